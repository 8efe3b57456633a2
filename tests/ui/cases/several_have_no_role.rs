okms_raci::assert_raci! {
    Customer and OvhCloud have no role in ManageBackups;
}

fn main() {}
