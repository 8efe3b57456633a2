//! The notes of an activity, and the rules that it may break, each with a reason.

use std::collections::BTreeMap;

use okms_raci_core::{Role, RoleSet};

use super::Reader;
use super::fields::Fields;
use super::roles::texts;
use crate::check::lengths::{MOST_CHARACTERS, is_placeholder};
use crate::matrix::Party;
use crate::places::{Field, Item, Text};
use crate::rule::Rule;
use crate::yaml::{Beginning, Node, Quoted, Value};

impl Reader<'_> {
    pub(super) fn allow(
        &mut self,
        fields: &mut Fields,
        item: Item,
        roles: &[RoleSet],
    ) -> Vec<(Rule, String)> {
        let Some(node) = fields.take("allow") else {
            return Vec::new();
        };
        let mut allow: Vec<(Rule, String)> = Vec::new();
        // A rule that is allowed in another form counts, so that one mistake is one message.
        for text in texts(&node) {
            let (id, reason) = text.split_once([' ', ':', ',']).unwrap_or((text, ""));
            if let Some(rule) = Rule::find(id) {
                self.places.insert((item, Field::Allow(allow.len())), node.at);
                allow.push((rule, reason.trim_matches([' ', ':', ',', '-', '(', ')']).to_owned()));
            }
        }
        if !allow.is_empty() {
            let message = "`allow` has a reason for each rule".to_owned();
            let reason = |(rule, reason): &(Rule, String)| {
                let reason = if reason.is_empty() { "…" } else { reason };
                format!("{}: {}", rule.id(), Quoted(reason))
            };
            let reasons: Vec<String> = allow.iter().map(reason).collect();
            let help = format!("say why: `allow: {{ {} }}`", reasons.join(", "));
            self.note(Rule::AllowWithoutReason, Some(node.at), message, help);
            return allow;
        }
        let before = self.problems.len();
        // A word for a rule means one that a row with these roles can break.
        let refines = !self.matrix.refines.is_empty();
        let is_meant = |rule: &&Rule| can_break(**rule, roles, refines);
        let meant: Vec<&str> = Rule::ALLOWABLE.iter().filter(is_meant).map(|it| it.id()).collect();
        let known = Rule::ALLOWABLE.map(Rule::id);
        let fields = self.fields_meant(node, "an allow", &known, &meant);
        if self.problems.len() > before {
            // What is allowed is not known, so that the row is not judged.
            self.places.remove(&(item, Field::Roles));
        }
        for (key, reason) in fields.entries() {
            let Some(rule) = Rule::find(&key.text) else { continue };
            let text = self.reason(&reason).unwrap_or_else(|| {
                let message = format!("`{}` is allowed without a reason", key.text);
                let help = format!("say why: `allow: {{ {}: \"…\" }}`", key.text);
                let (message, help) = without_reason(&key.text, (message, help), &reason);
                self.note(Rule::AllowWithoutReason, Some(reason.at), message, help);
                String::new()
            });
            self.places.extend(key.at.map(|at| ((item, Field::Allow(allow.len())), at)));
            allow.push((rule, text));
        }
        allow
    }

    /// The reason, if there is one; one that is too long is noted.
    pub(super) fn reason(&mut self, node: &Node) -> Option<String> {
        let Value::Text(text) = &node.value else { return None };
        let text = Text { text: text.clone(), at: Some(node.at) };
        (!is_placeholder(&text.text))
            .then(|| self.not_too_long(MOST_CHARACTERS, "reason", text).unwrap_or_default().text)
    }

    /// The notes of cells, by the position of the party.
    pub(super) fn notes(
        &mut self,
        fields: &mut Fields,
        item: Item,
        parties: &[Party],
    ) -> BTreeMap<usize, String> {
        let Some(node) = fields.take("notes") else { return BTreeMap::new() };
        if let Value::Text(_) | Value::List(_) = node.value {
            let found = node.value.description();
            let message = format!("expected the notes of cells by party, found {found}");
            let example = parties.first().map_or("Customer", |party| &party.id);
            let help = format!(
                "write `note: …` for the row, or `notes: {{ {example}: \"…\" }}` for a cell"
            );
            self.note(Rule::WrongKind, Some(node.at), message, help);
            return BTreeMap::new();
        }
        let mut notes = BTreeMap::new();
        let entries = self.texts_by_name(node, "notes");
        let taken: Vec<String> = entries.iter().map(|(party, _)| party.text.clone()).collect();
        for (party, note) in entries {
            match parties.iter().position(|known| known.id == party.text) {
                Some(position) => {
                    if let Some(note) = self.text(&note, "note") {
                        notes.insert(position, self.keep(item, Field::NoteOf(position), note));
                    }
                }
                None if !self.parties_known || self.parties_left_out.contains(&party.text) => {}
                None => self.unknown_party(&party, parties, &taken),
            }
        }
        notes
    }
}

/// Whether a row with these roles can break a rule, in a matrix that refines others.
fn can_break(rule: Rule, roles: &[RoleSet], refines: bool) -> bool {
    let accountable = roles.iter().filter(|roles| roles.contains(Role::Accountable)).count();
    match rule {
        Rule::NobodyAccountable => accountable == 0,
        Rule::SeveralAccountable => accountable > 1,
        Rule::NoRoles => roles.iter().all(|roles| roles.is_empty()),
        _ => refines,
    }
}

/// The reason, also of `{ reason: Later }`.
pub(super) fn reason_in(node: &Node) -> &str {
    match node.entries() {
        [(_, reason)] => reason.value.text(),
        _ => node.value.text(),
    }
}

/// The message and the help, or others where something else stands for the reason of a key.
pub(super) fn without_reason(
    key: &str,
    (message, help): (String, String),
    node: &Node,
) -> (String, String) {
    match node.value.text() {
        _ if !is_placeholder(reason_in(node)) && !node.entries().is_empty() => {
            (message, format!("write the reason alone: `{key}: {}`", Quoted(reason_in(node))))
        }
        text if text.trim().is_empty() => (message, help),
        text => {
            let message = format!("{message}: \"{}\" says nothing", Beginning(text));
            (message, "write why it is so in place of it".to_owned())
        }
    }
}
