okms_raci::subset! {
    pub struct Duty where OvhCloud is responsible
}

fn main() {}
