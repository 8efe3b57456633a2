okms_raci::assert_raci! {
    OvhCloud: responsible for ManageBackups;
}

fn main() {}
