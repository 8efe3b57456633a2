fn main() {
    println!("{}", okms_raci::activity!("Backups"));
}
