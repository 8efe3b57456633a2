okms_raci::include_matrix!(pub tea);

fn main() {}

//> okms_raci::include_matrix!(pub mod tea);
