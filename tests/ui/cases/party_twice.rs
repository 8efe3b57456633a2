okms_raci::assert_raci! {
    Customer and Customer are accountable for HandleIncidents;
}

fn main() {}
