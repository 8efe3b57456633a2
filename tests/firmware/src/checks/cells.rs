//! All 62 cells, through the enums and through the trait for any matrix.

use okms_raci::{Activity, Matrix, MatrixActivity, Okms, Party, Role, RoleSet, SOURCE};

use super::Checks;
use crate::expected::{REVISION, ROWS, Row};

/// In const code: the cell is in the program, the table is not.
const KEYS: RoleSet = Activity::AdministrateKeysAndSecrets.roles(Party::Customer);

pub(super) fn check(checks: &mut Checks) {
    checks.equal("revision", SOURCE.revision, REVISION);
    checks.equal("number of activities", Activity::COUNT, ROWS.len());
    checks.equal("const cell", KEYS, RoleSet::RA);
    checks.equal("parties", Party::ALL, [Party::Customer, Party::OvhCloud]);
    for (activity, row) in Activity::ALL.into_iter().zip(&ROWS) {
        for (party, letters) in cells(row) {
            checks.equal(row.id, activity.roles(party).letters(), letters);
            checks.equal(row.id, of_any::<Okms>(activity, party).letters(), letters);
            roles(checks, activity, party, letters);
        }
    }
    held_by(checks);
}

/// Whether each role is held, one by one.
fn roles(checks: &mut Checks, activity: Activity, party: Party, letters: &str) {
    for role in Role::ALL {
        checks.equal(activity.id(), activity.is(party, role), letters.contains(role.letter()));
    }
    checks.equal(letters, RoleSet::from_letters(letters), Some(activity.roles(party)));
}

fn held_by(checks: &mut Checks) {
    for (party, role) in
        Party::ALL.into_iter().flat_map(|party| Role::ALL.map(|role| (party, role)))
    {
        let held = Activity::held_by(party, role).iter().map(|activity| activity.id());
        let expected = ROWS
            .iter()
            .filter(|row| cells(row)[party as usize].1.contains(role.letter()))
            .map(|row| row.id);
        checks.equal(role.name(), held.eq(expected), true);
    }
}

fn of_any<M: Matrix>(activity: M::Activity, party: M::Party) -> RoleSet
where
    M::Activity: MatrixActivity<Party = M::Party>,
{
    activity.roles(party)
}

fn cells(row: &Row) -> [(Party, &'static str); 2] {
    [(Party::Customer, row.customer), (Party::OvhCloud, row.ovh_cloud)]
}
