//! What follows from the tables of a generated module, computed in const code.

use crate::RoleSet;
use crate::words::equal;

/// The position of the text in a short list.
#[must_use]
#[inline]
pub const fn index_of(list: &[&str], text: &str) -> Option<usize> {
    let mut position = 0;
    while position < list.len() {
        if equal::<false>(list[position].as_bytes(), text.as_bytes()) {
            return Some(position);
        }
        position += 1;
    }
    None
}

/// The position that a lookup found, or else that of what was once called so.
#[must_use]
#[inline]
pub const fn or_former(
    position: Option<usize>,
    aliases: &[(&str, u16)],
    text: &str,
) -> Option<usize> {
    if position.is_some() {
        return position;
    }
    let mut alias = 0;
    while alias < aliases.len() {
        let (former, position) = aliases[alias];
        if equal::<false>(former.as_bytes(), text.as_bytes()) {
            return Some(position as usize);
        }
        alias += 1;
    }
    None
}

/// The items at these positions.
#[must_use]
#[inline]
pub const fn items<T: Copy, const N: usize>(list: &[T], positions: &[u16; N]) -> [T; N] {
    let mut items = [list[0]; N];
    let mut position = 0;
    while position < N {
        items[position] = list[positions[position] as usize];
        position += 1;
    }
    items
}

/// The run of a list with this number, if `starts` says where each starts and where the last ends.
#[must_use]
#[inline]
pub const fn run<T>(list: &'static [T], starts: &[u16], number: usize) -> &'static [T] {
    match starts.split_at_checked(number) {
        Some((_, &[start, end, ..])) => part(list, start as usize, end as usize),
        _ => &[],
    }
}

/// The part of a list from `start` to before `end`.
///
/// Empty if the list has no such part. There is none such; but a check that the compiler
/// cannot leave out would bring the code that reports a panic into every firmware.
#[must_use]
#[inline]
pub const fn part<T>(list: &'static [T], start: usize, end: usize) -> &'static [T] {
    match list.split_at_checked(end) {
        Some((head, _)) => match head.split_at_checked(start) {
            Some((_, part)) => part,
            None => &[],
        },
        None => &[],
    }
}

/// The sums of all sizes before each: where each run starts in a list of all, and where the last ends.
#[must_use]
#[inline]
pub const fn starts<const STARTS: usize>(sizes: &[u16]) -> [u16; STARTS] {
    let mut starts = [0; STARTS];
    let mut position = 0;
    while position < sizes.len() {
        starts[position + 1] = starts[position] + sizes[position];
        position += 1;
    }
    starts
}

/// By activity the position of its section.
#[must_use]
#[inline]
pub const fn section_of_each<const ACTIVITIES: usize>(sizes: &[u16]) -> [u16; ACTIVITIES] {
    let mut sections = [0; ACTIVITIES];
    let (mut activity, mut section) = (0, 0);
    while section < sizes.len() {
        let mut left = sizes[section];
        while left > 0 {
            sections[activity] = section as u16;
            activity += 1;
            left -= 1;
        }
        section += 1;
    }
    sections
}

/// By section the position of its parent, counted from 1; 0 for none.
///
/// A section's parent is the nearest one before it that is less deep.
#[must_use]
#[inline]
pub const fn parents<const SECTIONS: usize>(depths: &[u8; SECTIONS]) -> [u16; SECTIONS] {
    let mut parents = [0; SECTIONS];
    let mut section = 1;
    while section < SECTIONS {
        let mut parent = section as u16;
        while parent > 0 && depths[parent as usize - 1] >= depths[section] {
            parent = parents[parent as usize - 1];
        }
        parents[section] = parent;
        section += 1;
    }
    parents
}

/// Where the children of each parent start, if all sections are sorted by parent.
#[must_use]
#[inline]
pub const fn starts_by_parent<const STARTS: usize>(parents: &[u16]) -> [u16; STARTS] {
    let mut starts = [0; STARTS];
    let mut section = 0;
    while section < parents.len() {
        starts[parents[section] as usize + 1] += 1;
        section += 1;
    }
    let mut start = 1;
    while start < STARTS {
        starts[start] += starts[start - 1];
        start += 1;
    }
    starts
}

/// By section where the activities of the sections below it end, from where those of each start.
#[must_use]
#[inline]
pub const fn ends_of_trees<const SECTIONS: usize>(
    depths: &[u8; SECTIONS],
    activity_starts: &[u16],
) -> [u16; SECTIONS] {
    let mut ends = [0; SECTIONS];
    let mut section = 0;
    while section < SECTIONS {
        let mut next = section + 1;
        while next < SECTIONS && depths[next] > depths[section] {
            next += 1;
        }
        ends[section] = activity_starts[next];
        section += 1;
    }
    ends
}

/// Each cell as a set.
#[must_use]
#[inline]
pub const fn role_sets<const CELLS: usize>(cells: &[u8; CELLS]) -> [RoleSet; CELLS] {
    let mut sets = [RoleSet::NONE; CELLS];
    let mut cell = 0;
    while cell < CELLS {
        sets[cell] = RoleSet::from_cell(cells[cell]);
        cell += 1;
    }
    sets
}

/// Where the activities of each party and role start, in a list sorted by party and role.
#[must_use]
#[inline]
pub const fn held_by_runs<const RUNS: usize>(cells: &[u8], parties: usize) -> [usize; RUNS] {
    let mut starts = [0; RUNS];
    let mut cell = 0;
    while cell < cells.len() {
        let mut role = 0;
        while role < 4 {
            starts[(cell % parties) * 4 + role + 1] += (cells[cell] >> role & 1) as usize;
            role += 1;
        }
        cell += 1;
    }
    let mut run = 1;
    while run < RUNS {
        starts[run] += starts[run - 1];
        run += 1;
    }
    starts
}
