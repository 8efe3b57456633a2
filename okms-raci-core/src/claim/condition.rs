use super::tables::Tables;
use crate::RoleSet;

/// A claim about the activities of a matrix.
#[derive(Clone, Copy, Debug)]
pub struct Claim<'a> {
    /// The matrix.
    pub tables: &'a Tables<'a>,
    /// What has to hold.
    pub condition: Condition,
    /// In which activities.
    pub activities: Activities<'a>,
}

/// Who holds which roles: a claim about one row.
#[derive(Clone, Copy, Debug)]
pub struct Condition {
    /// Which parties.
    pub who: Who,
    /// Which roles.
    pub held: Held,
}

/// Which parties a claim is about.
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

/// Some parties of a matrix, a bit for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parties(pub u16);

impl Held {
    /// The roles that are spoken of.
    #[must_use]
    pub const fn roles(self) -> RoleSet {
        match self {
            Held::All(roles) | Held::Any(roles) | Held::None(roles) => roles,
        }
    }

    /// Whether a party with these roles in an activity holds what is claimed.
    #[must_use]
    pub const fn by(self, cell: RoleSet) -> bool {
        match self {
            Held::All(roles) => cell.contains_all(roles),
            Held::Any(roles) => !cell.intersection(roles).is_empty(),
            Held::None(roles) => cell.intersection(roles).is_empty(),
        }
    }
}

impl Parties {
    /// The first so many parties.
    #[must_use]
    pub const fn first(count: usize) -> Parties {
        Parties(!(u32::MAX << count) as u16)
    }

    /// Whether the party at this position is one of them.
    #[must_use]
    pub const fn contains(self, party: usize) -> bool {
        self.0 >> party & 1 != 0
    }

    /// How many there are.
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// `==` for const code.
    pub(super) const fn equals(self, other: Parties) -> bool {
        self.0 == other.0
    }
}
