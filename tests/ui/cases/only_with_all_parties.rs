okms_raci::assert_raci! {
    only Customer and OvhCloud are accountable for HandleIncidents;
}

fn main() {}

//>     Customer and OvhCloud are accountable for HandleIncidents;
