okms_raci::assert_raci! {
    HandleIncidents is { Customer: AX, OvhCloud: RA };
}

fn main() {}
