okms_raci::assert_raci! {
    Party::OvhCloud is responsible for ManageBackups;
}

fn main() {}
