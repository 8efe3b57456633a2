okms_raci::include_matrix!(tea, coffee);

fn main() {}

//> okms_raci::include_matrix!(tea);
