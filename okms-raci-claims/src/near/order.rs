//! Parts of a claim in another order than theirs, or said once where they belong twice.

use proc_macro2::{Delimiter, Group, TokenTree};

use super::Near;
use super::words::{AFTER, upper_letters};
use crate::roles::{from_word, in_words, preposition};
use crate::tokens::is_verb;
use okms_raci_core::RoleSet;

/// The same in the order of the grammar, for what starts at a place.
pub(super) fn at(
    tokens: &[TokenTree],
    text: &[String],
    at: usize,
) -> impl Iterator<Item = Near> + use<> {
    let first = split_at(text, at).chain(only_at(text, at)).chain(order_at(text, at));
    let first = first.chain(not_first_at(text, at)).chain(same_subject_at(text, at));
    let then = neither_at(text, at)
        .chain(in_again_at(text, at))
        .chain(nothing_at(text, at))
        .chain(joined_at(text, at))
        .chain(verb_at(text, at))
        .chain(number_last_at(text, at))
        .chain(same_row_at(text, at))
        .chain(bar_at(text, at))
        .chain(comma_at(text, at));
    let then = then.chain(same_verb_at(text, at)).chain(same_party_at(text, at));
    first.chain(then).chain(activity_first_at(text, at)).chain(in_brackets(tokens, at))
}

/// `OvhCloud alone is` and `OvhCloud is the only party`, for `only OvhCloud is`.
fn only_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    const ALONE: [&str; 10] = [
        "is solely",
        "is exclusively",
        "is the only party",
        "is the only one",
        "is the sole party",
        "is alone",
        "alone is",
        "is the only",
        "is the sole",
        "is the single",
    ];
    let is_here =
        |words: &&&str| words.split(' ').eq(text[at..].iter().take(words.split(' ').count()));
    let party = (at == 1).then(|| &text[0]);
    let found = ALONE.iter().filter(is_here).map(|it| it.split(' ').count()).max();
    let near = party.zip(found).map(|(party, words)| Near {
        at: 0,
        len: 1 + words,
        instead: format!("only {party} is"),
    });
    near.into_iter()
}

/// Parts in another order than theirs, which is `where … in … except …`.
fn order_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    let rest = &text[at..];
    let find = |word: &str| rest.iter().position(|it| it == word);
    let ends = [find("where"), find("in"), find("except"), Some(rest.len())];
    let part = |start: Option<usize>| {
        let start = start?;
        let end = ends.iter().flatten().filter(|end| **end > start).min()?;
        Some(rest[start..*end].join(" "))
    };
    let parts: Vec<String> = ends[..3].iter().filter_map(|start| part(*start)).collect();
    let is_start = matches!(rest[0].as_str(), "where" | "in" | "except");
    let ordered = (is_start && parts.len() > 1).then(|| parts.join(" "));
    let ordered = ordered.map(|instead| Near { at, len: rest.len(), instead });
    ordered.into_iter()
}

/// `not Customer is responsible`, for `Customer is not responsible`.
fn not_first_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    let near = match &text[at..] {
        [not, party, verb, ..]
            if matches!(not.as_str(), "not" | "!") && matches!(verb.as_str(), "is" | "are") =>
        {
            Some(Near { at, len: 3, instead: format!("{party} {verb} not") })
        }
        _ => None,
    };
    near.into_iter()
}

/// `Customer is responsible or Customer is accountable`, for `Customer is responsible or accountable`.
fn same_subject_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    let joins = text[at..].iter().take_while(|word| *word == "|" || *word == "or").count();
    let verb = text[..at].iter().rposition(|word| word == "is" || word == "are");
    let near = verb.filter(|verb| joins > 0 && *verb > 0).and_then(|verb| {
        let again = text.get(at + joins..at + joins + 2)?;
        let is_same = *again == text[verb - 1..=verb];
        is_same.then(|| Near { at, len: joins + 2, instead: "or".to_owned() })
    });
    near.into_iter()
}

/// `… is informed and not responsible for …`, said of each role by itself.
fn split_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    let is = |at: usize, word: &str| text.get(at).is_some_and(|here| here == word);
    let is_split = (is(at, "and") || is(at, "but") || is(at, ",")) && is(at + 1, "not");
    let verb = text[..at].iter().rposition(|word| word == "is" || word == "are");
    let near = verb.filter(|_| is_split).map(|verb| {
        let start = text[..verb].iter().rposition(|word| word == "where" || word == ";");
        let start = start.map_or(0, |start| start + 1);
        let (before, after) = (text[start..at].join(" "), text[at + 2..].join(" "));
        let subject = text[start..=verb].join(" ");
        let preposition =
            text[at + 2..].iter().position(|word| matches!(word.as_str(), "for" | "on" | "of"));
        let rest = preposition.map_or_else(String::new, |it| text[at + 3 + it..].join(" "));
        let last = from_word(&text[at - 1]).map(crate::roles::preposition).unwrap_or_default();
        let claims = Near {
            at: start,
            len: text.len() - start,
            instead: format!("{before} {last} {rest}; {subject} not {after}"),
        };
        let conditions = Near { at, len: 2, instead: format!("and {subject} not") };
        [claims, conditions]
    });
    near.into_iter().flatten()
}

/// `is responsible for nothing` and `for no activity`, for `is not responsible for any activity`.
fn nothing_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    let is_none = |rest: &[String]| match rest {
        [no, activity, ..] if no == "no" && activity == "activity" => Some(2),
        [nothing, ..] if nothing == "nothing" => Some(1),
        _ => None,
    };
    let found = (at..text.len()).find_map(|end| Some((end, is_none(&text[end..])?)));
    let near = found.filter(|_| text[at] == "is").map(|(end, len)| {
        let instead = format!("is not {} any activity", text[at + 1..end].join(" "));
        Near { at, len: end + len - at, instead }
    });
    near.into_iter()
}

/// `and Customer is`, for `Customer is`, at the start.
fn joined_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    let is_joined = at == 0 && matches!(text[0].as_str(), "and" | "but" | "also" | "then");
    is_joined.then(|| Near { at, len: 1, instead: String::new() }).into_iter()
}

/// `exactly one party accountable`, for `exactly one party is accountable`.
fn verb_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    let is_role = at > 0 && from_word(&text[at]).is_some();
    let is_missing = is_role && !text.iter().any(|word| is_verb(word));
    is_missing.then(|| Near { at, len: 1, instead: format!("is {}", text[at]) }).into_iter()
}

/// `ManageBackups and DeployPatches are { Customer: RA }`, as a row of each.
fn same_row_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    let near = match text {
        [activities @ .., verb, row] if at == 0 && row.starts_with('{') && is_verb(verb) => {
            let is_join = |word: &&String| matches!(word.as_str(), "and" | ",");
            let rows = activities.iter().filter(|word| !is_join(word));
            let rows = rows.map(|activity| format!("{activity} is {row}")).collect::<Vec<_>>();
            Some(Near { at, len: text.len(), instead: rows.join("; ") })
        }
        _ => None,
    };
    near.into_iter()
}

/// `neither Customer nor OvhCloud is informed of …`, said of each party by itself.
fn neither_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    let near = match &text[at..] {
        [neither, first, nor, second, verb, rest @ ..]
            if neither == "neither" && matches!(nor.as_str(), "nor" | "or") && verb == "is" =>
        {
            let (rest, len) = (rest.join(" "), text.len() - at);
            let instead =
                |join: &str| format!("{first} is not {rest}{join} {second} is not {rest}");
            vec![
                Near { at, len, instead: instead(";") },
                Near { at, len, instead: instead(" and") },
            ]
        }
        _ => Vec::new(),
    };
    near.into_iter()
}

/// `ManageBackups | DeployPatches`, for `ManageBackups and DeployPatches`.
fn bar_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    let bars = text[at..].iter().take_while(|word| *word == "|").count();
    let is_name = |word: Option<&String>| word.is_some_and(|it| it.starts_with(char::is_uppercase));
    let is_between = bars > 0
        && is_name(at.checked_sub(1).and_then(|before| text.get(before)))
        && is_name(text.get(at + bars))
        && !text.get(at + bars + 1).is_some_and(|word| is_verb(word));
    is_between.then(|| Near { at, len: bars, instead: "and".to_owned() }).into_iter()
}

/// `ManageBackups, DeployPatches`, for `ManageBackups and DeployPatches`, and `responsible, for` without the comma.
fn comma_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    let next = text.get(at + 1).map_or("", String::as_str);
    let instead = match next {
        _ if text[at] != "," => None,
        next if next.starts_with(char::is_uppercase) => Some("and"),
        next => AFTER.contains(&next).then_some(""),
    };
    instead.map(|instead| Near { at, len: 1, instead: instead.to_owned() }).into_iter()
}

/// `in "1" in "2"`, for `in "1" and "2"`.
fn in_again_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    let is_again = text[at] == "in" && text[..at].iter().any(|word| word == "in");
    is_again.then(|| Near { at, len: 1, instead: "and".to_owned() }).into_iter()
}

/// `… is accountable for HandleIncidents and OvhCloud for ManageBackups`, said of each party by itself.
fn same_verb_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    const PREPOSITIONS: [&str; 4] = ["for", "on", "of", "in"];
    let is_preposition = |word: &String| PREPOSITIONS.contains(&word.as_str());
    let verb = text[..at].iter().position(|word| word == "is" || word == "has");
    let near = verb.and_then(|verb| {
        let is_join = matches!(text[at].as_str(), "and" | "," | "but" | "while");
        let len = 1 + usize::from(text[at] == "," && text.get(at + 1)? == "and");
        let (party, next) = (text.get(at + len)?, text.get(at + len + 1)?);
        let end = verb + text[verb..at].iter().position(is_preposition)?;
        let instead = format!("; {party} {}", text[verb..end].join(" "));
        let is_one = is_join && is_preposition(next) && party.starts_with(char::is_uppercase);
        is_one.then_some(Near { at, len: len + 1, instead })
    });
    near.into_iter()
}

/// `… is responsible for KeepServiceLogs and informed of HandleIncidents`, said of each role by itself.
fn same_party_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    let verb = text[..at].iter().position(|word| word == "is");
    let near = verb.filter(|_| matches!(text[at].as_str(), "and" | "," | "but")).and_then(|verb| {
        let (role, next) = (text.get(at + 1)?, text.get(at + 2)?);
        let roles = from_word(role).map(RoleSet::of).or_else(|| upper_letters(role))?;
        let is_named = text[verb..at]
            .iter()
            .any(|word| word.starts_with(char::is_uppercase) && word.len() > 4);
        let instead = format!("; {} {}", text[..=verb].join(" "), in_words(roles, true));
        (is_named && AFTER.contains(&next.as_str())).then_some(Near { at, len: 3, instead })
    });
    near.into_iter()
}

/// `every activity has exactly one accountable party`, for `exactly one party is accountable for every activity`.
fn number_last_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    let verb = text.iter().position(|word| word == "has" || word == "have").filter(|_| at == 0);
    let near = verb.and_then(|verb| {
        let [number @ .., role, party] = &text[verb + 1..] else { return None };
        let number = match &*number.join(" ") {
            "a" | "an" => "at least one".to_owned(),
            "one" | "1" | "only one" => "exactly one".to_owned(),
            number => number.to_owned(),
        };
        let preposition = preposition(from_word(role)?);
        let instead = format!("{number} party is {role} {preposition} {}", text[..verb].join(" "));
        let is_party = matches!(party.as_str(), "party" | "parties");
        is_party.then_some(Near { at, len: text.len(), instead })
    });
    near.into_iter()
}

/// `KeepServiceLogs is Customer RA`, `KeepServiceLogs is Customer's duty` and `Customer informs OvhCloud of
/// KeepServiceLogs`.
fn activity_first_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    let near = match text {
        [activity, is, party, letters]
            if at == 0 && is == "is" && upper_letters(letters).is_some() =>
        {
            upper_letters(letters).map(|letters| format!("{activity} is {{ {party}: {letters} }}"))
        }
        // Who tells is no part of a claim.
        [_, verb, party, preposition, activity]
            if at == 0 && AFTER.contains(&preposition.as_str()) =>
        {
            let role = match verb.as_str() {
                "informs" | "notifies" | "tells" => Some("informed of"),
                "consults" | "asks" => Some("consulted on"),
                _ => None,
            };
            role.map(|role| format!("{party} is {role} {activity}"))
        }
        [activity, is, party, mark, s, noun]
            if at == 0 && is == "is" && mark == "'" && s == "s" =>
        {
            let role = match noun.as_str() {
                "responsibility" | "duty" | "job" | "task" => Some("responsible"),
                "accountability" => Some("accountable"),
                _ => None,
            };
            role.map(|role| format!("{party} is {role} for {activity}"))
        }
        _ => None,
    };
    near.map(|instead| Near { at: 0, len: text.len(), instead }).into_iter()
}

/// `(Customer and OvhCloud)` and `[KeepServiceLogs, ManageBackups]`, for a list alone, and `(Customer: RA)` for a
/// row in braces.
fn in_brackets(tokens: &[TokenTree], at: usize) -> impl Iterator<Item = Near> + use<> {
    let inside = match &tokens[at] {
        TokenTree::Group(group)
            if matches!(group.delimiter(), Delimiter::Parenthesis | Delimiter::Bracket)
                || is_set_of_roles(group) =>
        {
            Some(group.stream().to_string())
        }
        _ => None,
    };
    let forms = inside.map(|inside| {
        let joined = inside.trim_end_matches([',', ' ']).to_owned();
        let joined = match joined.rsplit_once(',') {
            Some((before, last)) if !last.trim_start().starts_with("and ") => {
                format!("{before} and {last}")
            }
            _ => joined,
        };
        [format!("{{ {inside} }}"), inside, joined]
    });
    let near = move |instead| Near { at, len: 1, instead };
    forms.into_iter().flatten().map(near)
}

/// `{ responsible, accountable }`
fn is_set_of_roles(group: &Group) -> bool {
    let mut tokens = group.stream().into_iter();
    group.delimiter() == Delimiter::Brace
        && tokens.all(|token| match token {
            TokenTree::Ident(word) => word == "and" || from_word(&word.to_string()).is_some(),
            TokenTree::Punct(mark) => mark.as_char() == ',',
            _ => false,
        })
}
