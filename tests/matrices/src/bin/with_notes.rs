//! Asks a matrix for its references and notes.

use matrices::notes::{Activity, Party};

fn main() {
    for activity in Activity::ALL {
        let notes = [activity.note(), activity.note_of(Party::Provider)];
        println!("{activity}: {:?} {notes:?}", activity.reference());
    }
}
