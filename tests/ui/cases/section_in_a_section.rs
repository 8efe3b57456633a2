okms_raci::assert_raci! {
    OvhCloud is responsible for every activity in "3.2" and "3.2.1";
}

fn main() {}

//>     OvhCloud is responsible for every activity in "3.2";
