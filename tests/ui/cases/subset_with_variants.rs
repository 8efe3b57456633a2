okms_raci::subset! {
    enum Duty { KeepServiceLogs }
}

fn main() {}
