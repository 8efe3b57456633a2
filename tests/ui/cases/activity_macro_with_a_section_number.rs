const BACKUPS: okms_raci::Activity = okms_raci::activity!("3.1.1");

fn main() {}

//> const BACKUPS: okms_raci::Activity = okms_raci::activity!("3.1.1 Manage backups");
