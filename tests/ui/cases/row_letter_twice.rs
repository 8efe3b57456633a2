okms_raci::assert_raci! {
    HandleIncidents is { Customer: AA, OvhCloud: RA };
}

fn main() {}
