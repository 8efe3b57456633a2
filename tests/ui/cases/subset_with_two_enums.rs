okms_raci::subset! {
    enum Duty where Customer is responsible;
    enum News where Customer is informed
}

fn main() {}
