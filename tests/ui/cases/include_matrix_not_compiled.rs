okms_raci::include_matrix!(backup);

fn main() {}

//> okms_raci::include_matrix!(tea);
