okms_raci::assert_raci! {
    no party has no role in ManageBackups;
}

fn main() {}
