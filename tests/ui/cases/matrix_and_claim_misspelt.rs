// A path that leads nowhere does not hide what is wrong with the claims.
okms_raci::assert_raci! {
    use crate::nowhere;
    Customer is responsble for RunBackups;
}

fn main() {}

//>     use okms_raci;
//>     OvhCloud is responsible for ManageBackups;
