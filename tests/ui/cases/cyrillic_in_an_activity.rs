okms_raci::assert_raci! {
    Customer is responsible for KeepServiсeLogs;
}

fn main() {}
