okms_raci::subset! {
    pub struct Duty where Customer is responsible
}

fn main() {}
