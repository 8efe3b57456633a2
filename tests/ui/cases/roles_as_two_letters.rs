okms_raci::assert_raci! {
    OvhCloud is RA for ManageBackups;
}

fn main() {}
