okms_raci::subset! {
    #[derive(Debg)]
    pub enum Duty where OvhCloud is responsible
}

fn main() {}
