okms_raci::assert_raci! {
    Customer or OvhCloud is consulted on ManageBackups;
}

fn main() {}
