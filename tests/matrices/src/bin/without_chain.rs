//! Asks a matrix that refines others for titles and roles alone.

use matrices::refines::{Activity, Party};

fn main() {
    for activity in Activity::ALL {
        println!("{activity}: {}", activity.roles(Party::Platform));
    }
}
