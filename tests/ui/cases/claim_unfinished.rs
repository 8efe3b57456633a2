okms_raci::assert_raci! {
    Customer is responsible for;
    OvhCloud is;
    Customer;
    Customer is responsible for every activity in;
}

fn main() {}

//>     Customer is responsible for KeepServiceLogs;
//>     OvhCloud is responsible for ManageBackups;
//>     Customer is responsible for AdministrateKeysAndSecrets;
//>     Customer is responsible for every activity in "1.1";
