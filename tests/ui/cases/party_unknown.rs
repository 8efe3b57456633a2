okms_raci::assert_raci! {
    Provider is responsible for ManageBackups;
}

fn main() {}
