okms_raci::assert_raci! {
    Customer or OvhCloud is accountable for ManageBackups;
    at least one party is accountable for every activity;
}

fn main() {}
