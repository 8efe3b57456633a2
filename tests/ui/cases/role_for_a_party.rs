use okms_raci::{Activity, Role};

fn main() {
    let _ = Activity::ManageBackups.roles(Role::Responsible);
}
