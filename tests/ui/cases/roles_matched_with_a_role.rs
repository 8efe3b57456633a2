use okms_raci::{Activity, Party, Role};

fn main() {
    match Activity::ManageBackups.roles(Party::OvhCloud) {
        Role::Responsible => println!("ours"),
        _ => {}
    }
}
