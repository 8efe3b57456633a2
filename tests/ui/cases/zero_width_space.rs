okms_raci::assert_raci! {
    OvhCloud is responsible for Manage​Backups;
}

fn main() {}
