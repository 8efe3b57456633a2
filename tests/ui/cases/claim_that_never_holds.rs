okms_raci::assert_raci! {
    no party is accountable for ManageBackups;
    no party has a role in DeployPatches;
}

fn main() {}

//>     OvhCloud is accountable for ManageBackups;
//>     OvhCloud has a role in DeployPatches;
