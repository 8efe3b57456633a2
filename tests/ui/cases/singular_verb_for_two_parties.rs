okms_raci::assert_raci! {
    Customer and OvhCloud is accountable for HandleIncidents;
}

fn main() {}
