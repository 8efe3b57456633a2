const BACKUPS: okms_raci::Activity = okms_raci::activity!("Manage bakcups");

fn main() {}

//> const BACKUPS: okms_raci::Activity = okms_raci::activity!("Manage backups");
