use super::claim::{Claim, Held, Who};
use super::tables::{Parties, Tables};
use crate::RoleSet;

/// What is published that contradicts a claim.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fact {
    /// The party holds none of these roles.
    Lacks { party: usize, roles: RoleSet },
    /// The party holds all of these roles.
    Holds { party: usize, roles: RoleSet },
    /// The party holds all of these roles, besides those that should be the only ones to do so.
    HoldsToo { party: usize, roles: RoleSet },
    /// None of these parties holds any of these roles.
    AllLack { parties: Parties, roles: RoleSet },
    /// Each of these parties holds one of these roles.
    SeveralHold { parties: Parties, roles: RoleSet },
}

impl Fact {
    /// The first fact that contradicts the claim in this activity.
    pub(super) const fn against(claim: &Claim<'_>, activity: usize) -> Option<Fact> {
        let (tables, held) = (claim.tables, claim.held);
        let roles = held.roles();
        let all = tables.all_parties();
        let (least, most) = match claim.who {
            Who::Each(parties) => return in_each(tables, activity, parties, held),
            Who::Every => return in_each(tables, activity, all, held),
            Who::Only(parties) => return in_only(tables, activity, parties, held),
            Who::OneOf(parties) => {
                return match holders(tables, activity, parties, held).len() {
                    0 => Some(Fact::AllLack { parties, roles }),
                    _ => None,
                };
            }
            Who::ExactlyOne => (1, 1),
            Who::AtLeastOne => (1, usize::MAX),
            Who::AtMostOne => (0, 1),
        };
        let parties = holders(tables, activity, all, held);
        if parties.len() < least {
            Some(Fact::AllLack { parties: all, roles })
        } else if parties.len() > most {
            Some(Fact::SeveralHold { parties, roles })
        } else {
            None
        }
    }
}

const fn in_each(tables: &Tables, activity: usize, parties: Parties, held: Held) -> Option<Fact> {
    let mut party = 0;
    while party < tables.parties.len() {
        let cell = tables.cell(activity, party);
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

const fn in_only(tables: &Tables, activity: usize, parties: Parties, held: Held) -> Option<Fact> {
    let lacking = in_each(tables, activity, parties, held);
    if lacking.is_some() {
        return lacking;
    }
    let mut party = 0;
    while party < tables.parties.len() {
        let roles = tables.cell(activity, party).intersection(held.roles());
        if !parties.contains(party) && !roles.is_empty() {
            return Some(Fact::HoldsToo { party, roles });
        }
        party += 1;
    }
    None
}

/// Those of the parties that hold what is claimed.
const fn holders(tables: &Tables, activity: usize, parties: Parties, held: Held) -> Parties {
    let mut holders = 0;
    let mut party = 0;
    while party < tables.parties.len() {
        if parties.contains(party) && held.by(tables.cell(activity, party)) {
            holders |= 1 << party;
        }
        party += 1;
    }
    Parties(holders)
}
