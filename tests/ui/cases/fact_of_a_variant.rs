use okms_raci::Party;
use okms_raci::typed::{AccountableFor, ManageBackups};

fn restore<P: AccountableFor<ManageBackups>>(_by: P) {}

fn main() {
    restore(Party::OvhCloud);
}

//>     restore(okms_raci::typed::OvhCloud);
