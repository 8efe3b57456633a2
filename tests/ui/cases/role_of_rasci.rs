okms_raci::assert_raci! {
    OvhCloud is supportive of ManageBackups;
}

fn main() {}
