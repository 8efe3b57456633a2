okms_raci::assert_raci! {
    Customer and OvhCloud has a role in HandleIncidents;
}

fn main() {}
