okms_raci::assert_raci! {
    only Customer or OvhCloud is accountable for ManageBackups;
}

fn main() {}
