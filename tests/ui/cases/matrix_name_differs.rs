okms_raci::matrix! { mod coffee = "tea.yaml"; }

fn main() {}

//> okms_raci::matrix! { mod tea = "tea.yaml"; }
