okms_raci::assert_raci! {
    ManageBackups are { OvhCloud: RA };
}

fn main() {}
