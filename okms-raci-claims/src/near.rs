//! Words that people write where a claim has others, and the claim as it has to be written.

use std::iter;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::Error;

use crate::cells::read_as_letters;
use crate::claim::Sentence;
use crate::names::is_one_hump;
use crate::roles::{from_word, in_words};

/// Words of the grammar, and those that mean the same.
const NEAR: &str = "\
has no role in: does not have a role in, does not have any role in, has no part in
has no role in: has nothing to do with, is not involved in, is not involved with, isn ' t involved in
has no role in: is not part of, does not participate in, does not take part in, is uninvolved in
has no role in: is excluded from, takes no part in, holds no role in, plays no role in, gets no role in
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
only: nobody but, no one but, no party but, nobody except, no one except, no party except
only: nobody other than, no one other than, no party other than, none but
is accountable for: owns, approves, answers for, is liable for, has accountability for
is accountable for: has the accountability for, is the owner of
is consulted on: advises on, is asked about, gives advice on
is informed of: is told of, is told about, is notified of, is notified about, is kept informed of
is informed of: knows of
is responsible: is in charge, does, performs, handles, executes, runs
is accountable: owns, approves
is not responsible: does not, doesn ' t do
responsible: resp, responsable, the responsible, the responsible party, the responsible one
accountable: the accountable, acountable, answerable, liable, the accountable party, the accountable one
is not: shall not be, must not be, should not be, may not be, cannot be, will not be, isn ' t, isnt
is not: is never, is no, is no longer, wasn ' t
are not: aren ' t, arent, are never, are no longer
is: must be, shall be, should be, will be, may be, can be, has to be, was, being, remains, is always
is: is also, is the, needs to be, ought to be, gets, stays, becomes, feels, has, =, = =, :, equals
not: neither
is not: ! =, !, has not
are: both are, were, have to be, are both, are also, are all, are the
exactly one party: only one party, just one party, one party, a single party, precisely one party
exactly one party: one single party
at least one party is: somebody is, someone is, some party is, some parties are, anybody is
every party is: everybody is, everyone is, all are, each party is, all parties are, both parties are
every party has: each party has, all parties have, both parties have, everybody has, everyone has
no party is: nobody is, no one is, none is, neither party is, no parties are, none are
no party has: nobody has, no one has, none has, neither party has, no parties have, none have
every activity: each activity, all activities, all the activities, every activities, everything
every activity: every task
every activity in: all of, all in, section, sections, the section, everything in, every activity of section
any activity: anything, any activities, any task
in: inside, within, under, of section, from section, from, of the section, in the section, in chapter
in: in sections, inside of, belonging to
except: but not, other than, apart from, excluding, unless, without, besides, but, except for
except: save for, minus, and not
;: and, but, while, whereas, yet, though
and: in, and in, and for, and of, and on, & &, &, +, plus, as well as, along with, together with, with, /
or: | |, |, or else, nor
where: if, when, for which, in which, which, that, with, :, =, of, for
";

/// How many ways are tried; of a long claim each takes long.
fn most_tries(tokens: &[TokenTree]) -> usize {
    8 + (1 << 14) / tokens.len().max(1)
}

/// The claim or the condition as it has to be written, at the words that are none of its own; `reads` says
/// whether these tokens can be read.
pub(crate) fn near(tokens: &[TokenTree], reads: impl Fn(&[TokenTree]) -> bool) -> Option<Error> {
    let text: Vec<String> = tokens.iter().map(ToString::to_string).collect();
    let found: Vec<Near> = (0..tokens.len())
        .flat_map(|at| {
            words_at(&text, at)
                .chain(letters_at(&text, at))
                .chain(split_at(&text, at))
                .chain(only_at(&text, at))
                .chain(shouted_at(&text, at))
                .chain(order_at(&text, at))
                .chain(not_first_at(&text, at))
                .chain(same_subject_at(&text, at))
                .chain(neither_at(&text, at))
        })
        .collect();
    // One of them alone, or one at each place.
    let alone =
        found.iter().take(most_tries(tokens)).find_map(|near| written(tokens, &[near], &reads));
    let together = || {
        let mut end = 0;
        let apart = found.iter().filter(|near| {
            let is_apart = near.at >= end;
            end = if is_apart { near.at + near.len } else { end };
            is_apart
        });
        written(tokens, &apart.collect::<Vec<_>>(), &reads)
    };
    let pairs = || {
        let pairs = found.iter().enumerate().flat_map(|(at, first)| {
            let rest = found[at + 1..].iter();
            rest.filter(|next| next.at >= first.at + first.len).map(move |next| [first, next])
        });
        pairs.take(most_tries(tokens)).find_map(|pair| written(tokens, &pair, &reads))
    };
    Some(offered(tokens, alone.or_else(together).or_else(pairs)?))
}

/// The same without words that say nothing, where `mistake` names no words to write.
pub(crate) fn left_out(
    tokens: &[TokenTree],
    mistake: &Error,
    reads: impl Fn(&[TokenTree]) -> bool,
) -> Option<Error> {
    let mistake = mistake.to_string();
    let (_, found) = mistake.rsplit_once(", found ")?;
    if found.contains("; ") || found.contains(": ") {
        return None;
    }
    let mut fillers = fillers(tokens).take(most_tries(tokens));
    Some(offered(tokens, fillers.find_map(|near| written(tokens, &[&near], &reads))?))
}

/// The sentence that these words mean, at all of them.
pub(crate) fn meant(tokens: &[TokenTree], sentence: Option<String>) -> Option<Error> {
    let sentence = sentence?;
    let tokens: TokenStream = tokens.iter().cloned().collect();
    let message = format!("these words are not in the grammar of claims: write `{sentence}`");
    Some(Error::new_spanned(tokens, message))
}

fn offered(tokens: &[TokenTree], (first, last, sentence): (usize, usize, String)) -> Error {
    let words: TokenStream = tokens[first..last].iter().cloned().collect();
    let message = format!(
        "`{}` is not in the grammar of claims: write `{sentence}`",
        Sentence(&tokens[first..last]).to_string().replace(" ' ", "'")
    );
    Error::new_spanned(words, message)
}

/// Other words for some tokens.
struct Near {
    at: usize,
    len: usize,
    instead: String,
}

/// The words of the table at a place, the longest first.
fn words_at(text: &[String], at: usize) -> impl Iterator<Item = Near> {
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
const SAYING: &str = "a any are at every except exactly from has have if in is least most no nobody none \
                      not nothing never one only or to unless when where without and";

/// One to four words in a row that a claim can be read without, such as `fully` and `at night`.
fn fillers(tokens: &[TokenTree]) -> impl Iterator<Item = Near> + use<> {
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
        TokenTree::Group(_) => false,
    };
    let is_at_night = |token: &TokenTree| matches!(token, TokenTree::Ident(word) if word == "at");
    let fillers: Vec<bool> = tokens.iter().map(|it| is_filler(it) || is_at_night(it)).collect();
    // Of a title in several words each is needed.
    let is_title = |at: usize| match &tokens[..at] {
        [.., TokenTree::Ident(word)] => {
            let word = word.to_string();
            word.starts_with(char::is_uppercase) && is_one_hump(&word)
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

/// `IS`, for `is`.
fn shouted_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    let lower = text[at].to_lowercase();
    let words = SAYING.split_whitespace().chain(["for", "of", "on", "party", "activity", "role"]);
    let is_known = words.into_iter().any(|word| word == lower) || from_word(&lower).is_some();
    let is_shouted = lower != text[at] && lower.len() > 1 && is_known;
    is_shouted.then_some(Near { at, len: 1, instead: lower }).into_iter()
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

/// `has RA in`, with the roles as words: with prepositions as in a claim, or without as in a condition.
fn letters_at(text: &[String], at: usize) -> impl Iterator<Item = Near> + use<> {
    const BEFORE: [&str; 8] = ["is", "has", "are", "have", "holds", "gets", "hold", "takes"];
    const AFTER: [&str; 5] = ["in", "for", "on", "of", "at"];
    let verb = text.get(at).filter(|verb| BEFORE.contains(&verb.as_str()));
    let letters =
        |word: &String| word.chars().all(char::is_uppercase).then(|| read_as_letters(word))?;
    let roles = text.get(at + 1).and_then(letters).filter(|roles| !roles.is_empty());
    let near = verb.zip(roles).map(|(verb, roles)| {
        let verb = if verb.ends_with('s') { "is" } else { "are" };
        let has_preposition = text.get(at + 2).is_some_and(|word| AFTER.contains(&word.as_str()));
        let near = |with: bool| Near {
            at,
            len: 2 + usize::from(with && has_preposition),
            instead: format!("{verb} {}", in_words(roles, with)),
        };
        [near(true), near(false)]
    });
    near.into_iter().flatten()
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

/// The tokens with other words, if that can be read: from which to which token they differ, and the sentence.
fn written(
    tokens: &[TokenTree],
    near: &[&Near],
    reads: impl Fn(&[TokenTree]) -> bool,
) -> Option<(usize, usize, String)> {
    let (first, last) = (near.first()?, near.last()?);
    let mut replaced = Vec::with_capacity(tokens.len());
    let mut end = 0;
    for Near { at, len, instead } in near {
        replaced.extend_from_slice(&tokens[end..*at]);
        replaced.extend(instead.parse::<TokenStream>().ok()?);
        end = at + len;
    }
    replaced.extend_from_slice(&tokens[end..]);
    let sentence = || Sentence(&replaced).to_string().replace(" ;", ";");
    reads(&replaced).then(|| (first.at, last.at + last.len, sentence()))
}

/// What to do with values, which claims do not know.
pub(crate) const AT_RUN_TIME: &str = "claims name variants and are checked when they are compiled; of a value \
                                      ask at run time, as in `activity.roles(party)`";

/// That a claim is a sentence and no code, of `Customer == Role::Responsible` and `party = "Customer"`.
pub(crate) fn code(tokens: &[TokenTree], example: &str) -> Option<Error> {
    if matches!(tokens.first(), Some(TokenTree::Ident(word)) if word == "revision") {
        return None;
    }
    let mark = |token: &TokenTree| match token {
        TokenTree::Punct(mark) => Some(mark.as_char()),
        _ => None,
    };
    let marks = tokens.windows(2).map(|two| (mark(&two[0]), mark(&two[1])));
    let word = |token: &TokenTree| match token {
        TokenTree::Ident(word) => Some(word.to_string()),
        _ => None,
    };
    let is_verb = |word: String| matches!(word.as_str(), "is" | "are" | "has" | "have");
    let is_sentence = tokens.get(1..).unwrap_or_default().iter().filter_map(word).any(is_verb);
    // After a verb only an empty pair of parentheses is surely a call.
    let is_call = tokens.windows(2).any(|two| match &two[1] {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
            word(&two[0]).is_some() && (!is_sentence || group.stream().is_empty())
        }
        _ => false,
    });
    // `backup.RestoreFiles` is a name.
    let is_field = tokens.windows(3).any(|three| {
        let field = word(&three[2]).filter(|field| field.starts_with(char::is_lowercase));
        word(&three[0]).is_some() && mark(&three[1]) == Some('.') && field.is_some()
    });
    let is_code = is_call
        || is_field
        || tokens.first().and_then(mark) == Some('!')
        || marks.chain(iter::once((None, None))).any(|marks| {
            matches!(
                marks,
                (Some('='), _) | (Some('!' | '<' | '>'), Some('=')) | (Some('&'), Some('&'))
            )
        });
    let all: TokenStream = tokens.iter().cloned().collect();
    is_code.then(|| {
        Error::new_spanned(
            all,
            format!(
                "a claim is a sentence, not code: write one such as `{example}`; {AT_RUN_TIME}"
            ),
        )
    })
}
