okms_raci::assert_raci! {
    HandleIncidents is { Customer: A, OvhCloud: RA };
}

fn main() {}

//>     HandleIncidents is { Customer: AI, OvhCloud: RA };
