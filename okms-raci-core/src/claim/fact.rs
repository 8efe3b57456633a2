use super::condition::{Condition, Held, Parties, Who};
use crate::RoleSet;

/// What is published that contradicts a claim.
///
/// ```
/// use okms_raci_core::RoleSet;
/// use okms_raci_core::claim::{Condition, Fact, Held, Parties, Who};
///
/// let condition = Condition { who: Who::ExactlyOne, held: Held::All(RoleSet::A) };
/// let fact = condition.contradiction(&[RoleSet::AI, RoleSet::RA]);
/// assert!(matches!(fact, Some(Fact::SeveralHold { parties: Parties(0b11), roles: RoleSet::A })));
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Fact {
    /// The party lacks these roles.
    Lacks {
        /// Its position.
        party: usize,
        /// What it should hold.
        roles: RoleSet,
    },
    /// The party holds all of these roles.
    Holds {
        /// Its position.
        party: usize,
        /// What it should not hold.
        roles: RoleSet,
    },
    /// The party holds all of these roles, besides those that should be the only ones to do so.
    HoldsToo {
        /// Its position.
        party: usize,
        /// What the others alone should hold.
        roles: RoleSet,
    },
    /// None of these parties holds any of these roles.
    AllLack {
        /// Of which one should.
        parties: Parties,
        /// What it should hold.
        roles: RoleSet,
    },
    /// Each of these parties holds one of these roles.
    SeveralHold {
        /// Of which only one should.
        parties: Parties,
        /// What it should hold.
        roles: RoleSet,
    },
}

impl Condition {
    /// Whether the condition holds in a row: the role set of each party.
    ///
    /// ```
    /// use okms_raci_core::RoleSet;
    /// use okms_raci_core::claim::{Condition, Held, Parties, Who};
    ///
    /// let only_the_first = Condition {
    ///     who: Who::Only(Parties(0b01)),
    ///     held: Held::All(RoleSet::A),
    /// };
    /// assert!(only_the_first.holds(&[RoleSet::RA, RoleSet::I]));
    /// assert!(!only_the_first.holds(&[RoleSet::RA, RoleSet::A]));
    /// ```
    #[must_use]
    pub const fn holds(self, row: &[RoleSet]) -> bool {
        self.contradiction(row).is_none()
    }

    /// The first fact of a row that contradicts the condition.
    #[must_use]
    pub const fn contradiction(self, row: &[RoleSet]) -> Option<Fact> {
        let Condition { who, held } = self;
        let roles = held.roles();
        let all = Parties::first(row.len());
        let (least, most) = match who {
            Who::Each(parties) => return in_each(row, parties, held),
            Who::Every => return in_each(row, all, held),
            Who::Only(parties) => return in_only(row, parties, held),
            Who::OneOf(parties) => {
                return match holders(row, parties, held).len() {
                    0 => Some(Fact::AllLack { parties, roles }),
                    _ => None,
                };
            }
            Who::ExactlyOne => (1, 1),
            Who::AtLeastOne => (1, usize::MAX),
            Who::AtMostOne => (0, 1),
        };
        let parties = holders(row, all, held);
        if parties.len() < least {
            Some(Fact::AllLack { parties: all, roles })
        } else if parties.len() > most {
            Some(Fact::SeveralHold { parties, roles })
        } else {
            None
        }
    }
}

const fn in_each(row: &[RoleSet], parties: Parties, held: Held) -> Option<Fact> {
    let mut party = 0;
    while party < row.len() {
        let cell = row[party];
        if parties.contains(party) && !held.by(cell) {
            return Some(match held {
                Held::None(roles) => Fact::Holds { party, roles: cell.intersection(roles) },
                Held::All(roles) | Held::Any(roles) => {
                    Fact::Lacks { party, roles: roles.difference(cell) }
                }
            });
        }
        party += 1;
    }
    None
}

const fn in_only(row: &[RoleSet], parties: Parties, held: Held) -> Option<Fact> {
    let lacking = in_each(row, parties, held);
    if lacking.is_some() {
        return lacking;
    }
    let mut party = 0;
    while party < row.len() {
        let roles = row[party].intersection(held.roles());
        if !parties.contains(party) && !roles.is_empty() {
            return Some(Fact::HoldsToo { party, roles });
        }
        party += 1;
    }
    None
}

/// Those of the parties that hold what is claimed.
const fn holders(row: &[RoleSet], parties: Parties, held: Held) -> Parties {
    let mut holders = 0;
    let mut party = 0;
    while party < row.len() {
        if parties.contains(party) && held.by(row[party]) {
            holders |= 1 << party;
        }
        party += 1;
    }
    Parties(holders)
}
