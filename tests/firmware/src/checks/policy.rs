//! That the policy is there to be used: its claims were checked by the compiler.

use okms_raci::{Activity, Party, typed};

use super::Checks;
use crate::expected::ROWS;
use crate::policy::{CustomerDuty, OWN, rotate};

pub(super) fn check(checks: &mut Checks) {
    checks.equal("own activity", OWN, Activity::AdministrateKeysAndSecrets);
    checks.equal("typed bound", rotate(typed::Customer), Party::Customer);
    checks.equal("typed activity", typed::ManageBackups::ACTIVITY, Activity::ManageBackups);
    subset(checks);
}

fn subset(checks: &mut Checks) {
    let expected = || ROWS.iter().filter(|row| row.customer.contains('R'));
    checks.equal("number of duties", CustomerDuty::COUNT, expected().count());
    for (duty, row) in CustomerDuty::ALL.into_iter().zip(expected()) {
        checks.equal(row.id, duty.id(), row.id);
        checks.equal(row.id, duty.roles(Party::Customer).letters(), row.customer);
        checks.equal(row.id, CustomerDuty::try_from(Activity::from(duty)).ok(), Some(duty));
    }
    let no_duty = CustomerDuty::try_from(Activity::ManageBackups);
    checks.equal("no duty", no_duty.ok(), None);
}
