okms_raci::assert_raci! {
    OvhCloud is responsible for ManageBackups
    Customer is responsible for ManageBackups;
}

fn main() {}

//>     OvhCloud is responsible for ManageBackups;
//>     Customer is not responsible for ManageBackups;
