fn main() {
    println!("{}", okms_raci::activity!("Manage backups"));
}

//>     println!("{}", okms_raci::activity!("Manage backups"));
