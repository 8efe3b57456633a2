#[okms_raci::raci(Customer is informed of DeployPatches)]
fn patch( {}
