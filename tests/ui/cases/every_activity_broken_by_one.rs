okms_raci::assert_raci! {
    OvhCloud is accountable for every activity in Monitoring;
}

fn main() {}

//>     OvhCloud is accountable for every activity in Monitoring except KeepServiceLogs;
