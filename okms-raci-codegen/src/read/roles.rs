//! The roles of an activity.

use okms_raci_core::{Plain, Role, RoleSet, nearest};

use super::fields::Fields;
use super::{Reader, meant, shape};
use crate::finding::Edit;
use crate::matrix::Party;
use crate::names::{id_from_title, mistake_in_id};
use crate::places::{Field, Item, Place, Text};
use crate::rule::Rule;
use crate::yaml::{Beginning, Node, Quoted, Scalar, Value};

const LETTERS: &str =
    "write one or more of R, A, C and I, such as RA, or `-` for no role, or leave the party out";

impl Reader<'_> {
    /// The roles by party; their place is kept if all of them are understood.
    pub(super) fn roles(
        &mut self,
        fields: &mut Fields,
        item: Item,
        parties: &[Party],
    ) -> Vec<RoleSet> {
        let problems_before = self.problems.len();
        let (roles, at) = self.roles_and_place(fields, parties);
        if let Some(at) =
            at.filter(|_| self.problems.len() == problems_before && self.parties_known)
        {
            self.places.insert((item, Field::Roles), at);
        }
        roles
    }

    /// The roles by party, and where they are.
    fn roles_and_place(
        &mut self,
        fields: &mut Fields,
        parties: &[Party],
    ) -> (Vec<RoleSet>, Option<Place>) {
        let mut roles = vec![RoleSet::NONE; parties.len()];
        let Some(node) = fields.take("roles") else {
            if fields.is_map() {
                let example = parties.first().map_or("Party", |party| &party.id);
                let help = format!("add `roles: {{ {example}: RA }}`");
                self.note(Rule::MissingKey, fields.at, format!("{} needs roles", fields.of), help);
            }
            return (roles, None);
        };
        let at = Some(node.at);
        let is_map = matches!(node.value, Value::Map(_));
        let is_pair = meant::without_space(node.value.text()).is_some();
        if !is_map && (!is_pair || other_form(&node, parties).is_some()) {
            self.other_than_a_map(&node, parties);
            return (roles, at);
        }
        let entries = self.map(node, "roles");
        if self.letters_first(&entries, parties, at) {
            return (roles, at);
        }
        let mut before = None;
        // What else a row lacks is judged once it is known who holds what.
        let is_known = |party: &Text| parties.iter().any(|known| known.id == party.text);
        let at = at.filter(|_| entries.iter().all(|(party, _)| is_known(party)));
        let taken: Vec<String> = entries.iter().map(|(party, _)| party.text.clone()).collect();
        let mut rest = &entries[..];
        while let [(party, letters), after @ ..] = rest {
            rest = after;
            let last = before.replace((party.text.clone(), letters.clone()));
            if self.letter_after_a_comma(party, letters, last) {
                continue;
            }
            if let (Value::Null, Some(cells)) = (&letters.value, meant::cells(&party.text, parties))
            {
                let [(party_id, roles)] = &cells[..] else { continue };
                let message = format!("there are no role letters after {}", party.text);
                let cell = format!("{party_id}: {roles}");
                let help = format!("write `{cell}`, with a space after the colon");
                self.note_edit(Rule::EmptyText, party.at, message, help, Edit::Yaml(cell));
                continue;
            }
            if matches!(letters.value, Value::Null) {
                let message = format!("there are no role letters after {}", Beginning(&party.text));
                self.note(Rule::EmptyText, party.at, message, LETTERS);
                continue;
            }
            match parties.iter().position(|known| known.id == party.text) {
                Some(position) if goes_on(letters, after) => roles[position] = RoleSet::NONE,
                Some(_) if self.letters_with_words(party, letters) => {}
                Some(position) => roles[position] = self.letters(letters),
                None if !self.parties_known || self.parties_left_out.contains(&party.text) => {}
                None if self.joined_parties(party, &entries, parties) => {}
                None if self.key_in_roles(party, letters) => {}
                None => {
                    self.unknown_party(party, parties, &taken);
                    let is_party = meant::letters(&party.text).is_none();
                    if is_party && matches!(letters.value, Value::Text(_)) {
                        self.letters(letters);
                    }
                }
            }
        }
        (roles, at)
    }

    fn other_than_a_map(&mut self, node: &Node, parties: &[Party]) {
        let found = node.value.description();
        let message = format!("expected the keys and values of roles, found {found}");
        let in_order = || meant::cells_in_order(&texts(node).join(","), parties);
        let (help, edit) = if let Some(cells) = other_form(node, parties) {
            let edit = Edit::Yaml(meant::cells_in_braces(&cells));
            (format!("write `{}`", meant::row(&cells)), Some(edit))
        } else if let Some(cells) = in_order().filter(|cells| !cells.is_empty()) {
            let row = meant::row(&cells);
            (format!("if these are in the order of `parties`, write `{row}`"), None)
        } else {
            let example = parties.first().map_or("Customer", |party| &party.id);
            (format!("write the letters of each party: `roles: {{ {example}: RA }}`"), None)
        };
        self.note_edit(Rule::WrongKind, Some(node.at), message, help, edit);
    }

    /// Notes that parties come first, of `{ R: Host, A: Shop }`.
    fn letters_first(
        &mut self,
        entries: &[(Text, Node)],
        parties: &[Party],
        at: Option<Place>,
    ) -> bool {
        let pairs: Vec<(String, String)> = entries
            .iter()
            .flat_map(|(key, value)| {
                texts(value).into_iter().map(|party| (key.text.clone(), party.to_owned()))
            })
            .collect();
        let is_known = |id: &str| parties.iter().any(|party| party.id == id);
        if pairs.iter().any(|(key, _)| is_known(key)) {
            return false;
        }
        let Some(cells) = meant::cells_of_letters(&pairs, parties) else { return false };
        let at = entries.first().map_or(at, |(key, _)| key.at);
        let message = format!(
            "the party comes first, and then its role letters: found {}",
            Beginning(&pairs[0].0)
        );
        let help = format!("write `{}`", meant::row(&cells));
        self.note(Rule::UnknownParty, at, message, help);
        true
    }

    /// Notes that letters stand together, of `{ Host: R, A, Shop: I }`.
    fn letter_after_a_comma(
        &mut self,
        key: &Text,
        value: &Node,
        before: Option<(String, Node)>,
    ) -> bool {
        let (Value::Null, Some((party, first))) = (&value.value, before) else { return false };
        let letters = format!("{}{}", first.value.text(), key.text);
        let Some(roles) = meant::letters(&letters) else { return false };
        let message = format!("{} is a role letter, and no party", Beginning(&key.text));
        let help = format!("letters stand together: write `{party}: {roles}`");
        let edit = key.at.map(|last| Edit::Span(first.at, last, roles.to_string()));
        self.note_edit(Rule::UnknownParty, key.at, message, help, edit);
        true
    }

    /// Notes that each party has letters of its own, of `{ Host + Guest: I }`.
    fn joined_parties(&mut self, key: &Text, row: &[(Text, Node)], parties: &[Party]) -> bool {
        let Some(names) = shape::several_parties(&key.text, parties) else { return false };
        let mut pairs: Vec<(String, String)> = Vec::new();
        for (key, letters) in row {
            let names =
                shape::several_parties(&key.text, parties).unwrap_or_else(|| vec![&key.text]);
            let letters = letters.value.text();
            pairs.extend(names.iter().map(|name| (letters.to_owned(), (*name).to_owned())));
        }
        let message = format!("\"{}\" are several parties", Beginning(&key.text));
        let help = match meant::cells_of_letters(&pairs, parties) {
            Some(cells) => format!("write `{}`", meant::row(&cells)),
            None => format!("write each with its letters: {}", names.join(", ")),
        };
        self.note(Rule::UnknownParty, key.at, message, help);
        true
    }

    /// Notes that a key of the row does not stand in `{ Host: RA, note: Later }`.
    fn key_in_roles(&mut self, key: &Text, value: &Node) -> bool {
        let is_key = ["title", "ref", "note", "notes", "allow", "covers", "aliases"];
        if !is_key.contains(&key.text.as_str()) {
            return false;
        }
        let message = format!("`{}` is a key of the row, and no party", key.text);
        let help = match value.value.text() {
            "" => format!("`{}` stands beside `roles`, not in it", key.text),
            text => format!("write it beside `roles`, not in it: `{}: {}`", key.text, Scalar(text)),
        };
        self.note(Rule::UnknownParty, key.at, message, help);
        true
    }

    /// Notes that words stand in a note, of `Host: C (before noon)`.
    fn letters_with_words(&mut self, party: &Text, node: &Node) -> bool {
        let text = node.value.text();
        let Some((letters, words)) = text.split_once([' ', '(', ',', ';', ':']) else {
            return false;
        };
        let words = words.trim_matches(|c: char| c.is_whitespace() || "()[]-–—:,;".contains(c));
        let is_apart = RoleSet::from_letters(letters).is_some_and(|roles| !roles.is_empty());
        let is_words = words.contains(char::is_alphanumeric) && meant::letters(text).is_none();
        if !is_apart || !is_words || meant::without_support(words).is_some() {
            return false;
        }
        let message = format!("there is more than role letters in \"{}\"", Beginning(text));
        let help = format!(
            "write `{0}: {letters}`, and the words beside `roles`: `notes: {{ {0}: {1} }}`",
            party.text,
            Quoted(words)
        );
        self.note(Rule::UnknownRole, Some(node.at), message, help);
        true
    }

    /// `taken` are the parties of the row, the unknown ones included.
    pub(super) fn unknown_party(&mut self, party: &Text, parties: &[Party], taken: &[String]) {
        if !self.problems.keeps(Rule::UnknownParty, party.at) {
            return self.note(Rule::UnknownParty, party.at, "", "");
        }
        let known: Vec<&str> = parties.iter().map(|party| party.id.as_str()).collect();
        let plain = Plain(&party.text).to_string();
        let by_name = |name: &str| {
            let name = name.to_lowercase();
            let party = parties.iter().find(|known| known.name.to_lowercase() == name);
            party.map(|party| party.id.as_str())
        };
        let near = by_name(&party.text).or_else(|| nearest(&plain, &known));
        // An id that is refused is answered where it is given; here stands the one to write in its place.
        let near = near.and_then(|id| match mistake_in_id(id) {
            Some(_) => Some(id_from_title(id)).filter(|id| mistake_in_id(id).is_none()),
            None => Some(id.to_owned()),
        });
        let near = near.as_deref();
        if near == Some(party.text.as_str()) {
            return;
        }
        let free = near.filter(|near| !taken.iter().any(|taken| taken == near));
        let known = known.join(", ");
        let help = match (free, meant::odd(&party.text)) {
            (Some(near), Some(odd)) => format!("it has {odd} in it: write `{near}`"),
            (Some(near), None) => format!("did you mean `{near}`?"),
            (None, _) if near.is_some() => {
                let near = near.unwrap_or_default();
                format!("remove it: the row has letters for `{near}`; the parties are {known}")
            }
            (None, _) if meant::letters(&party.text).is_some() => {
                format!("write the party first, one of {known}, and then its letters")
            }
            (None, _) if self.refined_as(&party.text).is_some() => {
                let outer = self.refined_as(&party.text).unwrap_or_default();
                format!(
                    "in {outer} that is this matrix as a whole: write who of it has the letters, {known}"
                )
            }
            (None, _) => {
                // Once for all rows: it is one mistake.
                self.parties_left_out.insert(party.text.clone());
                let party = meant::party(&party.text);
                format!("write one of {known} wherever it stands, or add `- {party}` to `parties`")
            }
        };
        let message = format!("there is no party \"{}\"", Beginning(&party.text));
        let edit = free.map(|near| Edit::Text(near.to_owned()));
        self.note_edit(Rule::UnknownParty, party.at, message, help, edit);
    }

    /// The refined matrix in which a party is this matrix.
    fn refined_as(&self, party: &str) -> Option<String> {
        let entry = self.matrix.refines.iter().find(|entry| entry.party == party)?;
        Some(entry.name().to_owned())
    }

    pub(super) fn letters(&mut self, node: &Node) -> RoleSet {
        self.letters_or(node, None)
    }

    /// The same where there has to be a role, and `instead` is what to write.
    pub(super) fn letters_or(&mut self, node: &Node, instead: Option<&str>) -> RoleSet {
        let at = Some(node.at);
        let Value::Text(letters) = &node.value else {
            let message = format!("expected role letters, found {}", node.value.description());
            // `{ responsible: true, accountable: true }`
            let is_held = |(_, value): &&(Node, Node)| {
                matches!(value.value.text(), "true" | "yes" | "x" | "X")
            };
            let marked = node.entries().iter().filter(is_held).map(|(role, _)| role.value.text());
            let meant = meant::letters(
                &texts(node).into_iter().chain(marked).collect::<Vec<_>>().join(","),
            );
            let help = match meant {
                Some(roles) => format!("letters stand together: write {roles}"),
                None => instead.unwrap_or(LETTERS).to_owned(),
            };
            let edit = meant.map(|roles| Edit::Yaml(roles.to_string()));
            self.note_edit(Rule::WrongKind, at, message, help, edit);
            return RoleSet::NONE;
        };
        if letters == "-" {
            return RoleSet::NONE;
        }
        if letters.is_empty() {
            self.note(Rule::EmptyText, at, "there are no role letters", instead.unwrap_or(LETTERS));
        }
        let (mut roles, mut repeated) = (RoleSet::NONE, RoleSet::NONE);
        let mut unknown = None;
        for letter in letters.chars() {
            match Role::from_letter(letter) {
                Some(role) if roles.contains(role) => repeated |= role,
                Some(role) => roles |= role,
                None => {
                    unknown = Some(letter);
                    break;
                }
            }
        }
        match unknown {
            Some(letter) => self.unknown_letter(at, letter, letters, instead),
            None => self.repeated_letters(at, repeated, letters),
        }
        roles
    }

    /// One problem, however often a letter stands there.
    fn repeated_letters(&mut self, at: Option<Place>, repeated: RoleSet, letters: &str) {
        let (message, help) = match repeated.len() {
            0 => return,
            1 => (format!("the role {repeated} is listed"), format!("write {repeated} once")),
            _ => (format!("the roles {repeated} are listed"), "write each letter once".to_owned()),
        };
        let message = format!("{message} twice in \"{}\"", Beginning(letters));
        let edit = meant::letters(letters).map(|roles| Edit::Text(roles.to_string()));
        self.note_edit(Rule::RepeatedRole, at, message, help, edit);
    }

    fn unknown_letter(
        &mut self,
        at: Option<Place>,
        letter: char,
        letters: &str,
        instead: Option<&str>,
    ) {
        let written = Beginning(letters);
        let message = if is_word(letters) {
            format!("expected role letters, found \"{written}\"")
        } else {
            format!("there is no role {letter:?}, found in \"{written}\"")
        };
        let odd = meant::odd(letters).map(|odd| format!("it has {odd} in it: "));
        let odd = odd.unwrap_or_default();
        let mut edit = None;
        let help = if let Some(meant) = meant::letters(letters) {
            edit = Some(Edit::Text(meant.to_string()));
            format!("{odd}write {meant}")
        } else if let (Some(instead), true) =
            (instead, meant::is_no_role(letters) || meant::is_mark(letters))
        {
            instead.to_owned()
        } else if meant::is_no_role(letters) {
            edit = Some(Edit::Yaml("-".to_owned()));
            format!("{odd}write `-` for no role")
        } else if meant::is_mark(letters) {
            "a mark does not say which role it is: write R, A, C or I, or `-` for no role"
                .to_owned()
        } else if let Some(rest) = meant::without_support(letters) {
            let offers = [
                (Role::Responsible, "R for who does some of the work"),
                (Role::Consulted, "C for who is asked"),
            ];
            let offers = offers.into_iter().filter(|(role, _)| !rest.contains(*role));
            let offers: Vec<&str> = offers.map(|(_, offer)| offer).collect();
            let instead = match offers[..] {
                [] => format!("leave it out: this is {rest}"),
                _ => format!(
                    "in its place write {}; without it this is {rest}",
                    offers.join(", or ")
                ),
            };
            format!("RASCI's S is none of R, A, C and I: {instead}")
        } else {
            instead.unwrap_or(LETTERS).to_owned()
        };
        self.note_edit(Rule::UnknownRole, at, message, help, edit);
    }
}

/// Whether a text is no row of letters, but a word such as `Responsible`.
fn is_word(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphabetic());
    words.any(|word| word.len() > 3 && word.contains(char::is_lowercase))
}

/// Whether a comma has cut off further letters, which are reported there.
fn goes_on(letters: &Node, after: &[(Text, Node)]) -> bool {
    let [(next, Node { value: Value::Null, .. }), ..] = after else { return false };
    meant::letters(&format!("{}{}", letters.value.text(), next.text)).is_some()
}

/// The texts of a list, or the one text; else none.
pub(super) fn texts(node: &Node) -> Vec<&str> {
    match &node.value {
        Value::Text(text) => vec![text],
        Value::List(items) => items.iter().map(|item| item.value.text()).collect(),
        _ => Vec::new(),
    }
}

/// The cells that are meant by a text, or by a list of cells.
fn other_form(node: &Node, parties: &[Party]) -> Option<Vec<(String, RoleSet)>> {
    let text = match &node.value {
        Value::Text(text) => text.clone(),
        Value::List(items) => {
            let cell = |item: &Node| match &item.value {
                Value::Map(_) if shape::cell(item).is_some() => {
                    shape::cell(item).unwrap_or_default()
                }
                Value::Map(entries) => entries
                    .iter()
                    .map(|(party, letters)| {
                        format!("{}: {}", party.value.text(), letters.value.text())
                    })
                    .collect::<Vec<_>>()
                    .join(", "),
                value => value.text().to_owned(),
            };
            items.iter().map(cell).collect::<Vec<_>>().join(", ")
        }
        _ => return None,
    };
    meant::cells(&text, parties)
}
