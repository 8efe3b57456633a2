const TEA: okms_raci::Activity = okms_raci::activity!("Kettle");

fn main() {}

//> const TEA: okms_raci::Activity = okms_raci::activity!("Manage backups");
