okms_raci::include_matrix!(tea);
okms_raci::subset! { enum Duty where Host is responsible }

fn main() {}
