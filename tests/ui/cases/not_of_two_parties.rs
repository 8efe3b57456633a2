okms_raci::assert_raci! {
    Customer and OvhCloud are not consulted on ManageBackups;
}

fn main() {}
