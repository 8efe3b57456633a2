okms_raci::assert_raci! {
    ManageBackups is { Customer: N/A, OvhCloud: RA };
}

fn main() {}
