okms_raci::assert_raci! {
    HandleIncidents is { Customer: ai, OvhCloud: RA };
}

fn main() {}
