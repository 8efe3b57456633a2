okms_raci::assert_raci! {
    OvhCloud is responsible for ManageBackups
    only OvhCloud is accountable for ManageBackups;
}

fn main() {}
