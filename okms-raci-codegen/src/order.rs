//! Sorting, by one function for all.
//!
//! A build script is neither optimised nor compiled before it is waited for: to
//! hash takes several times as long as to sort, and generic code is compiled
//! once for each type.

use std::cmp::Ordering;

/// Compares the things with these numbers.
pub(crate) type Compare<'a> = &'a dyn Fn(usize, usize) -> Ordering;

/// The numbers less than `count` in the order of what they are of; equal things keep theirs.
pub(crate) fn order(count: usize, compare: Compare<'_>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}

/// For each thing the one before it that it repeats, the last of several.
pub(crate) fn repeats(count: usize, compare: Compare<'_>) -> Vec<Option<usize>> {
    let mut repeats = vec![None; count];
    for pair in order(count, compare).windows(2) {
        if compare(pair[0], pair[1]).is_eq() {
            repeats[pair[1]] = Some(pair[0]);
        }
    }
    repeats
}
