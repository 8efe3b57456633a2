okms_raci::assert_raci! {
    Ovh is responsible for ManageBackups;
}

fn main() {}
