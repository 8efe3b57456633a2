okms_raci::assert_raci! {
    ManageBackups is { Customer: –, OvhCloud: RA };
}

fn main() {}
