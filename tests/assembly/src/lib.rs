//! Each function is one lookup as a caller would have it; its limit is in xtask.

use okms_raci::{Activity, Party, Role, RoleSet};

/// One load: the activity and the party are known at run time.
#[unsafe(no_mangle)]
pub fn roles_at_run_time(activity: Activity, party: Party) -> RoleSet {
    activity.roles(party)
}

/// One load and one bit: the party and the role are constants.
#[unsafe(no_mangle)]
pub fn is_at_run_time(activity: Activity) -> bool {
    activity.is(Party::OvhCloud, Role::Accountable)
}

/// No load: everything is constant, though the code around is not const.
#[unsafe(no_mangle)]
pub fn roles_of_constants() -> RoleSet {
    Activity::ManageBackups.roles(Party::OvhCloud)
}

/// No load either.
#[unsafe(no_mangle)]
pub fn is_of_constants() -> bool {
    Activity::ManageBackups.is(Party::Customer, Role::Informed)
}
