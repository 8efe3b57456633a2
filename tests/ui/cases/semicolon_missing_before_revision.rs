okms_raci::assert_raci! {
    OvhCloud is responsible for ManageBackups
    revision is "2025-10-21";
}

fn main() {}
