okms_raci::assert_raci! {
    OvhCloud is responsible for manage-backups;
}

fn main() {}
