okms_raci::include_matrix!("data/tea.yaml");

fn main() {}
