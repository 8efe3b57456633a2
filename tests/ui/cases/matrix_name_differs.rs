okms_raci::matrix! { mod coffee = "tea.yaml"; }

fn main() {}
