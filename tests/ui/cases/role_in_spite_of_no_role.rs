okms_raci::assert_raci! {
    Customer has no role in HandleIncidents;
}

fn main() {}
