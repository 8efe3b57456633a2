//! Which name comes nearest to a text, without an allocator.

/// The longest text that is compared, in bytes; of a longer one the start is.
pub(crate) const LONGEST: usize = 64;

/// The name that comes nearest to the text, the first of several, if one is near at all.
///
/// A name is near if no more than a third of the text, rounded up, has to change; ASCII letter case does not
/// count. So is a name that has the text as a part, give or take such a change, but for texts of up to four bytes.
///
/// ```
/// use okms_raci_core::nearest;
///
/// assert_eq!(nearest("custmoer", &["Customer", "OvhCloud"]), Some("Customer"));
/// assert_eq!(nearest("ovh", &["Customer", "OvhCloud"]), Some("OvhCloud"));
/// assert_eq!(nearest("owner", &["Customer", "OvhCloud"]), None);
/// // "rope" is in there, but so is something like any short word in a long name.
/// assert_eq!(nearest("nope", &["Monitor the proper functioning"]), None);
/// ```
#[must_use]
pub fn nearest<'a>(text: &str, names: &[&'a str]) -> Option<&'a str> {
    nearest_of(text, names.iter().copied())
}

/// The same for names that are not in one list.
pub(crate) fn nearest_of<'a>(text: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let text = text.as_bytes();
    let text = text.get(..LONGEST).unwrap_or(text);
    // A chain of adapters would be a kilobyte more of firmware.
    let mut found: Option<(Nearness, &str)> = None;
    for name in names {
        let Some(nearness) = Nearness::of(text, name.as_bytes()) else { continue };
        if found.is_none_or(|(least, _)| nearness < least) {
            found = Some((nearness, name));
        }
    }
    found.map(|(_, name)| name)
}

/// How near a name comes to a text; less is nearer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Nearness {
    edits: u8,
    /// How far apart the first two bytes that differ are: of 3.1.1 to 3.1.7, 3.1.7 is nearest to 3.1.9.
    step: u8,
}

impl Nearness {
    /// `None` if too much of the text would have to change.
    ///
    /// A name that has the text as a part, give or take some edits, is one edit further away than the part.
    /// Short texts are nearly a part of too many names.
    fn of(text: &[u8], name: &[u8]) -> Option<Nearness> {
        if text.is_empty() || name.is_empty() {
            return None;
        }
        let whole = edits(text, name, Part::Whole);
        let part = edits(text, name, Part::Any).saturating_add(1);
        let edits = if usize::from(part) <= (text.len() - 1) / 2 { whole.min(part) } else { whole };
        let is_near = usize::from(edits) <= text.len().div_ceil(3);
        is_near.then(|| Nearness { edits, step: step(text, name) })
    }
}

/// How far apart the first two bytes that differ in more than their case are.
fn step(text: &[u8], name: &[u8]) -> u8 {
    let pairs = text.iter().zip(name);
    let mut steps = pairs.map(|(a, b)| a.to_ascii_lowercase().abs_diff(b.to_ascii_lowercase()));
    steps.find(|step| *step != 0).unwrap_or(0)
}

/// What of the name the text is compared with.
#[derive(Clone, Copy)]
enum Part {
    Whole,
    Any,
}

/// How many edits lead from each start of the text to what of the name was read.
type Column = [u8; LONGEST + 1];

/// How many bytes have to be added, dropped, replaced or swapped with the next to get from the text
/// to the name, or to the part of it that is nearest.
fn edits(text: &[u8], name: &[u8], part: Part) -> u8 {
    let mut before: Column = [0; LONGEST + 1];
    let mut now: Column = core::array::from_fn(|row| row as u8);
    let mut nearest_part = text.len() as u8;
    let mut last = b'\0';
    for &byte in name {
        let next = next_column(text, [last, byte], [&before, &now], part);
        (before, now, last) = (now, next, byte);
        nearest_part = nearest_part.min(cell(&now, text.len()));
    }
    match part {
        Part::Whole => cell(&now, text.len()),
        Part::Any => nearest_part,
    }
}

/// The column after one more byte of the name, from the two columns before; `name` has the byte that
/// it follows, and the byte.
fn next_column(text: &[u8], name: [u8; 2], [before, now]: [&Column; 2], part: Part) -> Column {
    let mut next: Column = [0; LONGEST + 1];
    let mut edits = match part {
        Part::Whole => cell(now, 0).saturating_add(1),
        Part::Any => 0,
    };
    next[0] = edits;
    let mut last = b'\0';
    for (row, byte) in text.iter().enumerate() {
        let changed = u8::from(!byte.eq_ignore_ascii_case(&name[1]));
        let changed = cell(now, row).saturating_add(changed);
        edits = changed.min(edits.min(cell(now, row + 1)).saturating_add(1));
        let is_swap = last.eq_ignore_ascii_case(&name[1]) && byte.eq_ignore_ascii_case(&name[0]);
        if is_swap && row > 0 {
            edits = edits.min(cell(before, row - 1).saturating_add(1));
        }
        if let Some(cell) = next.get_mut(row + 1) {
            *cell = edits;
        }
        last = *byte;
    }
    next
}

/// The cell of a row that the column has; an index that the compiler cannot prove brings in panics.
fn cell(column: &Column, row: usize) -> u8 {
    column.get(row).copied().unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_typo_a_part_and_a_number_find_their_neighbour() {
        let titles = ["Manage backups", "Handle incidents (tickets)", "Deploy patches"];
        assert_eq!(nearest("manage bakcups", &titles), Some("Manage backups"));
        assert_eq!(nearest("handle incident", &titles), Some("Handle incidents (tickets)"));
        assert_eq!(nearest("ovh", &["Customer", "OvhCloud"]), Some("OvhCloud"));
        assert_eq!(nearest("3.1.9", &["3.1", "3.1.1", "3.1.7", "3.2.1"]), Some("3.1.7"));
        assert_eq!(nearest("si", &["is", "has"]), Some("is"));
        assert_eq!(nearest("tittle", &["id", "title", "roles"]), Some("title"));
    }

    #[test]
    fn of_names_that_are_as_near_the_first_is_offered() {
        assert_eq!(nearest("cat", &["bat", "dat"]), Some("bat"));
        assert_eq!(nearest("cat", &["dat", "bat"]), Some("dat"));
    }

    #[test]
    fn what_is_far_is_not_offered() {
        assert_eq!(nearest("zzz", &["Manage backups"]), None);
        assert_eq!(nearest("bag", &["Manage backups"]), None);
        assert_eq!(nearest("ba", &["Manage backups"]), None);
        assert_eq!(nearest("owner", &["id", "title", "roles"]), None);
        assert_eq!(nearest("", &["a"]), None);
        assert_eq!(nearest("a", &[""]), None);
        assert_eq!(nearest(&"a".repeat(65), &["aaaa"]), None);
    }
}
