okms_raci::matrix!("data/tea.yaml");

fn main() {}
