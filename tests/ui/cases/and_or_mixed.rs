okms_raci::assert_raci! {
    Customer or OvhCloud is responsible and accountable for ManageBackups;
}

fn main() {}
