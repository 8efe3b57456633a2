okms_raci::assert_raci! {
    OvhCloud is responsible for ManageBakups;
}

fn main() {}

//>     OvhCloud is responsible for ManageBackups;
