//! The roles of an activity, and the exceptions from checks on them.

use okms_raci_core::{Role, RoleSet, nearest};

use super::Reader;
use super::fields::Fields;
use crate::model::{Allowance, Party, Text};
use crate::place::Place;
use crate::rule::Rule;
use crate::yaml::{Node, Value};

const LETTERS: &str = "write one or more of R, A, C and I, such as RA, or leave the party out";

impl Reader<'_> {
    /// The roles by party, and where they stand.
    pub(super) fn roles(
        &mut self,
        fields: &mut Fields,
        parties: &[Party],
    ) -> (Vec<RoleSet>, Option<Place>) {
        let mut roles = vec![RoleSet::NONE; parties.len()];
        let Some(node) = fields.take("roles") else {
            if fields.is_map() {
                let example = parties.first().map_or("Party", |party| &party.id.text);
                let help = format!("add `roles: {{ {example}: RA }}`");
                self.note(Rule::MissingKey, fields.at, format!("{} needs roles", fields.of), help);
            }
            return (roles, None);
        };
        let at = Some(node.at);
        for (party, letters) in self.map(node, "roles") {
            match parties.iter().position(|known| known.id.text == party.text) {
                Some(position) => roles[position] = self.letters(&letters),
                None if !self.parties_known || self.parties_left_out.contains(&party.text) => {}
                None => self.unknown_party(&party, parties),
            }
        }
        (roles, at)
    }

    fn unknown_party(&mut self, party: &Text, parties: &[Party]) {
        let known: Vec<&str> = parties.iter().map(|party| party.id.text.as_str()).collect();
        let by_name = parties.iter().find(|known| known.name.text == party.text);
        let near = by_name.map(|party| party.id.text.as_str());
        let help = match near.or_else(|| nearest(&party.text, &known)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the parties of this matrix are {}", known.join(", ")),
        };
        self.note(
            Rule::UnknownParty,
            party.at,
            format!("there is no party {:?}", party.text),
            help,
        );
    }

    fn letters(&mut self, node: &Node) -> RoleSet {
        let at = Some(node.at);
        let Value::Text(letters) = &node.value else {
            let found = node.value.description();
            self.note(
                Rule::WrongKind,
                at,
                format!("expected role letters, found {found}"),
                LETTERS,
            );
            return RoleSet::NONE;
        };
        if letters.is_empty() {
            self.note(Rule::EmptyText, at, "there are no role letters", LETTERS);
        }
        let mut roles = RoleSet::NONE;
        for letter in letters.chars() {
            match Role::from_letter(letter) {
                Some(role) if roles.contains(role) => {
                    let message = format!("the role {letter} stands twice in {letters:?}");
                    self.note(Rule::RepeatedRole, at, message, format!("write {letter} once"));
                }
                Some(role) => roles |= role,
                None => {
                    self.unknown_letter(at, letter, letters);
                    return roles;
                }
            }
        }
        roles
    }

    fn unknown_letter(&mut self, at: Option<Place>, letter: char, letters: &str) {
        let message = format!("there is no role {letter:?}, found in {letters:?}");
        let help = match meant(letters) {
            Some(meant) => format!("write {meant}"),
            None => LETTERS.to_owned(),
        };
        self.note(Rule::UnknownRole, at, message, help);
    }

    pub(super) fn allowances(&mut self, fields: &mut Fields) -> Vec<Allowance> {
        let Some(node) = fields.take("allow") else {
            return Vec::new();
        };
        let fields = self.fields(node, "an allow", &Rule::ALLOWABLE.map(Rule::id));
        let mut allowances = Vec::new();
        for (key, reason) in fields.entries() {
            let Some(rule) = Rule::find(&key.text) else { continue };
            let text = match reason.value {
                Value::Text(text) if !text.trim().is_empty() => text,
                _ => {
                    let message = format!("`{}` is allowed without a reason", key.text);
                    let help = format!("say why: `allow: {{ {}: \"…\" }}`", key.text);
                    self.note(Rule::AllowWithoutReason, Some(reason.at), message, help);
                    String::new()
                }
            };
            allowances.push(Allowance { rule, reason: text, at: key.at });
        }
        allowances
    }
}

/// The role letters of a text in small letters or with something between the letters.
fn meant(text: &str) -> Option<String> {
    let is_between = |c: char| c.is_ascii_punctuation() || c.is_whitespace();
    let letters: String = text.to_ascii_uppercase().chars().filter(|&c| !is_between(c)).collect();
    let are_roles = !letters.is_empty() && letters.chars().all(|c| Role::from_letter(c).is_some());
    let are_distinct = letters.char_indices().all(|(before, c)| !letters[..before].contains(c));
    (are_roles && are_distinct).then_some(letters)
}
