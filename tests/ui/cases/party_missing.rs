okms_raci::assert_raci! {
    is responsible for ManageBackups;
}

fn main() {}
