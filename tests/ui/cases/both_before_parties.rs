okms_raci::assert_raci! {
    both Customer and OvhCloud are accountable for HandleIncidents;
}

fn main() {}
