okms_raci::assert_raci! {
    OvhCloud is responsible for Activity::ManageBackups;
}

fn main() {}
