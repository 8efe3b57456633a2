okms_raci::assert_raci! {
    Customer or OvhCloud is accountable for ManageBackups;
    at least one party is accountable for every activity;
}

fn main() {}

//>     OvhCloud is accountable for ManageBackups;
//>     exactly one party is accountable for every activity except HandleIncidents;
