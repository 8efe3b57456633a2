okms_raci::subset! {
    pub enum Duty where OvhCloud is responsible, in "3.1"
}

fn main() {}
