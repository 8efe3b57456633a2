okms_raci::matrix! { mod tea = "tea.yaml"; }

fn main() {}
