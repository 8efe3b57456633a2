okms_raci::assert_raci! {
    HandleIncidents is { Customer: A, I, OvhCloud: RA };
}

fn main() {}
