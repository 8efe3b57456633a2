okms_raci::subset! {
    enum Duty where Customer is responsible for KeepServiceLogs
}

fn main() {}
