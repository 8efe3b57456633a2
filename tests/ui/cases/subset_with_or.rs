okms_raci::subset! {
    enum Duty where Customer is responsible or OvhCloud is informed
}

fn main() {}
