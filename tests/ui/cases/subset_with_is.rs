okms_raci::subset! {
    pub enum Duty is Customer is responsible
}

fn main() {}
