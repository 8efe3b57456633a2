okms_raci::include_matrix!(tea);

fn main() {}
