//! Asks a matrix that has notes for titles and roles alone.

use matrices::notes::{Activity, Party};

fn main() {
    for activity in Activity::ALL {
        println!("{activity}: {}", activity.roles(Party::Customer));
    }
}
