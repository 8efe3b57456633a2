okms_raci::assert_raci! {
    ManageBackups is { OvhCloud: R and A };
}

fn main() {}
