okms_raci::assert_raci! {
    Ovh Cloud is responsible for ManageBackups;
}

fn main() {}
