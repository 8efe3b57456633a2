use okms_raci::{Activity, Party};

fn main() {
    let _ = Activity::from_name("Manage backups").unwrap().roles(Party::OvhCloud);
}
