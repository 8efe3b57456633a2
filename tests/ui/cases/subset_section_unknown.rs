okms_raci::subset! {
    enum Monitoring where OvhCloud is responsible in "3.1.33"
}

fn main() {
    let _ = Monitoring::ManageServiceCapacity;
}
