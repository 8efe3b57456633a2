okms_raci::assert_raci! {
    at most one party is accountable for HandleIncidents;
}

fn main() {}

//>     Customer and OvhCloud are accountable for HandleIncidents;
