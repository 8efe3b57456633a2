okms_raci::assert_raci! {
    exactly one party is accountable for HandleIncidents;
}

fn main() {}
