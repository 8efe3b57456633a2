//! Who may do what.

use okms_raci::raci;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Operator,
    Auditor,
}

#[derive(Clone, Copy, PartialEq, Eq)]
#[allow(dead_code)]
pub enum Action {
    Decrypt,
    ReadPolicy,
}

/// The access policy of our keys.
#[raci(Customer is responsible for ManageCmkAccessPolicy; OvhCloud is informed of ManageCmkAccessPolicy)]
pub fn may(role: Role, action: Action) -> bool {
    role == Role::Operator || action == Action::ReadPolicy
}

/// Whether somebody keeps the right to open the Control Panel.
#[raci(Customer is responsible for ManageControlPanelAccess)]
pub fn console_access(role: Role, is_employed: bool) -> bool {
    is_employed && role == Role::Operator
}
