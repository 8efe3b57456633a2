use super::facts::Fact;
use super::message::Message;
use super::tables::{Parties, Tables};
use super::walk::Walk;
use super::{phrases, sense};
use crate::RoleSet;
use crate::words::equal;

/// A claim about the activities of a matrix.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Claim<'a> {
    pub(super) tables: &'a Tables,
    pub(super) who: Who,
    pub(super) held: Held,
    pub(super) activities: Activities<'a>,
}

/// Which parties a claim is about.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum Who {
    /// Each of these: `Customer and OvhCloud are …`.
    Each(Parties),
    /// At least one of these: `Customer or OvhCloud is …`.
    OneOf(Parties),
    /// Each of these, and no other: `only OvhCloud is …`.
    Only(Parties),
    /// `every party is …`, and `no party is …`.
    Every,
    /// `exactly one party is …`.
    ExactlyOne,
    /// `at least one party is …`.
    AtLeastOne,
    /// `at most one party is …`.
    AtMostOne,
}

/// Which roles these parties hold.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum Held {
    /// `responsible and accountable`.
    All(RoleSet),
    /// `responsible or accountable`; all four for `has a role`.
    Any(RoleSet),
    /// `not responsible or accountable`; all four for `has no role`.
    None(RoleSet),
}

/// In which activities, by position.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum Activities<'a> {
    /// In each of these.
    Named(&'a [usize]),
    /// In every activity of these sections and those below, or of the whole matrix if there are none.
    Every {
        /// Positions of sections.
        sections: &'a [usize],
        /// Positions of activities.
        except: &'a [usize],
    },
}

impl Held {
    pub(super) const fn roles(self) -> RoleSet {
        match self {
            Held::All(roles) | Held::Any(roles) | Held::None(roles) => roles,
        }
    }

    /// Whether a party with these roles in an activity holds what is claimed.
    pub(super) const fn by(self, cell: RoleSet) -> bool {
        match self {
            Held::All(roles) => cell.contains_all(roles),
            Held::Any(roles) => !cell.intersection(roles).is_empty(),
            Held::None(roles) => cell.intersection(roles).is_empty(),
        }
    }
}

impl<'a> Claim<'a> {
    /// Checks that a party holds these roles, bits as in a cell, in one activity.
    ///
    /// Most claims say just that; this way there is the least in it for the compiler to do.
    ///
    /// # Panics
    ///
    /// As [`holds`](Claim::holds).
    #[track_caller]
    pub const fn is(tables: &Tables, party: usize, roles: u8, activity: usize) {
        let roles = RoleSet::from_cell(roles);
        let is_whole = tables.is_whole && tables.parties.len() > 1;
        if is_whole && tables.cell(activity, party).contains_all(roles) {
            return;
        }
        let who = Who::Each(Parties(1 << party));
        Claim::holds(tables, who, Held::All(roles), Activities::Named(&[activity]));
    }

    /// Checks a claim about who holds which roles.
    ///
    /// # Panics
    ///
    /// If it does not hold, and if it can never fail or never hold.
    #[track_caller]
    pub const fn holds(tables: &'a Tables, who: Who, held: Held, activities: Activities<'a>) {
        let claim = Claim { tables, who, held, activities };
        if !tables.is_whole {
            return;
        }
        if let Some(message) = claim.problem() {
            panic!("{}", message.as_str())
        }
    }

    pub(super) const fn problem(&self) -> Option<Message> {
        if let Some(message) = sense::problem(self) {
            return Some(message);
        }
        let (mut activities, mut breaking) = (0, 0);
        let mut first = None;
        let mut walk = Walk::new(self.activities);
        while let Some(activity) = walk.next(self.tables) {
            activities += 1;
            if let Some(fact) = Fact::against(self, activity) {
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
            if Fact::against(self, activity).is_none() {
                continue;
            }
            if message.is_nearly_full() {
                message.push("\n… and ");
                message.push_number(left);
                message.push(" more");
                break;
            }
            left -= 1;
            message.push("\n");
            message.push(self.tables.activities[activity]);
            message.push(" (");
            phrases::push_section(&mut message, self.tables, self.tables.section_of(activity));
            message.push("): ");
            phrases::push_row(&mut message, self.tables, activity);
        }
        message.push("\npublished ");
        message.push(self.tables.revision);
        message
    }

    /// Checks that a row is exactly so; parties that are left out hold no role.
    ///
    /// # Panics
    ///
    /// If it is not, and if it never can be.
    #[track_caller]
    pub const fn row(tables: &Tables, activity: usize, cells: &[(usize, RoleSet)]) {
        if !tables.is_whole {
            return;
        }
        let mut row = [RoleSet::NONE; 16];
        let mut named = cells;
        while let [(party, roles), rest @ ..] = named {
            row[*party] = *roles;
            named = rest;
        }
        let mut party = 0;
        while party < tables.parties.len() {
            if !row[party].equals(tables.cell(activity, party)) {
                let message = phrases::other_row(tables, activity, &row);
                panic!("{}", message.as_str())
            }
            party += 1;
        }
    }

    /// Checks that the matrix is of this revision.
    ///
    /// # Panics
    ///
    /// If it is not.
    #[track_caller]
    pub const fn revision(tables: &Tables, revision: &str) {
        if tables.is_whole && !equal::<false>(tables.revision.as_bytes(), revision.as_bytes()) {
            let message = phrases::other_revision(tables, revision);
            panic!("{}", message.as_str())
        }
    }
}
