fn main() {
    println!("{}", okms_raci::activity!("Manage backups"));
}
