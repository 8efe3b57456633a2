const BACKUPS: okms_raci::Activity = okms_raci::activity!(Manage backups);

fn main() {}
