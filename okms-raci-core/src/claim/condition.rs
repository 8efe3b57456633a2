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
///
/// Its parties are positions in a matrix, or names that are still to be found.
///
/// ```
/// use okms_raci_core::RoleSet;
/// use okms_raci_core::claim::{Condition, Held, Who};
///
/// let named = Condition { who: Who::Only("OvhCloud"), held: Held::All(RoleSet::A) };
/// let columns = ["Customer", "OvhCloud"];
/// let position = |name: &&str| columns.iter().position(|column| column == name);
/// let placed = named.map(|name| position(name).into_iter().collect());
/// assert!(placed.holds(&[RoleSet::I, RoleSet::RA]));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Condition<P = Parties> {
    /// Which parties.
    pub who: Who<P>,
    /// Which roles.
    pub held: Held,
}

/// Which parties a claim is about.
///
/// ```
/// use okms_raci_core::claim::Who;
///
/// assert_eq!(Who::OneOf(["Customer", "Partner"]).named(), Some(&["Customer", "Partner"]));
/// assert_eq!(Who::<&str>::ExactlyOne.named(), None);
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Who<P = Parties> {
    /// Each of these: `Customer and OvhCloud are …`.
    Each(P),
    /// At least one of these: `Customer or OvhCloud is …`.
    OneOf(P),
    /// Each of these, and no other: `only OvhCloud is …`.
    Only(P),
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
///
/// ```
/// use okms_raci_core::RoleSet;
/// use okms_raci_core::claim::Held;
///
/// assert!(Held::Any(RoleSet::RA).by(RoleSet::AI));
/// assert!(!Held::All(RoleSet::RA).by(RoleSet::AI));
/// assert!(Held::None(RoleSet::RACI).by(RoleSet::NONE));
/// ```
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
///
/// ```
/// use okms_raci_core::claim::Parties;
///
/// let [both, ends]: [Parties; 2] = [Parties::first(2), [0, 2].into_iter().collect()];
/// assert_eq!((both, ends), (Parties(0b011), Parties(0b101)));
/// assert!(!ends.contains(1));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parties(pub u16);

impl<P> Condition<P> {
    /// The same of other parties.
    pub fn map<Q>(&self, parties: impl FnOnce(&P) -> Q) -> Condition<Q> {
        let who = match &self.who {
            Who::Each(named) => Who::Each(parties(named)),
            Who::OneOf(named) => Who::OneOf(parties(named)),
            Who::Only(named) => Who::Only(parties(named)),
            Who::Every => Who::Every,
            Who::ExactlyOne => Who::ExactlyOne,
            Who::AtLeastOne => Who::AtLeastOne,
            Who::AtMostOne => Who::AtMostOne,
        };
        Condition { who, held: self.held }
    }
}

impl<P> Who<P> {
    /// The parties that are named, if any are.
    pub const fn named(&self) -> Option<&P> {
        match self {
            Who::Each(named) | Who::OneOf(named) | Who::Only(named) => Some(named),
            Who::Every | Who::ExactlyOne | Who::AtLeastOne | Who::AtMostOne => None,
        }
    }
}

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

/// Those at these positions, of which a matrix has no more than 16.
impl FromIterator<usize> for Parties {
    fn from_iter<I: IntoIterator<Item = usize>>(positions: I) -> Parties {
        let bit = |position| 1_u16.checked_shl(position as u32).unwrap_or(0);
        Parties(positions.into_iter().fold(0, |parties, position| parties | bit(position)))
    }
}
