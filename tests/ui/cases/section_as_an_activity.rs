okms_raci::assert_raci! {
    OvhCloud is accountable for "3.1.3";
}

fn main() {}
