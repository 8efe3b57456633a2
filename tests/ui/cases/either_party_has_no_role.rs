okms_raci::assert_raci! {
    Customer or OvhCloud has no role in ManageBackups;
}

fn main() {}
