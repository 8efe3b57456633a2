okms_raci::assert_raci! {
    OvhCloud is responsible for every activity except KeepServiceLogs in "3.1.3";
}

fn main() {}
