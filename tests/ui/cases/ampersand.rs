okms_raci::assert_raci! {
    OvhCloud is responsible & accountable for ManageBackups;
}

fn main() {}
