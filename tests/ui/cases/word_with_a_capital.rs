okms_raci::assert_raci! {
    Only OvhCloud is accountable for ManageBackups;
}

fn main() {}
