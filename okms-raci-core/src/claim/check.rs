//! What is said against a claim.

use super::condition::Claim;
use super::message::Message;
use super::tables::Tables;
use super::walk::Walk;
use super::{phrases, pointless};
use crate::{RoleSet, equal};

/// The most parties that a matrix may have.
const MOST_PARTIES: usize = 16;

impl Claim<'_> {
    /// Why the claim does not hold, or says nothing; `None` if it holds.
    #[must_use]
    pub const fn problem(&self) -> Option<Message> {
        if let Some(message) = pointless::problem(self) {
            return Some(message);
        }
        let (mut activities, mut breaking) = (0, 0);
        let mut first = None;
        let mut walk = Walk::new(self.activities);
        while let Some(activity) = walk.next(self.tables) {
            activities += 1;
            if let Some(fact) = self.condition.contradiction(self.tables.row(activity)) {
                breaking += 1;
                if first.is_none() {
                    first = Some((activity, fact));
                }
            }
        }
        match first {
            None => None,
            Some((activity, fact)) if breaking == 1 => {
                Some(phrases::one_activity(self.tables, activity, fact))
            }
            Some(_) => Some(self.several_activities(activities, breaking)),
        }
    }

    const fn several_activities(&self, activities: usize, breaking: usize) -> Message {
        let mut message = Message::new();
        message.push_number(breaking);
        message.push(" of ");
        message.push_number(activities);
        message.push(" activities break this claim");
        let mut left = breaking;
        let mut walk = Walk::new(self.activities);
        while let Some(activity) = walk.next(self.tables) {
            if self.condition.holds(self.tables.row(activity)) {
                continue;
            }
            if message.is_nearly_full() {
                message.push("\n… and ");
                message.push_number(left);
                message.push(" more");
                break;
            }
            left -= 1;
            phrases::push_line(&mut message, self.tables, activity);
        }
        message.push("\npublished ");
        message.push(self.tables.revision);
        message
    }
}

impl Tables<'_> {
    /// What the row is, if it is not these cells; parties that are left out hold no role.
    #[must_use]
    pub const fn other_row(&self, activity: usize, cells: &[(usize, RoleSet)]) -> Option<Message> {
        let mut claimed = [RoleSet::NONE; MOST_PARTIES];
        let mut named = cells;
        while let [(party, roles), rest @ ..] = named {
            claimed[*party] = *roles;
            named = rest;
        }
        let row = self.row(activity);
        let mut party = 0;
        while party < row.len() {
            if !claimed[party].equals(row[party]) {
                return Some(phrases::other_row(self, activity, &claimed));
            }
            party += 1;
        }
        None
    }

    /// What the revision is, if it is not this one.
    #[must_use]
    pub const fn other_revision(&self, revision: &str) -> Option<Message> {
        if equal(self.revision.as_bytes(), revision.as_bytes()) {
            return None;
        }
        Some(phrases::other_revision(self, revision))
    }
}
