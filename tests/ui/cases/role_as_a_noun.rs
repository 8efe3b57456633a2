okms_raci::assert_raci! {
    OvhCloud is responsibility for ManageBackups;
}

fn main() {}
