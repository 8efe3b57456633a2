okms_raci::matrix! { tea = "data/tea.yaml" }

fn main() {}
