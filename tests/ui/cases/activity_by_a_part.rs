okms_raci::assert_raci! {
    OvhCloud is responsible for Backups;
}

fn main() {}
