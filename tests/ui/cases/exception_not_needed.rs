okms_raci::assert_raci! {
    OvhCloud is accountable for every activity in "3.1.3" except KeepServiceLogs, ManageServiceCapacity;
}

okms_raci::subset! {
    pub enum Logging where Customer is responsible in "3.1.3" except ManageServiceCapacity
}

fn main() {}

//>     OvhCloud is accountable for every activity in "3.1.3" except KeepServiceLogs;
//>     pub enum Logging where Customer is responsible in "3.1.3"
