//! Other words for those of the grammar, and words that say nothing.

use okms_raci_core::RoleSet;
use proc_macro2::{Delimiter, TokenTree};

use super::Near;
use crate::cells::read_as_letters;
use crate::names::is_one_hump;
use crate::roles::{adjective, from_word, preposition, spoken};

/// Words of the grammar, and those that mean the same.
const NEAR: &str = "\
has no role in: does not have a role in, does not have any role in, has no part in
has no role in: has nothing to do with, is not involved in, is not involved with, isn ' t involved in
has no role in: is not part of, does not participate in, does not take part in, is uninvolved in
has no role in: is not in, is out of, is excluded from, takes no part in, holds no role in, plays no role in, gets no role in
has a role in: is involved in, is involved with, takes part in, participates in, is part of
has a role in: holds a role in, holds some role in, has some role in, has any role in, plays a role in, has the role in, has roles in
has no role: does not have a role, has not a role, has not any role, hasn ' t a role, has none
have no role: do not have a role, have not a role, haven ' t a role, have none
is not responsible for: does not do, doesn ' t do, does not
is not accountable for: does not own, does not approve
are responsible for: do, perform, handle, execute, run
is responsible for: does, performs, handles, executes, runs, carries out, is in charge of
is responsible for: has responsibility for, has the responsibility for, takes care of
are accountable for: own, approve, share accountability for, share the accountability for
are responsible for: share responsibility for, share the responsibility for
is excepted: excepted, is except, is excluded, is exempt, is exempted
is open: open, is still open, is pending, is undecided
is handed back: handed back, is back, goes back, is given back
only: nobody but, no one but, no party but, nobody except, no one except, no party except
only: nobody other than, no one other than, no party other than, none but
is accountable for: owns, approves, answers for, is liable for, has accountability for
is accountable for: has the accountability for, is the owner of, is owner of, is an owner of
is consulted on: advises on, is asked about, gives advice on
is informed of: is told of, is told about, is notified of, is notified about, is kept informed of
is informed of: knows of
is responsible for: ist verantwortlich für, est responsable de, es responsable de, è responsabile di
is responsible: is in charge, does, performs, handles, executes, runs
is accountable: owns, approves
is not responsible: does not, doesn ' t do
responsible: resp, resp ., responsable, the responsible, the responsible party, the responsible one
accountable: the accountable, acountable, answerable, liable, the accountable party, the accountable one
is not: shall not be, must not be, should not be, may not be, cannot be, will not be, isn ' t, isnt
is not: is never, is no, is non, is un -, is no longer, wasn ' t
are not: aren ' t, arent, are never, are no longer
is: must be, shall be, should be, will be, may be, can be, has to be, was, being, remains, is always
is: ' s, is also, is the, needs to be, ought to be, gets, stays, becomes, feels, has, =, = =, :, equals
not: neither
is not: ! =, !, has not
are: both are, were, have to be, are both, are also, are all, are the
exactly one party: only one party, just one party, one party, a single party, precisely one party
exactly one party: one single party
at least one party is: a party is, any party is, somebody is, someone is, some party is, some parties are, anybody is, either party is
at least one party has: a party has, any party has, some party has, somebody has, someone has
every party is: * is, _ is, everybody is, everyone is, all are, each party is, all parties are, both parties are
every party has: each party has, all parties have, both parties have, everybody has, everyone has
no party is: nobody is, no one is, none is, neither party is, no parties are, none are
no party has: nobody has, no one has, none has, neither party has, no parties have, none have
every activity: each activity, all activities, all the activities, every activities, everything
every activity: every task, *
every activity in: all of, all in, section, sections, the section, everything in, every activity of section
any activity: anything, any activities, any task
every activity except: all but, all except, everything but, everything except
in: inside, within, under, of section, from section, from, of the section, in the section, in chapter
in: in sections, inside of, belonging to
except: but not, other than, apart from, excluding, unless, without, besides, but, except for
except: save for, minus, and not
;: and, but, while, whereas, yet, though
and: and in, and for, and of, and on, & &, &, +, plus, as well as, along with, together with, with, /
or: | |, |, or else, nor
where: if, when, for which, in which, which, that, with, :, =, of, for
";

/// Other words for those at a place.
pub(super) fn at(text: &[String], at: usize) -> impl Iterator<Item = Near> {
    let words = words_at(text, at).chain(letters_at(text, at));
    let words = words.chain(shouted_at(text, at)).chain(preposition_at(text, at));
    words.chain(number_at(text, at)).chain(of_number_at(text, at))
}

/// `every activity of "3.1"`, for `in "3.1"`.
fn of_number_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    let is_number = text.get(at + 1).is_some_and(|number| number.starts_with('"'));
    let is_of_all = at > 0 && text[at - 1] == "activity" && text[at] == "of";
    (is_of_all && is_number).then(|| Near { at, len: 1, instead: "in".to_owned() }).into_iter()
}

/// `3.1.1`, for `"3.1.1"`.
fn number_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    let is_part = |word: &&String| word.chars().all(|c| c.is_ascii_digit() || c == '.');
    // Where one belongs, the grammar says it.
    let is_due = at > 0 && matches!(&*text[at - 1], "in" | "is");
    let is_start = !is_due && text[at].starts_with(|c: char| c.is_ascii_digit());
    let len = text[at..].iter().take_while(is_part).count();
    let number = text[at..at + len].concat();
    let near = Near { at, len, instead: format!("\"{number}\"") };
    (is_start && len > 0).then_some(near).into_iter()
}

/// The words of the table at a place, the longest first.
fn words_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    let matches = |words: &str| {
        let len = words.split(' ').count();
        let here = text.get(at..at + len)?;
        here.iter().map(String::as_str).eq(words.split(' ')).then_some(len)
    };
    let entries = NEAR.lines().filter_map(|entry| entry.split_once(": "));
    let mut found: Vec<Near> = entries
        .flat_map(|(instead, words)| words.split(", ").map(move |words| (instead, words)))
        .filter_map(|(instead, words)| {
            Some(Near { at, len: matches(words)?, instead: instead.to_owned() })
        })
        .collect();
    found.sort_by_key(|near| std::cmp::Reverse(near.len));
    found.into_iter()
}

/// Words that say something, so that a claim without them says something else.
const SAYING: &str = "a all and any are at but each every except exactly false from hardly has have if in is least most \
                      neither no nobody non none nor not nothing never one only or other partly rarely seldom to un \
                      unless until when whenever where while without";

/// One to four words in a row that a claim can be read without, such as `fully` and `at night`.
pub(super) fn fillers(tokens: &[TokenTree]) -> impl Iterator<Item = Near> + use<> {
    let is_filler = |token: &TokenTree| match token {
        TokenTree::Ident(word) => {
            let word = word.to_string();
            word.starts_with(char::is_lowercase)
                && !SAYING.split_whitespace().any(|saying| saying == word)
                && from_word(&word).is_none()
        }
        TokenTree::Punct(mark) => matches!(mark.as_char(), ',' | '.' | ':'),
        // The number of a section says something.
        TokenTree::Literal(literal) => !literal.to_string().contains('.'),
        // `(see 3.1.3)`
        TokenTree::Group(group) => group.delimiter() == Delimiter::Parenthesis,
    };
    let is_at_night = |token: &TokenTree| matches!(token, TokenTree::Ident(word) if word == "at");
    let fillers: Vec<bool> = tokens.iter().map(|it| is_filler(it) || is_at_night(it)).collect();
    // Of a title in several words each is needed, and so is one in quotes.
    let is_title = |at: usize| match &tokens[..at] {
        [.., TokenTree::Ident(word)] => {
            let word = word.to_string();
            let is_quoted = matches!(tokens[at], TokenTree::Literal(_));
            word.starts_with(char::is_uppercase) && is_one_hump(&word)
                || is_quoted && matches!(word.as_str(), "for" | "of" | "on")
        }
        _ => false,
    };
    let starts: Vec<usize> = (0..tokens.len()).filter(|at| !is_title(*at)).collect();
    (1..=4).flat_map(move |len| {
        let are_fillers = |at: &usize| {
            fillers.get(*at..at + len).is_some_and(|all| all.iter().all(|filler| *filler))
        };
        let found = starts.iter().copied().filter(are_fillers);
        found.map(|at| Near { at, len, instead: String::new() }).collect::<Vec<_>>()
    })
}

/// `IS`, for `is`, and `"responsible"`, for `responsible`.
fn shouted_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    let lower = text[at].trim_matches('"').to_lowercase();
    let words = SAYING.split_whitespace().chain(["for", "of", "on", "party", "activity", "role"]);
    let is_known = words.into_iter().any(|word| word == lower) || from_word(&lower).is_some();
    let is_shouted = lower != text[at] && lower.len() > 1 && is_known;
    is_shouted.then_some(Near { at, len: 1, instead: lower }).into_iter()
}

/// `has RA in` and `is not RA for`, with the roles as words: with prepositions as in a claim, or without as in a
/// condition.
fn letters_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    const BEFORE: [&str; 8] = ["is", "has", "are", "have", "holds", "gets", "hold", "takes"];
    let verb = text.get(at).filter(|verb| BEFORE.contains(&verb.as_str()));
    let is_denied = text.get(at + 1).is_some_and(|word| word == "not");
    let mut end = at + 1 + usize::from(is_denied);
    // `has the R and the A for`
    let mut roles = None;
    while let Some(more) = letters_from(text, end, roles.is_some()) {
        roles = Some(roles.unwrap_or_default() | more.1);
        end = more.0;
    }
    let near = verb.zip(roles).map(|(verb, roles)| {
        let verb = if verb.ends_with('s') { "is" } else { "are" };
        let (verb, join) =
            if is_denied { (format!("{verb} not"), " or ") } else { (verb.to_owned(), " and ") };
        let has_preposition = text.get(end).is_some_and(|word| AFTER.contains(&word.as_str()));
        let with = format!("{verb} {}", spoken(roles, join));
        let without = roles.iter().map(adjective).collect::<Vec<_>>().join(join);
        [
            Near { at, len: end - at + usize::from(has_preposition), instead: with },
            Near { at, len: end - at, instead: format!("{verb} {without}") },
        ]
    });
    near.into_iter().flatten()
}

/// Letters that start at a place, after a word that joins them to others, and where they end.
fn letters_from(text: &[String], at: usize, is_joined: bool) -> Option<(usize, RoleSet)> {
    const JOINS: [&str; 5] = ["and", ",", "/", "+", "&"];
    let join = usize::from(is_joined);
    let is_join = !is_joined || text.get(at).is_some_and(|word| JOINS.contains(&word.as_str()));
    let rest = text.get(at + join..).filter(|_| is_join)?;
    // `the role R`
    let is_noun = |word: &&String| matches!(word.as_str(), "the" | "role" | "roles");
    let nouns = rest.iter().take_while(is_noun).count();
    Some((at + join + nouns + 1, upper_letters(rest.get(nouns)?)?))
}

/// Words between a role and an activity, right or wrong.
pub(super) const AFTER: [&str; 7] = ["in", "for", "on", "of", "at", "about", "to"];

/// Role letters in upper case, of which there is at least one.
pub(super) fn upper_letters(word: &str) -> Option<RoleSet> {
    let is_upper = word.chars().all(char::is_uppercase);
    read_as_letters(word).filter(|roles| is_upper && !roles.is_empty())
}

/// `accountable of`, for `accountable for`.
fn preposition_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    let role = at.checked_sub(1).and_then(|before| from_word(&text[before]));
    let right = role.map(preposition).filter(|_| AFTER.contains(&text[at].as_str()));
    right.map(|right| Near { at, len: 1, instead: right.to_owned() }).into_iter()
}
