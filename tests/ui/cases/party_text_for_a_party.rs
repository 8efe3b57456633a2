use okms_raci::Activity;

fn main() {
    let _ = Activity::ManageBackups.roles("Customer");
}
