okms_raci::assert_raci! {
    ManageBackups is { OvhCloud: ra };
}

fn main() {}
