okms_raci::assert_raci! {
    no parties is consulted on ManageBackups;
}

fn main() {}
