okms_raci::include_matrix!(tee);

fn main() {}

//> okms_raci::include_matrix!(tea);
