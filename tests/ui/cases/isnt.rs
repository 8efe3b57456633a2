okms_raci::assert_raci! {
    Customer isnt responsible for ManageBackups;
}

fn main() {}
