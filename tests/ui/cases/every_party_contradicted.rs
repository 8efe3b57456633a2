okms_raci::assert_raci! {
    every party is accountable for ManageBackups;
}

fn main() {}
