okms_raci::assert_raci! {
    OvhCloud must be responsible for ManageBackups;
}

fn main() {}
