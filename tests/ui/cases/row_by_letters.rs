okms_raci::assert_raci! {
    ManageBackups is { R: OvhCloud, A: OvhCloud };
}

fn main() {}
