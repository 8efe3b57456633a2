okms_raci::assert_raci! {
    Customer is informed of every activity in "3.1.3";
}

fn main() {}
