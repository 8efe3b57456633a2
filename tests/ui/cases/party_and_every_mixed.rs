okms_raci::assert_raci! {
    OvhCloud is responsible for every activities in "3.1.3" except KeepServiceLogs;
}

fn main() {}
