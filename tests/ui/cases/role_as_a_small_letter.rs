okms_raci::assert_raci! {
    OvhCloud is r for ManageBackups;
}

fn main() {}
