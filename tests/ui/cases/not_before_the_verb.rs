okms_raci::assert_raci! {
    Customer does not have a role in ManageBackups;
}

fn main() {}
