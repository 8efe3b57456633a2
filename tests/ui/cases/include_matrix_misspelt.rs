okms_raci::include_matrix!(tee);

fn main() {}
