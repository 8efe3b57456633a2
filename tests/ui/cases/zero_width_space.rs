okms_raci::assert_raci! {
    OvhCloud is responsible for Manage​Backups;
}

fn main() {}

//>     OvhCloud is responsible for ManageBackups;
