okms_raci::assert_raci! {
    Customer is not consulted on every activity;
}

fn main() {}
