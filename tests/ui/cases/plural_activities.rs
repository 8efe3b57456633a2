okms_raci::assert_raci! {
    OvhCloud is accountable for every activities in "5.2";
}

fn main() {}
