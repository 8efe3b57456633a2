#[okms_raci::raci(Customer is responsible for KeepServiceLogs)]
fn log() {}

fn main() {
    log();
}
