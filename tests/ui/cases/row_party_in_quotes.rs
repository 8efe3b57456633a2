okms_raci::assert_raci! {
    ManageBackups is { "OVHcloud": RA };
}

fn main() {}
