okms_raci::assert_raci! {
    "Manage backups" is { OvhCloud: RA };
}

fn main() {}
