okms_raci::include_matrix!(pub tea);

fn main() {}
