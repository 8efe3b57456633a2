okms_raci::subset! {
    #derive(Debug)
    pub enum Duty where Customer is responsible
}

fn main() {}
