okms_raci::assert_raci! {
    ManageBackups is { OvhCloud: RА };
}

fn main() {}
