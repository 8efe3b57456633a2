okms_raci::assert_raci! {
    exactly one party is responsible and accountable for ManageBackups;
}

fn main() {}
