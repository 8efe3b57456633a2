okms_raci::include_matrix! { pub mod tea = "tea.yaml"; }

fn main() {}

//> okms_raci::include_matrix! { pub mod tea }
