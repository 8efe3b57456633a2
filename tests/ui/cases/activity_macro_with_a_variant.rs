fn main() {
    println!("{}", okms_raci::activity!(Activity::ManageBackups));
}
