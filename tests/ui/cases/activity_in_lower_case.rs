okms_raci::assert_raci! {
    OvhCloud is responsible for managebackups;
}

fn main() {}
