okms_raci::assert_raci! {
    ManageBackups is { OvhCloud: Responsible };
}

fn main() {}
