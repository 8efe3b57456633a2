okms_raci::assert_raci! {
    Customer is responsible for struct;
}

fn main() {}
