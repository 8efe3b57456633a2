okms_raci::matrix! { mod tea = "data/tea.yaml"; }

fn main() {}

//> okms_raci::matrix! { mod tea = "tea.yaml"; }
