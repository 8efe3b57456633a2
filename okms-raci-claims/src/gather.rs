//! The claim or the condition that other words mean, made of their names and roles alone.

use okms_raci_core::{Role, RoleSet};
use proc_macro2::TokenTree;

use crate::cells::{meant, read_as_letters};
use crate::roles::{from_word, in_words};
use crate::tokens::is_verb;

/// Words and marks beside names and roles that say nothing more.
const BESIDE: &str = "is are has for of on in the who one with lies rests party activity role roles raci holds . , : = ( ) { }";

/// `HandleIncidents is { Customer: AI, OvhCloud: RA }`, of `HandleIncidents: Customer AI, OvhCloud RA`.
pub(crate) fn row(tokens: &[TokenTree]) -> Option<String> {
    let [TokenTree::Ident(activity), cells @ ..] = tokens else { return None };
    let cells = meant(cells).filter(|cells| cells.contains(", "))?;
    Some(format!("{activity} is {{ {cells} }}"))
}

/// Names and roles, in the order in which they stand.
#[derive(Default)]
struct Gathered {
    /// With the word before each: `Party`, `for` or what else.
    names: Vec<(String, String)>,
    roles: RoleSet,
    before: String,
    /// Whether the mark before may be the first of `=>`.
    is_arrow: bool,
}

impl Gathered {
    /// Nothing if a word says anything else, so that nothing is lost.
    fn of(tokens: &[TokenTree]) -> Option<Gathered> {
        let mut gathered = Gathered::default();
        gathered.take_all(tokens)?;
        (!gathered.roles.is_empty()).then_some(gathered)
    }

    fn take_all(&mut self, tokens: &[TokenTree]) -> Option<()> {
        tokens.iter().try_for_each(|token| match token {
            TokenTree::Group(group) => {
                self.take_all(&group.stream().into_iter().collect::<Vec<_>>())
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let text = text.strip_prefix('"')?.strip_suffix('"')?.replace("{}", "");
                text.split_whitespace().try_for_each(|word| self.take(word))
            }
            TokenTree::Ident(word) => self.take(&word.to_string()),
            TokenTree::Punct(mark) => {
                let is_arrow = mark.as_char() == '>' && std::mem::take(&mut self.is_arrow);
                self.is_arrow = matches!(mark.as_char(), '=' | '-');
                (is_arrow || self.is_arrow || BESIDE.contains(mark.as_char())).then_some(())
            }
        })
    }

    fn take(&mut self, word: &str) -> Option<()> {
        let role = role_of(&word.to_lowercase()).map(RoleSet::from);
        let letters = || read_as_letters(word).filter(|_| word.chars().all(char::is_uppercase));
        if let Some(roles) = role.or_else(letters) {
            self.roles |= roles;
        } else if matches!(word, "Party" | "Activity" | "Role") {
            self.before = word.to_lowercase();
        } else if word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphanumeric) {
            self.names.push((std::mem::take(&mut self.before), word.to_owned()));
        } else if word.contains('_') {
            return word.split('_').try_for_each(|word| self.take(word));
        } else if BESIDE.split(' ').any(|beside| beside == word) {
            word.clone_into(&mut self.before);
        } else {
            return None;
        }
        Some(())
    }
}

/// The role of its adjective, or of its noun.
fn role_of(word: &str) -> Option<Role> {
    match word {
        "responsibility" => Some(Role::Responsible),
        "accountability" => Some(Role::Accountable),
        word => from_word(word),
    }
}

/// `Customer is responsible for KeepServiceLogs`
pub(crate) fn claim(tokens: &[TokenTree]) -> Option<String> {
    let Gathered { names, roles, .. } = Gathered::of(tokens)?;
    let [first, second] = &names[..] else { return None };
    let is_activity = |(before, _): &(String, String)| {
        matches!(before.as_str(), "activity" | "for" | "on" | "of" | "in")
    };
    let is_party = |(before, _): &(String, String)| before == "party";
    let ([(_, party), (_, activity)], is_sure) = if is_activity(first) || is_party(second) {
        ([second, first], true)
    } else if is_activity(second) || is_party(first) {
        ([first, second], true)
    } else {
        // What is done takes more words than who does it.
        let (of_first, of_second) = (humps(&first.1), humps(&second.1));
        let order = if of_first > of_second { [second, first] } else { [first, second] };
        (order, of_first != of_second)
    };
    is_sure.then(|| format!("{party} is {} {activity}", in_words(roles, true)))
}

/// How many words a name in code is made of.
fn humps(name: &str) -> usize {
    name.chars().filter(|letter| letter.is_uppercase()).count()
}

/// `Customer is responsible`
pub(crate) fn condition(tokens: &[TokenTree]) -> Option<String> {
    let Gathered { names, roles, .. } = Gathered::of(tokens)?;
    let [(_, party)] = &names[..] else { return None };
    Some(format!("{party} is {}", in_words(roles, false)))
}

/// Whether the role comes first, the claim is a format string, or it has no verb.
pub(crate) fn is_other_order(tokens: &[TokenTree]) -> bool {
    let is_role_first = |first: &TokenTree| {
        let first = first.to_string();
        // A party may be called by a letter.
        let is_party = tokens.get(1).is_some_and(|next| is_verb(&next.to_string()));
        let is_role = role_of(&first.to_lowercase()).is_some()
            || read_as_letters(&first).is_some() && !is_party;
        is_role || matches!(first.as_str(), "the" | "who")
    };
    let is_format = matches!(tokens, [TokenTree::Literal(_), TokenTree::Punct(_), ..]);
    is_format
        || tokens.first().is_some_and(is_role_first)
        || !tokens.iter().any(|token| is_verb(&token.to_string()))
}
