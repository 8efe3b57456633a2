okms_raci::subset! {
    #[derive(Default)]
    pub enum Duty where OvhCloud is responsible
}

fn main() {}

//>
