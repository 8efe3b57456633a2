okms_raci::assert_raci! {
    Customer is accountable for and responsible for HandleIncidents;
}

fn main() {}
