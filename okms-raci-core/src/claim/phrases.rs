//! Sentences about a matrix, made in const code.

use super::condition::Parties;
use super::fact::Fact;
use super::message::Message;
use super::tables::Tables;
use crate::{Role, RoleSet};

/// What contradicts a claim in just one activity, and the row with its section and revision.
pub(super) const fn one_activity(tables: &Tables<'_>, activity: usize, fact: Fact) -> Message {
    let mut message = Message::new();
    push_fact(&mut message, tables, fact);
    message.push(tables.activities[activity]);
    if let Fact::HoldsToo { .. } = fact {
        message.push(" as well");
    }
    push_details(&mut message, tables, activity);
    message
}

/// What a row is, in the form in which it can be pinned.
pub(super) const fn other_row(
    tables: &Tables<'_>,
    activity: usize,
    claimed: &[RoleSet; 16],
) -> Message {
    let mut message = Message::new();
    message.push(tables.activities[activity]);
    message.push(" is { ");
    let mut separator = "";
    let mut party = 0;
    while party < tables.parties.len() {
        let roles = tables.row(activity)[party];
        if !roles.equals(claimed[party]) || !roles.is_empty() {
            message.push(separator);
            separator = ", ";
            message.push(tables.parties[party]);
            message.push(": ");
            message.push(letters(roles));
        }
        party += 1;
    }
    message.push(" }");
    push_details(&mut message, tables, activity);
    message
}

pub(super) const fn other_revision(tables: &Tables<'_>, claimed: &str) -> Message {
    let mut message = Message::new();
    message.push("the revision is ");
    message.push_quoted(tables.revision);
    message.push(", not ");
    message.push_quoted(claimed);
    message.push("\ncheck the other claims against it, then write the new revision here");
    message
}

/// Everything before the name of the activity.
const fn push_fact(message: &mut Message, tables: &Tables<'_>, fact: Fact) {
    match fact {
        Fact::Lacks { party, roles } => {
            message.push(tables.parties[party]);
            push_lack(message, roles, " is not ", " has no role in ");
        }
        Fact::Holds { party, roles } | Fact::HoldsToo { party, roles } => {
            message.push(tables.parties[party]);
            message.push(" is ");
            push_roles(message, roles, " and ");
        }
        Fact::AllLack { parties, roles } => {
            match parties.len() {
                len if len == tables.parties.len() => message.push("no party"),
                2 => {
                    message.push("neither ");
                    push_parties(message, tables, parties, " nor ");
                }
                _ => {
                    message.push("none of ");
                    push_parties(message, tables, parties, " and ");
                }
            }
            push_lack(message, roles, " is ", " has a role in ");
        }
        Fact::SeveralHold { parties, roles } => {
            message.push_number(parties.len());
            message.push(" parties, ");
            push_parties(message, tables, parties, " and ");
            message.push(",");
            push_lack(message, roles, " are ", " have a role in ");
        }
    }
}

/// `is not responsible for`; of all four roles, `has no role in`.
const fn push_lack(message: &mut Message, roles: RoleSet, some: &str, all: &str) {
    if roles.len() == 4 {
        message.push(all);
    } else {
        message.push(some);
        push_roles(message, roles, " or ");
    }
}

/// `responsible and accountable for and informed of `.
const fn push_roles(message: &mut Message, roles: RoleSet, join: &str) {
    let mut left = roles.len();
    let mut position = 0;
    while position < 4 {
        let role = Role::ALL[position];
        position += 1;
        if !roles.contains(role) {
            continue;
        }
        left -= 1;
        let (word, preposition) = role_words(role);
        message.push(word);
        // Both responsible and accountable are followed by `for`, which stands once.
        if !(matches!(role, Role::Responsible) && roles.contains(Role::Accountable)) {
            message.push(preposition);
        }
        message.push(if left > 0 { join } else { " " });
    }
}

/// The words for holding a role: `responsible`, and ` for` before the activity.
///
/// ```
/// use okms_raci_core::Role;
/// use okms_raci_core::claim::role_words;
///
/// assert_eq!(role_words(Role::Informed), ("informed", " of"));
/// ```
#[must_use]
pub const fn role_words(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Responsible => ("responsible", " for"),
        Role::Accountable => ("accountable", " for"),
        Role::Consulted => ("consulted", " on"),
        Role::Informed => ("informed", " of"),
    }
}

/// `Customer, OvhCloud and Partner`.
pub(super) const fn push_parties(
    message: &mut Message,
    tables: &Tables<'_>,
    parties: Parties,
    join: &str,
) {
    let mut left = parties.len();
    let mut party = 0;
    while party < tables.parties.len() {
        if parties.contains(party) {
            left -= 1;
            message.push(tables.parties[party]);
            message.push(match left {
                0 => "",
                1 => join,
                _ => ", ",
            });
        }
        party += 1;
    }
}

/// `ManageBackups (3.1.1 Daily operations): Customer -, OVHcloud RA`, in a line of its own.
pub(super) const fn push_line(message: &mut Message, tables: &Tables<'_>, activity: usize) {
    message.push("\n");
    message.push(tables.activities[activity]);
    message.push(" (");
    push_section(message, tables, tables.section_of(activity));
    message.push("): ");
    push_row(message, tables, activity);
}

/// Section, title, row and revision, below the first line.
const fn push_details(message: &mut Message, tables: &Tables<'_>, activity: usize) {
    message.push("\n");
    push_section(message, tables, tables.section_of(activity));
    message.push(": ");
    message.push_quoted(tables.activity_titles[activity]);
    message.push("\npublished ");
    message.push(tables.revision);
    message.push(": ");
    push_row(message, tables, activity);
}

/// `3.1.3 Monitoring`.
pub(super) const fn push_section(message: &mut Message, tables: &Tables<'_>, section: usize) {
    let number = tables.section_numbers[section];
    if !number.is_empty() {
        message.push(number);
        message.push(" ");
    }
    message.push(tables.section_titles[section]);
}

/// `Customer RA, OVHcloud -`.
const fn push_row(message: &mut Message, tables: &Tables<'_>, activity: usize) {
    let mut party = 0;
    while party < tables.parties.len() {
        if party > 0 {
            message.push(", ");
        }
        message.push(tables.party_names[party]);
        message.push(" ");
        message.push(letters(tables.row(activity)[party]));
        party += 1;
    }
}

const fn letters(roles: RoleSet) -> &'static str {
    if roles.is_empty() { "-" } else { roles.letters() }
}
