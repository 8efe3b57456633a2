okms_raci::assert_raci! {
    at least one party is consulted on ManageBackups;
}

fn main() {}

//>     no party is consulted on ManageBackups;
