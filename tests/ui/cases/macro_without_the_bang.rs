fn main() {
    let _ = okms_raci::activity("Manage backups");
}
