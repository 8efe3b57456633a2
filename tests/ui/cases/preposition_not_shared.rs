okms_raci::assert_raci! {
    Customer is accountable and informed of HandleIncidents;
}

fn main() {}
