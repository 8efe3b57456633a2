okms_raci::assert_raci! {
    Customer has no roles in ManageBackups;
}

fn main() {}
