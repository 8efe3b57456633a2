okms_raci::assert_raci! {
    OvhCloud is responsible for "Manage bakcups";
}

fn main() {}
