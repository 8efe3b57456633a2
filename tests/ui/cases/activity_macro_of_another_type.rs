okms_raci::include_matrix!(tea);
const BACKUPS: tea::Activity = okms_raci::activity!("Manage backups");

fn main() {}
