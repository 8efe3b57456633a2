okms_raci::assert_raci! {
    OvhCloud is accountable for in "3.1.3";
}

fn main() {}
