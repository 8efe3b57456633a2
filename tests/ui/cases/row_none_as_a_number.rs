okms_raci::assert_raci! {
    ManageBackups is { Customer: 0, OvhCloud: RA };
}

fn main() {}
