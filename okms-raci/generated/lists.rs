//! The lists of a generated enum, as generic code sees them.
//!
//! The compiler takes a moment for each variant that it passes when it reads an
//! enum from memory, so a list of all 10,000 costs it half a second each time
//! that it evaluates one. It evaluates all constants of a crate, but generic
//! ones only where they are used. So these traits have a parameter that means
//! nothing, and generated code implements them for all its values.

use super::tables::part;
use crate::parse_error::Vocabulary;
use crate::{ParseError, RoleSet};

/// An enum with all its variants.
pub trait Listed<const ANY: bool = true>: Copy + 'static {
    /// Every item, in order.
    const EACH: &'static [Self];
}

/// An enum whose variants are found by what they are called.
pub trait Called<const ANY: bool = true>: Listed {
    /// What they are called.
    const VOCABULARY: &'static Vocabulary;
}

/// Every item, in order, as an array.
///
/// # Panics
///
/// When it is compiled, if there are fewer.
#[must_use]
#[inline]
pub const fn all<T: Listed, const N: usize>() -> [T; N] {
    match T::EACH.first_chunk() {
        Some(all) => *all,
        None => panic!("codegen counts the variants that it writes"),
    }
}

/// Activities, with what the tables of their module say of each.
pub trait Rows<const ANY: bool = true>: Listed {
    /// The sections of the same matrix.
    type Section: Listed;

    /// A line for each activity, a role set for each party.
    const ROLES: &'static [RoleSet];
    /// By activity the section that lists it.
    const SECTIONS: &'static [Self::Section];
    /// By party and role the activities in which it is held.
    const HELD: &'static [Self];
    /// Where in `HELD` those of each party and role start, and where the last end.
    const HELD_STARTS: &'static [usize];
}

/// The role set of a cell, counted line by line.
#[must_use]
#[inline]
pub const fn role_set<T: Rows>(cell: usize) -> RoleSet {
    T::ROLES[cell]
}

/// The section that lists an activity.
#[must_use]
#[inline]
pub const fn section_of<T: Rows>(activity: usize) -> T::Section {
    T::SECTIONS[activity]
}

/// The item that a map has for a text, or else the one that is called so.
///
/// # Errors
///
/// If nothing is called so, or it cannot be told which is meant.
#[inline]
pub fn item_called<T: Called>(typed: Option<T>, text: &str) -> Result<T, ParseError> {
    match typed {
        Some(item) => Ok(item),
        None => T::VOCABULARY.item(text),
    }
}

/// The item at the position that a lookup found.
#[must_use]
#[inline]
pub const fn item<T: Listed>(position: Option<usize>) -> Option<T> {
    match position {
        Some(position) if position < T::EACH.len() => Some(T::EACH[position]),
        _ => None,
    }
}

/// The items from `start` to before `end`; see [`part`].
#[must_use]
#[inline]
pub const fn items_between<T: Listed>(start: u16, end: u16) -> &'static [T] {
    part(T::EACH, start as usize, end as usize)
}

/// The run of all items with this number, if `starts` says where each starts and where the last ends.
#[must_use]
#[inline]
pub const fn run_of_items<T: Listed>(starts: &[u16], number: usize) -> &'static [T] {
    super::tables::run(T::EACH, starts, number)
}

/// The activities in which a party holds a role, four roles for each party.
#[must_use]
#[inline]
pub const fn held<T: Rows>(party: usize, role: usize) -> &'static [T] {
    match T::HELD_STARTS.split_at_checked(party * 4 + role) {
        Some((_, &[start, end, ..])) => part(T::HELD, start, end),
        _ => &[],
    }
}
