okms_raci::assert_raci! {
    ManageBackups is { OvhCloud: RAS };
}

fn main() {}
