okms_raci::assert_raci! {
    Customer has no role in HandleIncidents;
}

fn main() {}

//>     Customer is accountable for and informed of HandleIncidents;
