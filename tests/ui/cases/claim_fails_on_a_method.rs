struct Keys;
impl Keys {
    #[okms_raci::raci(OvhCloud is responsible for KeepServiceLogs)]
    fn log(&self) {}
}
fn main() {
    Keys.log();
}
