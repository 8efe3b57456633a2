okms_raci::assert_raci! {
    no party has a role in ManageBackups;
}

fn main() {}
