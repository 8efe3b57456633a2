okms_raci::include_matrix!("data/tea.yaml");

fn main() {}

//> okms_raci::include_matrix!(tea);
