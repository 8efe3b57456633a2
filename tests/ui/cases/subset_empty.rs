okms_raci::subset! {
    pub enum Consulted where Customer is consulted
}

fn main() {}

//>     pub enum Consulted where Customer is informed
