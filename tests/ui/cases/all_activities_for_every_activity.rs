okms_raci::assert_raci! {
    OvhCloud is accountable for all activities in "5.2";
}

fn main() {}
