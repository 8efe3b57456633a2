okms_raci::subset! {
    enum Duty where Customer is responsible in "3.1" except KeepServiceLog
}

fn main() {}
