okms_raci::assert_raci! {
    Customer is responsible for;
    OvhCloud is;
    Customer;
    Customer is responsible for every activity in;
}

fn main() {}
