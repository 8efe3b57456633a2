okms_raci::subset! {
    pub enum Duty where OvhCloud is responsible in "Monitoring"
}

fn main() {}
