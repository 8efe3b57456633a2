okms_raci::assert_raci! {
    HandleIncidents is { Customer: AI, Customer: RA };
}

fn main() {}
