use okms_raci::{Activity, Party, Role};

fn main() {
    let _ = Activity::ManageBackups.is(Role::Responsible, Party::OvhCloud);
}
