okms_raci::assert_raci! {
    ManageBackups is { OvhCloud: R, A };
}

fn main() {}
