okms_raci::assert_raci! {
    nobody is consulted on ManageBackups;
}

fn main() {}
