use okms_raci::{Activity, Party, Role};

fn main() {
    if Activity::ManageBackups.roles(Party::OvhCloud) == Role::Responsible {
        println!("ours");
    }
}

//>     if Activity::ManageBackups.is(Party::OvhCloud, Role::Responsible) {
