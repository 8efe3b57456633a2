okms_raci::subset! {
    pub enum Duty where OvhCloud is responsible for every activity in "3.1"
}

fn main() {}
