//! What a text was probably meant to be, and how what cannot be read is written.

use crate::date;
use crate::matrix::Party;
use crate::names::{id_from_title, mistake_in_id};
use crate::yaml::{Node, Scalar, Value};
use okms_raci_core::{Odd, Plain, Role, RoleSet, nearest};

/// `{ id: AWS, name: AWS }` of a party that is written as its name.
pub(super) fn party(name: &str) -> String {
    // `Ops, Operations`
    if let Some((id, name)) = name.split_once(", ").filter(|(id, _)| is_id(id)) {
        return format!("{{ id: {id}, name: {} }}", Scalar(name));
    }
    format!("{{ id: {}, name: {} }}", party_id(name), Scalar(name))
}

/// Whether a text can be nothing but an id of one word.
fn is_id(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && mistake_in_id(text).is_none()
}

/// The name itself if it can be an id, or the id before it.
pub(super) fn party_id(name: &str) -> String {
    let name = name.split_once(", ").map_or(name, |(id, _)| if is_id(id) { id } else { name });
    let id = as_id(name);
    if mistake_in_id(&id).is_none() { id } else { "Customer".to_owned() }
}

/// The text itself if it can be an id, or the id that is made of it.
pub(super) fn as_id(text: &str) -> String {
    if mistake_in_id(text).is_none() { text.to_owned() } else { id_from_title(text) }
}

/// Whether a text is a mark that says nothing of roles.
pub(super) fn is_mark(text: &str) -> bool {
    matches!(text.trim(), "x" | "X" | "✓" | "✔" | "✗" | "✘" | "•" | "*" | "Y" | "y" | "1")
}

/// Other words for keys; the first key that something has is meant.
const WORDS: [(&str, &[&str]); 23] = [
    ("nobody-accountable", &["no-accountable", "not-accountable", "missing-accountable"]),
    ("several-accountable", &["multiple-accountable", "many-accountable", "two-accountable"]),
    ("refines", &["extends", "inherits", "implements", "based-on", "parent", "parents"]),
    ("except", &["exclude", "excludes", "excluded", "exclusions", "exemptions", "ignore"]),
    ("open", &["pending", "todo", "undecided"]),
    ("matrix", &["name", "id", "base"]),
    ("party", &["is", "role", "who", "of", "parties"]),
    ("aliases", &["former", "formerly", "former-ids", "previously", "old-id", "old-ids", "aka"]),
    ("title", &["activity", "name", "task", "label", "text", "heading", "description"]),
    ("roles", &["raci", "responsibilities", "assignments", "parties", "who"]),
    ("revision", &["date", "updated", "version", "published"]),
    ("format", &["version"]),
    ("parties", &["columns", "teams", "people", "actors"]),
    ("sections", &["chapters", "groups", "categories"]),
    ("covers", &["implements", "satisfies", "takes-on"]),
    ("is", &["same-as", "of"]),
    ("name", &["title", "label", "team", "party", "who"]),
    ("id", &["key", "code"]),
    ("ref", &["reference", "number"]),
    ("publisher", &["provider", "author", "vendor", "company"]),
    ("url", &["link", "address", "website"]),
    ("note", &["comment", "remark", "footnote", "description", "details"]),
    ("notes", &["comments", "remarks", "footnotes"]),
];

/// The key that is meant by another word for it.
pub(super) fn key<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let word = word.to_lowercase();
    let is_meant =
        |(key, words): &(&str, &[&str])| known.contains(key) && words.contains(&word.as_str());
    let (meant, _) = WORDS.iter().find(|entry| is_meant(entry))?;
    known.iter().copied().find(|known| known == meant)
}

/// The key that comes near to what was written.
pub(super) fn near<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let nearest = || nearest(word, known).filter(|_| home(word).is_none());
    key(word, known).or_else(nearest)
}

/// The other word for one of these keys that comes near to what was written.
pub(super) fn near_word(word: &str, known: &[&str]) -> Option<&'static str> {
    const SHORTEST: usize = 6;
    let words = WORDS.iter().filter(|(key, _)| known.contains(key)).flat_map(|(_, words)| *words);
    let words: Vec<&str> = words.copied().filter(|word| word.len() >= SHORTEST).collect();
    nearest(word, &words).filter(|_| home(word).is_none())
}

/// What a key belongs to, where it stands in something else.
pub(super) fn home(key: &str) -> Option<&'static str> {
    Some(match key {
        "matrix" | "as" | "party" | "file" | "path" | "asks" | "except" | "open" => {
            "the entry of `refines` that it is about"
        }
        "covers" | "ref" | "roles" | "note" | "notes" | "allow" => "the activity that it is about",
        "publisher" | "article" | "url" | "revision" => "`source`",
        "derive" | "typed" | "refines" | "parties" | "source" => {
            "the matrix, which start their lines"
        }
        "is" => "the party that it is about",
        _ => return None,
    })
}

/// The cells of a row that is text, each a party and its letters: `Shop: R, Home A`.
pub(super) fn cells(text: &str, parties: &[Party]) -> Option<Vec<(String, RoleSet)>> {
    let text = text.trim().trim_matches(['{', '}', '[', ']', '(', ')']);
    let cell = |cell: &str| {
        let at = cell.trim().rfind([':', '=', ' '])?;
        let (party, letters) = cell.trim().split_at(at);
        let party = party.trim_end_matches([':', '=', ' ', '-']).trim();
        let known = parties.iter().find(|known| known.id == party || known.name == party)?;
        Some((known.id.clone(), self::letters(&letters[1..])?))
    };
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let pair = |pair: &[&str]| cell(&pair.join(" "));
    let pairs = || words.chunks(2).map(pair).collect();
    text.split([',', ';', '\n']).map(cell).collect::<Option<_>>().or_else(pairs)
}

/// The cells of `A; R; I`, a cell for each party.
pub(super) fn cells_in_order(text: &str, parties: &[Party]) -> Option<Vec<(String, RoleSet)>> {
    let parts = text.split([',', ';', '\t', '|']).map(str::trim);
    let roles = |part| if is_no_role(part) { Some(RoleSet::NONE) } else { letters(part) };
    let roles = parts.map(roles).collect::<Option<Vec<RoleSet>>>()?;
    let cells = parties.iter().map(|party| party.id.clone()).zip(roles.iter().copied());
    (roles.len() == parties.len()).then(|| cells.filter(|(_, it)| !it.is_empty()).collect())
}

/// `roles: { Shop: R, Home: A }`
pub(super) fn row(cells: &[(String, RoleSet)]) -> String {
    format!("roles: {}", cells_in_braces(cells))
}

/// `{ Shop: R, Home: A }`
pub(super) fn cells_in_braces(cells: &[(String, RoleSet)]) -> String {
    let cells = cells.iter().map(|(party, roles)| format!("{party}: {roles}"));
    format!("{{ {} }}", cells.collect::<Vec<_>>().join(", "))
}

/// The role letters of a text that has more, other or no letters: small ones, with something in
/// between, of other alphabets, or written out.
pub(super) fn letters(text: &str) -> Option<RoleSet> {
    let plain = Plain(text).to_string();
    let words = plain.split(|c: char| !c.is_alphabetic());
    let words = words.filter(|word| !word.is_empty() && !word.eq_ignore_ascii_case("and"));
    // `Accountable`, `Consult`, `Resp.`
    let role = |word: &str| {
        let starts = |role: &Role| {
            let start = role.name().get(..word.len());
            word.len() > 2 && start.is_some_and(|start| start.eq_ignore_ascii_case(word))
        };
        Role::ALL.into_iter().find(starts)
    };
    if let Some(roles) =
        words.map(role).collect::<Option<Vec<Role>>>().filter(|all| !all.is_empty())
    {
        return Some(
            roles.into_iter().map(RoleSet::of).fold(RoleSet::NONE, |all, role| all | role),
        );
    }
    let is_between = |c: char| c.is_ascii_punctuation() || c.is_whitespace();
    let words = plain.split(is_between).filter(|word| !word.eq_ignore_ascii_case("and"));
    let letters = words.collect::<String>().to_ascii_uppercase();
    let roles = letters.chars().map(|letter| Role::from_letter(letter).map(RoleSet::of));
    let roles = roles.collect::<Option<Vec<RoleSet>>>()?;
    roles.into_iter().reduce(|all, role| all | role)
}

/// Whether a text says that there is no role.
pub(super) fn is_no_role(text: &str) -> bool {
    let plain = Plain(text).to_string().to_ascii_lowercase();
    matches!(
        plain.trim(),
        "-" | "--" | "" | "none" | "no" | "nothing" | "n/a" | "na" | "n.a." | "/" | "0"
    )
}

/// The letters without RASCI's S, if it has one and the rest are roles.
pub(super) fn without_support(text: &str) -> Option<RoleSet> {
    let letters = text.to_ascii_uppercase();
    letters.contains('S').then(|| RoleSet::from_letters(&letters.replace('S', "")))?
}

/// The cells of `{ R: Host, A: Shop }`, of pairs of letters and a party.
pub(super) fn cells_of_letters(
    entries: &[(String, String)],
    parties: &[Party],
) -> Option<Vec<(String, RoleSet)>> {
    let mut cells: Vec<(String, RoleSet)> = Vec::new();
    for (letter, party) in entries {
        let roles = letters(letter)?;
        let party = parties.iter().find(|known| known.id == *party || known.name == *party)?;
        match cells.iter_mut().find(|(known, _)| *known == party.id) {
            Some((_, before)) => *before |= roles,
            None => cells.push((party.id.clone(), roles)),
        }
    }
    (!cells.is_empty()).then_some(cells)
}

/// What is odd about a text, to stand after `which has`.
pub(super) fn odd(text: &str) -> Option<String> {
    Odd::first_in(text).map(|odd| odd.to_string())
}

/// The items of a list of names that is written as text, as of `covers: A, B` and `covers: A and B`.
pub(super) fn items(key: &str, text: &str) -> Vec<String> {
    let is_mark = |c: char| matches!(c, ',' | ';' | '|');
    let is_between = |c: char| c.is_whitespace() || is_mark(c) || matches!(c, '&' | '+');
    let words = text.split(is_between).filter(|word| !word.is_empty() && *word != "and");
    let words: Vec<&str> = words.collect();
    // A title has words that are no names, such as `Backup and restore`.
    let is_name = |word: &&str| {
        let parts = |c: char| c.is_uppercase() || matches!(c, '-' | '_' | '.' | ':');
        key == "derive" || word.chars().skip(1).any(parts)
    };
    let items = if words.iter().all(is_name) {
        words
    } else {
        text.split(is_mark).map(str::trim).filter(|part| !part.is_empty()).collect()
    };
    let written = |it: &str| if key == "aliases" { as_id(it) } else { it.to_owned() };
    items.into_iter().map(written).collect()
}

/// `[A, B]` of `A and B`, or of `{ A, B }`, if the key has a list of names.
pub(super) fn list(key: &str, value: &Value) -> Option<String> {
    let items = names_in(key, value)?;
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '.' | '-');
    let written =
        |it: &String| if it.chars().all(plain) { it.clone() } else { Scalar(it).to_string() };
    Some(format!("[{}]", items.iter().map(written).collect::<Vec<_>>().join(", ")))
}

/// The names of a list that is written as text or as a map, if the key has a list of names.
pub(super) fn names_in(key: &str, value: &Value) -> Option<Vec<String>> {
    let is_empty = |(_, value): &(Node, Node)| matches!(value.value, Value::Null);
    let items = match value {
        Value::Text(text) if !is_no_role(text) => items(key, text),
        Value::Map(entries) if entries.iter().all(is_empty) => {
            entries.iter().flat_map(|(name, _)| items(key, name.value.text())).collect()
        }
        _ => Vec::new(),
    };
    (matches!(key, "aliases" | "derive" | "covers") && !items.is_empty()).then_some(items)
}

/// How to write a key with its value, where another word for it has a value of another kind.
pub(super) fn whole(key: &str, value: &Value) -> Option<String> {
    match (key, value) {
        ("format", Value::Text(_)) => Some("format: 1".to_owned()),
        ("refines", Value::Text(_)) => Some(entry_example(value.text(), "")),
        _ => None,
    }
}

/// How to write the items of a list that was written as another kind of value.
pub(super) fn list_example(key: &str, value: &Value) -> String {
    let first = match value {
        Value::Map(entries) if super::shape::item_of(key, entries).is_some() => {
            return super::shape::item_of(key, entries).unwrap_or_default();
        }
        Value::Map(entries) => {
            entries.first().map(|(key, value)| (key.value.text(), value.value.text()))
        }
        value => value.text().split(',').next().map(|first| (first.trim(), first.trim())),
    };
    match (key, first) {
        _ if list(key, value).is_some() => {
            format!("write `{key}: {}`", list(key, value).unwrap_or_default())
        }
        _ if is_no_role(value.text()) && !value.text().is_empty() => {
            "leave the key out, or write the items below it".to_owned()
        }
        ("aliases", _) => "write the former ids: `aliases: [ManageBackups]`".to_owned(),
        ("derive", _) => "write the paths of the traits: `derive: [strum::EnumIter]`".to_owned(),
        ("parties", Some((id, name))) if !id.is_empty() => {
            let name = if name.is_empty() { id } else { name };
            let party = format!("id: {}, name: {}", party_id(id), Scalar(name));
            format!("write each in a line of its own: `- {{ {party} }}`")
        }
        ("sections", Some((number, _))) if number.starts_with(|c: char| c.is_ascii_digit()) => {
            format!("write each as an item: `- number: \"{number}\"`, and the rest of it below")
        }
        ("refines", first) => {
            let (matrix, party) = first.unwrap_or_default();
            format!("write `{}`", entry_example(matrix, party))
        }
        ("sections" | "activities", Some((title, _))) if !title.is_empty() => {
            let title = Scalar(title);
            let has_list = |(_, below): &(Node, Node)| matches!(below.value, Value::List(_));
            let is_above_list = matches!(value, Value::Map(all) if all.iter().all(has_list));
            let below = if is_above_list && key == "sections" {
                ", and below it `activities:` with its list"
            } else {
                ""
            };
            format!("write each as an item: `- title: {title}`{below}")
        }
        _ => "each item of a list starts with `- `".to_owned(),
    }
}

/// `refines: [{ matrix: okms, … }]`
fn entry_example(matrix: &str, party: &str) -> String {
    let is_name = mistake_in_id(matrix).is_none();
    let (matrix, party) = if is_name { (matrix, party) } else { ("okms", "") };
    let party = if party.is_empty() || party == matrix { "Customer" } else { party };
    format!("refines: [{{ matrix: {matrix}, party: {party}, revision: 2025-10-21 }}]")
}

/// How the text that stands for a map is written as one.
pub(super) fn map_from_text(of: &str, text: &str) -> Option<String> {
    let title = Scalar(text).to_string();
    match of {
        _ if text.is_empty() => None,
        "a section" | "an activity" => Some(map_example(of).replace('…', &title)),
        "a source" => {
            let is_date = |part: &&str| date::meant(part).is_some();
            let part = text.split([',', ';', ' ', '(', ')']).find(is_date).unwrap_or(text);
            let revision = date::meant(part);
            let date = revision.as_deref().unwrap_or("2025-10-21");
            let rest =
                if revision.is_some() { text.replacen(part, "", 1) } else { text.to_owned() };
            let rest = rest.trim_matches(|c: char| c.is_whitespace() || ",;()-–".contains(c));
            let key = if rest.contains("://") { "url" } else { "publisher" };
            let first =
                if rest.is_empty() { String::new() } else { format!("{key}: {}, ", Scalar(rest)) };
            let of_the_text = if revision.is_none() { ", with the date of the text" } else { "" };
            Some(format!("write `source: {{ {first}revision: {date} }}`{of_the_text}"))
        }
        _ => None,
    }
}

/// `key: value` of `key:value`, whose colon has no plain space after it.
pub(super) fn without_space(text: &str) -> Option<String> {
    let (key, value) = text.split_once(':').filter(|(_, value)| !value.starts_with(' '))?;
    let value = value.trim_start_matches(|c| Odd::of(c).is_some() || c == ' ');
    let is_word = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_');
    let is_address = value.starts_with('/');
    (is_word && !is_address && !value.is_empty()).then(|| format!("{key}: {value}"))
}

/// How the keys and values of something are written.
pub(super) fn map_example(of: &str) -> &'static str {
    match of {
        "a party" => "write it as `- { id: Customer, name: Customer }`",
        "a section" => "write it as `- title: …`, with `activities:` below the title",
        "an activity" => "write it as `- title: …`, with `roles:` below the title",
        "roles" => "write them as `roles: { Customer: RA }`",
        "notes" => "write them as `notes: { Customer: \"…\" }`",
        "an entry of refines" => {
            "write it as `- { matrix: okms, party: Customer, revision: 2025-10-21 }`"
        }
        "asks" => "write them as `asks: { KeepServiceLogs: { roles: RA, title: … } }`",
        "a duty in asks" => "write it as `KeepServiceLogs: { roles: RA, title: … }`",
        "except" | "open" => "write the ids with reasons: `{ KeepServiceLogs: \"…\" }`",
        "covers" => "write them as `covers: [KeepServiceLogs]`",
        "a source" => "write it as `source: { revision: 2025-10-21 }`",
        "an allow" => "write it as `allow: { several-accountable: \"…\" }` with the reason",
        _ => "write it as `key: value`",
    }
}

#[cfg(test)]
mod tests {
    use super::{letters, party};

    #[test]
    fn letters_and_parties_are_recognised() {
        for (written, meant) in [("ra", "RA"), ("R, A", "RA"), ("RА", "RA"), ("Accountable", "A")]
        {
            assert_eq!(letters(written).map(|roles| roles.to_string()).as_deref(), Some(meant));
        }
        assert_eq!(letters("XY"), None);
        assert_eq!(party("AWS"), "{ id: AWS, name: AWS }");
        assert_eq!(party("Tea: shop"), "{ id: TeaShop, name: \"Tea: shop\" }");
    }
}
