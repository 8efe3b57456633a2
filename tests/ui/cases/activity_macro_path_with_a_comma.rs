okms_raci::include_matrix!(tea);
const BOIL: tea::Activity = okms_raci::activity!(use tea, "Boil water");

fn main() {}
