//! Asks a matrix that refines others for what its chain says.

use matrices::refines::{Activity, okms};
use okms_raci::Role;

fn main() {
    for activity in Activity::ALL {
        println!("{activity}: {:?}", okms::covers(activity));
    }
    for outer in okms_raci::Activity::ALL {
        let reasons = [okms::exception(outer), okms::open(outer), okms::handed_back(outer)];
        println!("{outer}: {:?} {reasons:?}", okms::holders(outer, Role::Responsible));
    }
}
