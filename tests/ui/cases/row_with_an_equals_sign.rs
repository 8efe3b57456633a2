okms_raci::assert_raci! {
    ManageBackups = { OvhCloud: RA };
}

fn main() {}
