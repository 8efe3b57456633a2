okms_raci::include_matrix!(tea);
const BACKUPS: tea::Activity = okms_raci::activity!("Manage backups");

fn main() {}

//> const BACKUPS: okms_raci::Activity = okms_raci::activity!("Manage backups");
