okms_raci::subset! {
    pub enum Duty where OvhCloud is responsible
}

fn main() {
    let _ = Duty::ALL[0] == Duty::ALL[1];
}
