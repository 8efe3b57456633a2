okms_raci::assert_raci! {
    Customer is not responsible for any activity in "3.1";
}

fn main() {}

//>     Customer is not responsible for ManageBackups;
