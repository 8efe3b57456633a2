okms_raci::assert_raci! {
    onyl OvhCloud is accountable for ManageBackups;
}

fn main() {}
