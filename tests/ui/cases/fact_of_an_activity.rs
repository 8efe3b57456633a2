use okms_raci::typed::{self, ResponsibleFor};
use okms_raci::Party;

fn rotate<P: ResponsibleFor<typed::AdministrateKeysAndSecrets>>(_by: P) {}

fn main() {
    let _ = Party::Customer;
    rotate(typed::ManageBackups);
}
