fn main() {
    let title = "Manage backups";
    println!("{}", okms_raci::activity!(title));
}
