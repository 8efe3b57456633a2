okms_raci::assert_raci! {
    OvhCloud is accountable for every activity in Incidnts;
}

fn main() {}

//>     OvhCloud is accountable for every activity in Incidents;
