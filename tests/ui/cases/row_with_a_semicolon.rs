okms_raci::assert_raci! {
    ManageBackups is { OvhCloud: RA; Customer: - };
}

fn main() {}
