//! The activities where they do not stand in a claim: before the party, or as a section after a role.

use okms_raci_core::{Role, RoleSet};

use super::Near;
use super::words::{AFTER, upper_letters};
use crate::roles::{from_word, preposition, spoken};
use crate::tokens::is_verb;

/// The same with the activities where they belong, for what starts at a place.
pub(super) fn at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    let first = (at == 0).then(|| activities_first(text)).flatten();
    let first = first.map(|instead| Near { at: 0, len: text.len(), instead });
    first.into_iter().chain(section_at(text, at))
}

/// `accountable in "3.1.4"`, for `accountable for every activity in "3.1.4"`.
fn section_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    const IN: [&str; 7] =
        ["in", "within", "inside", "throughout", "across", "everywhere in", "under"];
    let starts =
        |words: &str| words.split(' ').eq(text[at..].iter().take(words.split(' ').count()));
    let role = at.checked_sub(1).and_then(|before| from_word(&text[before]));
    let words = IN.into_iter().find(|words| starts(words)).map(|words| words.split(' ').count());
    let near = role.zip(words).and_then(|(role, words)| {
        let (sections, len) = sections(&text[at + words..])?;
        // An activity may be called so.
        let is_sure = words > 1 || len > 1 || text[at] != "in";
        let activity = if is_denied(&text[..at]) { "any" } else { "every" };
        let instead = format!("{} {activity} activity in {sections}", preposition(role));
        (is_sure || sections.starts_with('"')).then_some(Near { at, len: words + len, instead })
    });
    near.into_iter()
}

fn is_denied(text: &[String]) -> bool {
    text.iter().any(|word| matches!(word.as_str(), "not" | "no" | "nobody" | "none"))
}

/// Sections, which may have their noun before them, and how many words that is.
fn sections(text: &[String]) -> Option<(String, usize)> {
    let is_noun =
        |word: &&String| matches!(word.as_str(), "the" | "section" | "sections" | "chapter");
    let nouns = text.iter().take_while(is_noun).count();
    let name = text.get(nouns)?;
    let is_text = |word: &String| word.starts_with('"');
    let is_name = is_text(name) || name.starts_with(char::is_uppercase);
    let is_joined = |two: &&[String]| matches!(two[0].as_str(), "," | "and") && is_text(&two[1]);
    let more = text[nouns + 1..].chunks_exact(2).take_while(is_joined).count();
    let more = if is_text(name) { more * 2 } else { 0 };
    let sections = text[nouns..=nouns + more].join(" ").replace(" ,", ",");
    is_name.then_some((sections, nouns + 1 + more))
}

/// Names from a place on, joined with `and` or commas, and how many words that is.
fn names(text: &[String]) -> Option<(Vec<&str>, usize)> {
    let is_name = |word: &&String| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphanumeric() || c == '_')
    };
    let mut names = vec![text.first().filter(is_name)?.as_str()];
    let mut len = 1;
    loop {
        let is_join = |word: &&String| matches!(word.as_str(), "," | "and");
        let joins = text[len..].iter().take_while(is_join).count();
        let next = text.get(len + joins).filter(is_name).filter(|_| joins > 0);
        // After a comma, what stands before a verb is the party.
        let is_party = joins > 0
            && text[len] == ","
            && text.get(len + joins + 1).is_some_and(|it| is_verb(it));
        match next.filter(|_| !is_party) {
            Some(name) => names.push(name),
            None => return Some((names, len)),
        }
        len += joins + 1;
    }
}

/// The activities at the start, as in `for ManageBackups` and `all activities in "3.2"`, as they stand in a claim, and
/// what follows them.
fn leading(text: &[String]) -> Option<(String, &[String])> {
    let is_before = |word: &&String| {
        AFTER.contains(&word.as_str()) || matches!(word.as_str(), "the" | "activity" | "activities")
    };
    let before = text.iter().take_while(is_before).count();
    let is_all = |word: &&String| matches!(word.as_str(), "every" | "all" | "each" | "any" | "no");
    let is_every = text.get(before).as_ref().is_some_and(is_all);
    let every = if text.get(before)? == "no" { "any activity" } else { "every activity" };
    let rest = &text[before + usize::from(is_every)..];
    let nouns = rest.iter().take_while(is_before).count();
    if is_every && nouns == 0 {
        return None;
    }
    let is_section = |word: &String| word.starts_with('"') || word.starts_with("section");
    let rest = &rest[nouns..];
    if rest.first().is_some_and(is_section) {
        let (sections, len) = sections(rest)?;
        return Some((format!("{every} in {sections}"), &rest[len..]));
    }
    // `each of ManageBackups and DeployPatches`
    let is_of = rest.first().is_some_and(|name| name.starts_with(char::is_uppercase));
    if is_every && !is_of {
        return Some((every.to_owned(), rest));
    }
    let (names, len) = names(rest)?;
    Some((names.join(" and "), &rest[len..]))
}

/// `PARTY is accountable for ACTIVITIES`, of `ACTIVITIES are accountable by PARTY` and `ACTIVITIES: PARTY is accountable`.
fn activities_first(text: &[String]) -> Option<String> {
    let (activities, rest) = leading(text)?;
    let is_mark = |word: &&String| matches!(word.as_str(), ":" | "," | "-" | "=" | ">");
    let marks = rest.iter().take_while(is_mark).count();
    let rest = &rest[marks..];
    let has_verb = rest.first().is_some_and(|word| is_verb(word));
    // Of two names in a row either can be the activity.
    if marks == 0 && names(text).is_some() && names(rest).is_some() {
        return None;
    }
    // `Customer for KeepServiceLogs is accountable`
    if marks == 0 && rest.first().is_some_and(|word| AFTER.contains(&word.as_str())) {
        return None;
    }
    let rest = &rest[usize::from(has_verb)..];
    let Holders { parties, roles, is_denied, .. } = Holders::of(rest)?;
    let verb = if parties.len() > 1 { "are" } else { "is" };
    let is_denied = is_denied || activities.starts_with("any ");
    let (not, join) = if is_denied { (" not", " or ") } else { ("", " and ") };
    let activities = if is_denied { activities.replacen("every", "any", 1) } else { activities };
    Some(format!("{} {verb}{not} {} {activities}", parties.join(" and "), spoken(roles, join)))
}

/// Who holds which roles, in whatever order that is written.
#[derive(Default)]
struct Holders<'a> {
    parties: Vec<&'a str>,
    roles: RoleSet,
    is_denied: bool,
    /// Whether a party may follow the roles.
    is_by: bool,
}

/// Words beside parties and roles that say nothing more.
const BETWEEN: [&str; 15] = [
    "by", "not", "for", "and", "the", "of", "as", "must", "shall", "should", "will", "has", "to",
    "be", "being",
];

impl<'a> Holders<'a> {
    /// Nothing if a word says anything else, so that nothing is lost.
    fn of(text: &'a [String]) -> Option<Self> {
        let (mut holders, mut at) = (Holders::default(), 0);
        while at < text.len() {
            at += holders.take(&text[at..])?;
        }
        (!holders.parties.is_empty() && !holders.roles.is_empty()).then_some(holders)
    }

    /// Takes what comes first; gives how many words that is.
    fn take(&mut self, text: &'a [String]) -> Option<usize> {
        let word = text[0].as_str();
        if let Some(roles) = upper_letters(word).or_else(|| from_word(word).map(RoleSet::of)) {
            self.roles |= roles;
        } else if let Some((named, len)) = names(text) {
            // What follows a role as in a claim is an activity.
            let is_party = self.parties.is_empty() && (self.roles.is_empty() || self.is_by);
            self.parties = is_party.then_some(named)?;
            return Some(len);
        } else if let Some((role, len)) = done_by(text) {
            self.roles |= RoleSet::of(role);
            self.is_by = true;
            return Some(len);
        } else {
            self.is_denied |= word == "not";
            self.is_by |= word == "by";
            return (BETWEEN.contains(&word) || is_verb(word)).then_some(1);
        }
        Some(1)
    }
}

/// The role of who does something that is `done by`, `owned by` and the like, and how many words that is.
fn done_by(text: &[String]) -> Option<(Role, usize)> {
    const WORDS: [(Role, &[&str]); 2] = [
        (
            Role::Responsible,
            &[
                "done by",
                "performed by",
                "handled by",
                "executed by",
                "run by",
                "managed by",
                "carried out by",
                "the responsibility of",
                "the duty of",
            ],
        ),
        (Role::Accountable, &["owned by", "approved by", "the accountability of"]),
    ];
    let starts = |words: &str| words.split(' ').eq(text.iter().take(words.split(' ').count()));
    WORDS.into_iter().find_map(|(role, all)| {
        let words = all.iter().find(|words| starts(words))?;
        Some((role, words.split(' ').count()))
    })
}
