okms_raci::assert_raci! {
    OvhCloud is responsible for every activity in "3.1.3" except ServiceLogs;
}

fn main() {}
