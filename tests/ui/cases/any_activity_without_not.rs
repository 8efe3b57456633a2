okms_raci::assert_raci! {
    OvhCloud is responsible for any activity in "5.2";
}

fn main() {}
