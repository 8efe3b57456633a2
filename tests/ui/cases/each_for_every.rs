okms_raci::assert_raci! {
    each party is accountable for HandleIncidents;
}

fn main() {}
