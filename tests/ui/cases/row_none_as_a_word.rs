okms_raci::assert_raci! {
    ManageBackups is { Customer: None, OvhCloud: RA };
}

fn main() {}
