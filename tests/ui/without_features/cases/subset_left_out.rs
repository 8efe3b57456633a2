okms_raci::subset! { pub enum Duty where Customer is responsible }

fn main() {}
