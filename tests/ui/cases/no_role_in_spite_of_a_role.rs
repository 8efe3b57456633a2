okms_raci::assert_raci! {
    Customer has a role in ManageBackups;
}

fn main() {}

//>     Customer has no role in ManageBackups;
