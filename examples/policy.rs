//! Policy.
use okms_raci::{Activity, Party, Role, activity, raci, subset};
okms_raci::assert_raci! {
    Customer is responsible and accountable for AdministrateKeysAndSecrets;
    revision is "2025-10-21";
}
subset! {
/// Duties
#[derive(Clone, Copy, Debug)]
pub enum CustomerDuty where Customer is responsible and accountable }
subset! { enum X where only OvhCloud is responsible and Customer is informed in "3.1" except ManageNetworkAutomation }

/// Rotates.
#[raci(Customer is responsible for AdministrateKeysAndSecrets)]
pub fn rotate() {}
#[okms_raci::raci(Customer is responsible for AdministrateKeysAndSecrets; OvhCloud is accountable for every activity in "3.1.3" except KeepServiceLogs)]
pub struct S;
impl S {
    #[raci(Customer is informed of DeployPatches)]
    pub const K: &'static [u8] = &[1];
    #[raci(HandleIncidents is {Customer: IA, OvhCloud: AR})]
    pub fn f(&self) -> u32 {
        #![allow(unused)]
        1
    }
}
#[raci(Customer is informed of DeployPatches)]
mod inner {}

fn main() {
    let a = activity!("Manage backups");
    const B: Activity = activity!("3.1.1 Manage backups");
    println!("{a} {B:?} {}", activity!("deploy-patches"));
    for d in CustomerDuty::ALL {
        println!("{d} {:?} {}", d, d.roles(Party::OvhCloud));
        let _ = Activity::from(d);
    }
    for d in X::ALL {
        println!("{d}");
    }
    println!("{:?}", CustomerDuty::try_from(Activity::ManageBackups).unwrap_err());
    println!("{:?}", CustomerDuty::from_id("keep-service-logs"));
    println!("{:?}", Activity::ManageBackups.is(Party::Customer, Role::Informed));
    inner_f();
}
fn inner_f() {
    okms_raci::assert_raci!(Customer is informed of DeployPatches);
    subset! { enum Local where Customer is responsible }
    println!("{}", Local::COUNT);
}
