okms_raci::assert_raci! {
    use crate::;
    Customer is responsible for ManageBackups;
}

fn main() {}
