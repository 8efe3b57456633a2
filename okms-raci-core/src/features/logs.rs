//! Role sets as their letters, which only the host has.

use defmt::{Format, Formatter, Str, intern};

use crate::RoleSet;

/// With the feature `defmt`: logged as the letters.
impl Format for RoleSet {
    fn format(&self, f: Formatter<'_>) {
        defmt::write!(f, "{=istr}", letters(*self));
    }
}

/// What `Display` writes.
// On a host all arms expand to the same code; on a target each has a symbol of its own.
#[allow(clippy::match_same_arms)]
fn letters(set: RoleSet) -> Str {
    match set {
        RoleSet::R => intern!("R"),
        RoleSet::A => intern!("A"),
        RoleSet::C => intern!("C"),
        RoleSet::I => intern!("I"),
        RoleSet::RA => intern!("RA"),
        RoleSet::RC => intern!("RC"),
        RoleSet::RI => intern!("RI"),
        RoleSet::AC => intern!("AC"),
        RoleSet::AI => intern!("AI"),
        RoleSet::CI => intern!("CI"),
        RoleSet::RAC => intern!("RAC"),
        RoleSet::RAI => intern!("RAI"),
        RoleSet::RCI => intern!("RCI"),
        RoleSet::ACI => intern!("ACI"),
        RoleSet::RACI => intern!("RACI"),
        RoleSet::NONE => intern!("-"),
    }
}
