okms_raci::subset! {
    pub enum Consulted where Customer is consulted
}

fn main() {}
