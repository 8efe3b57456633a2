okms_raci::assert_raci! {
    at most one party is accountable for HandleIncidents;
}

fn main() {}
