okms_raci::assert_raci! {
    only Customer is not responsible for ManageBackups;
}

fn main() {}
