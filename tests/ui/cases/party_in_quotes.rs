okms_raci::assert_raci! {
    "OVHcloud" is responsible for ManageBackups;
}

fn main() {}
