//! Whether a condition holds in a row, and which fact of the row contradicts it.

use okms_raci_core::RoleSet;

use crate::claim::{Condition, Predicate, Quantifier};
use crate::sentence::Fact;

/// A condition whose parties are positions.
pub(crate) type Positions = Condition<Vec<usize>>;

impl Positions {
    /// Whether the condition holds in a row.
    pub(crate) fn holds(&self, row: &[RoleSet]) -> bool {
        self.contradiction(row).is_none()
    }

    /// That it holds wherever these do, because one of them says it.
    pub(crate) fn repeats(&self, given: &[Positions]) -> Option<String> {
        let is_said_by = |given: &Positions| {
            let is_same = self.quantifier == given.quantifier && self.parties == given.parties;
            let is_part = self.quantifier == Quantifier::Each
                && matches!(given.quantifier, Quantifier::Each | Quantifier::Only)
                && self.parties.iter().flatten().all(|party| given.is_about(*party))
                && (self.parties.is_some() || given.parties.is_none());
            is_part && self.predicate.follows_from(given.predicate)
                || is_same && self.predicate == given.predicate
        };
        let reason = "this claim can never fail: its condition after `where` says the same";
        given.iter().any(is_said_by).then(|| reason.to_owned())
    }

    fn is_about(&self, party: usize) -> bool {
        self.parties.as_ref().is_none_or(|parties| parties.contains(&party))
    }

    /// The first fact of a row that contradicts the condition.
    pub(crate) fn contradiction(&self, row: &[RoleSet]) -> Option<Fact> {
        let predicate = self.predicate;
        let roles = predicate.roles();
        let parties = self.parties.clone().unwrap_or_else(|| (0..row.len()).collect());
        let mut holders = parties.clone();
        holders.retain(|&party| predicate.is_met_by(row[party]));
        let fact = match self.quantifier {
            Quantifier::Each | Quantifier::Only => {
                return in_each(row, &parties, predicate).or_else(|| {
                    let is_only = self.quantifier == Quantifier::Only;
                    is_only.then(|| in_others(row, &parties, roles))?
                });
            }
            Quantifier::AtLeastOne | Quantifier::ExactlyOne if holders.is_empty() => {
                Fact::AllLack { parties, roles }
            }
            Quantifier::AtMostOne | Quantifier::ExactlyOne if holders.len() > 1 => {
                Fact::SeveralHold { parties: holders, roles }
            }
            Quantifier::AtLeastOne | Quantifier::ExactlyOne | Quantifier::AtMostOne => return None,
        };
        Some(fact)
    }
}

/// A party that does not hold what each should, or holds what none should.
fn in_each(row: &[RoleSet], parties: &[usize], predicate: Predicate) -> Option<Fact> {
    let party = parties.iter().copied().find(|&party| !predicate.is_met_by(row[party]))?;
    Some(match predicate {
        Predicate::None(roles) => Fact::Holds { party, roles: row[party] & roles },
        Predicate::All(roles) | Predicate::Any(roles) => {
            Fact::Lacks { party, roles: roles - row[party] }
        }
    })
}

/// A party that holds what others alone should.
fn in_others(row: &[RoleSet], parties: &[usize], roles: RoleSet) -> Option<Fact> {
    let mut others = (0..row.len()).filter(|party| !parties.contains(party));
    let party = others.find(|&party| !(row[party] & roles).is_empty())?;
    Some(Fact::HoldsToo { party, roles: row[party] & roles })
}
