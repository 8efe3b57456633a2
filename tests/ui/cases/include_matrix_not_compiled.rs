okms_raci::include_matrix!(backup);

fn main() {}
