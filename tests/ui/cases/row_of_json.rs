okms_raci::assert_raci! {
    HandleIncidents is { "Customer": "AI", "OvhCloud": "RA" };
}

fn main() {}
