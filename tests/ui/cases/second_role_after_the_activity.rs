okms_raci::assert_raci! {
    Customer is accountable for HandleIncidents and informed of DeployPatches;
}

fn main() {}
