okms_raci::assert_raci! {
    ManageBackups is { Customer: I, OvhCloud: R };
}

fn main() {}
