//! Claims as constants that compile only while they hold.

use super::condition::{Activities, Claim, Condition, Held, Parties, Who};
use super::message::Message;
use super::tables::Tables;
use crate::RoleSet;

impl Claim<'_> {
    /// Checks that a party holds these roles in one activity.
    ///
    /// Most claims say just that; this way there is the least in it for the compiler to do.
    ///
    /// # Panics
    ///
    /// As [`assert`](Claim::assert) does.
    #[track_caller]
    pub const fn assert_held(tables: &Tables<'_>, party: usize, roles: RoleSet, activity: usize) {
        let is_whole = tables.is_whole && tables.parties.len() > 1;
        if is_whole && tables.roles[activity * tables.parties.len() + party].contains_all(roles) {
            return;
        }
        let who = Who::Each(Parties(1 << party));
        Claim::assert(tables, who, Held::All(roles), Activities::Named(&[activity]));
    }

    /// Checks a claim about who holds which roles.
    ///
    /// # Panics
    ///
    /// If it does not hold, and if it can never fail or never hold.
    #[track_caller]
    pub const fn assert(tables: &Tables<'_>, who: Who, held: Held, activities: Activities<'_>) {
        let claim = Claim { tables, condition: Condition { who, held }, activities };
        if !tables.is_whole {
            return;
        }
        if let Some(message) = claim.problem() {
            refuse(&message);
        }
    }

    /// Checks that a row is exactly so; parties that are left out hold no role.
    ///
    /// # Panics
    ///
    /// If it is not.
    #[track_caller]
    pub const fn assert_row(tables: &Tables<'_>, activity: usize, cells: &[(usize, RoleSet)]) {
        if !tables.is_whole {
            return;
        }
        if let Some(message) = tables.other_row(activity, cells) {
            refuse(&message);
        }
    }

    /// Checks that the matrix is of this revision.
    ///
    /// # Panics
    ///
    /// If it is not.
    #[track_caller]
    pub const fn assert_revision(tables: &Tables<'_>, revision: &str) {
        if !tables.is_whole {
            return;
        }
        if let Some(message) = tables.other_revision(revision) {
            refuse(&message);
        }
    }
}

#[track_caller]
const fn refuse(message: &Message) -> ! {
    panic!("{}", message.as_str())
}
