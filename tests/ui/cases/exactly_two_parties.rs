okms_raci::assert_raci! {
    exactly two parties are accountable for HandleIncidents;
}

fn main() {}
