//! Which name comes nearest to a text, in const code and at run time, without an allocator.

/// The longest text that is compared, in bytes; of a longer one the start is.
pub(crate) const LONGEST: usize = 64;

/// The name that comes nearest to the text, the first of several, if one is near at all.
///
/// A name is near if no more than a third of the text has to change; ASCII letter case does not
/// count. So is a name that has the text as a part, give or take such a change.
///
/// ```
/// use okms_raci_core::nearest;
///
/// assert_eq!(nearest("custmoer", &["Customer", "OvhCloud"]), Some("Customer"));
/// assert_eq!(nearest("ovh", &["Customer", "OvhCloud"]), Some("OvhCloud"));
/// assert_eq!(nearest("owner", &["Customer", "OvhCloud"]), None);
/// ```
#[must_use]
pub const fn nearest<'a>(text: &str, names: &[&'a str]) -> Option<&'a str> {
    nearest_of(text, names, &[])
}

/// The same for ids and other names in columns.
pub(crate) const fn nearest_of<'a>(
    text: &str,
    ids: &[&'a str],
    names: &[&[&'a str]],
) -> Option<&'a str> {
    let text = match text.as_bytes().split_at_checked(LONGEST) {
        Some((start, _)) => start,
        None => text.as_bytes(),
    };
    let mut found = nearest_in(text, ids, None);
    let mut columns = names;
    while let [column, other_columns @ ..] = columns {
        found = nearest_in(text, column, found);
        columns = other_columns;
    }
    match found {
        Some((_, name)) => Some(name),
        None => None,
    }
}

/// A name and how near it comes.
type Found<'a> = Option<(Nearness, &'a str)>;

const fn nearest_in<'a>(text: &[u8], names: &[&'a str], found: Found<'a>) -> Found<'a> {
    let (mut names, mut found) = (names, found);
    while let [name, others @ ..] = names {
        if let Some(nearness) = Nearness::of(text, name.as_bytes()) {
            found = match found {
                Some((least, _)) if !nearness.is_less(least) => found,
                _ => Some((nearness, *name)),
            };
        }
        names = others;
    }
    found
}

/// How near a name comes to a text; less is nearer.
#[derive(Clone, Copy)]
struct Nearness {
    edits: u8,
    /// How far apart the first two bytes that differ are: of 3.1.1 to 3.1.7, 3.1.7 is nearest to 3.1.9.
    step: u8,
}

impl Nearness {
    /// `None` if more than a third of the text would have to change.
    ///
    /// A name that has the text as a part, give or take some edits, is one edit further away than the part.
    /// One or two bytes are a part of too many names.
    const fn of(text: &[u8], name: &[u8]) -> Option<Nearness> {
        if text.is_empty() || name.is_empty() {
            return None;
        }
        let whole = edits(text, name, Part::Whole);
        let part = edits(text, name, Part::Any).saturating_add(1);
        let edits = if text.len() < 3 { whole } else { least(whole, part) };
        if edits as usize <= text.len().div_ceil(3) {
            Some(Nearness { edits, step: step(text, name) })
        } else {
            None
        }
    }

    const fn is_less(self, other: Nearness) -> bool {
        self.edits < other.edits || self.edits == other.edits && self.step < other.step
    }
}

/// How far apart the first two bytes that differ in more than their case are.
const fn step(text: &[u8], name: &[u8]) -> u8 {
    let (mut text, mut name) = (text, name);
    while let ([a, text_tail @ ..], [b, name_tail @ ..]) = (text, name) {
        let step = a.to_ascii_lowercase().abs_diff(b.to_ascii_lowercase());
        if step != 0 {
            return step;
        }
        (text, name) = (text_tail, name_tail);
    }
    0
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
const fn edits(text: &[u8], name: &[u8], part: Part) -> u8 {
    let mut before: Column = [0; LONGEST + 1];
    let mut now: Column = [0; LONGEST + 1];
    let mut row = 0;
    while row < now.len() {
        now[row] = row as u8;
        row += 1;
    }
    let mut nearest_part = text.len() as u8;
    let mut last = b'\0';
    let mut rest = name;
    while let [byte, tail @ ..] = rest {
        let next = next_column(text, [last, *byte], [&before, &now], part);
        (before, now) = (now, next);
        nearest_part = least(nearest_part, cell(&now, text.len()));
        (last, rest) = (*byte, tail);
    }
    match part {
        Part::Whole => cell(&now, text.len()),
        Part::Any => nearest_part,
    }
}

/// The column after one more byte of the name, from the two columns before; `name` has the byte that
/// it follows, and the byte.
const fn next_column(
    text: &[u8],
    name: [u8; 2],
    [before, now]: [&Column; 2],
    part: Part,
) -> Column {
    let mut next: Column = [0; LONGEST + 1];
    let mut edits = match part {
        Part::Whole => cell(now, 0).saturating_add(1),
        Part::Any => 0,
    };
    next[0] = edits;
    let mut last = b'\0';
    let mut row = 1;
    let mut rest = text;
    while let [byte, tail @ ..] = rest {
        let changed = cell(now, row - 1).saturating_add(!byte.eq_ignore_ascii_case(&name[1]) as u8);
        edits = least(changed, least(edits, cell(now, row)).saturating_add(1));
        let is_swap = last.eq_ignore_ascii_case(&name[1]) && byte.eq_ignore_ascii_case(&name[0]);
        if is_swap && row > 1 {
            edits = least(edits, cell(before, row - 2).saturating_add(1));
        }
        if row < next.len() {
            next[row] = edits;
        }
        (last, rest) = (*byte, tail);
        row += 1;
    }
    next
}

/// The cell of a row that the column has; an index that the compiler cannot prove brings in panics.
const fn cell(column: &Column, row: usize) -> u8 {
    if row < column.len() { column[row] } else { u8::MAX }
}

const fn least(a: u8, b: u8) -> u8 {
    if a < b { a } else { b }
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
