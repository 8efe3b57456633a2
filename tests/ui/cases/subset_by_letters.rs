okms_raci::subset! { enum Duty where Customer is RA }

fn main() {}
