okms_raci::subset! {
    pub enum Duty where OvhCloud is responsible
}

fn main() {
    println!("{:?}", Duty::ALL);
}
