//! Which name comes nearest to a text, in const code and at run time, without an allocator.

/// How near a name comes to a text; less is nearer.
#[derive(Clone, Copy)]
pub(crate) struct Nearness {
    edits: u8,
    /// How far apart the first two bytes that differ are: of 3.1.1 to 3.1.7, 3.1.7 is nearest to 3.1.9.
    step: u8,
}

impl Nearness {
    /// The longest text that can be compared, in bytes.
    pub(crate) const LONGEST: usize = 64;

    /// `None` if more than a third of the text would have to change.
    ///
    /// A name that has the text as a part, give or take some edits, is one edit further away than the part.
    /// One or two bytes are a part of too many names.
    pub(crate) const fn of(text: &[u8], name: &[u8]) -> Option<Nearness> {
        if text.is_empty() || name.is_empty() || text.len() > Self::LONGEST {
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

/// The name that comes nearest to the text, the first of several, if one is near at all.
///
/// The ids and other names stand in columns. Of a text that is too long, its start is compared.
pub(crate) const fn nearest(
    text: &str,
    ids: &[&'static str],
    names: &[&[&'static str]],
) -> Option<&'static str> {
    let text = match text.as_bytes().split_at_checked(Nearness::LONGEST) {
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

type Found = Option<(Nearness, &'static str)>;

const fn nearest_in(text: &[u8], names: &[&'static str], found: Found) -> Found {
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

/// The Levenshtein distance from the text to the name or to the part of it that is nearest.
const fn edits(text: &[u8], name: &[u8], part: Part) -> u8 {
    // How many edits lead from each start of the text to what of the name was read so far.
    let mut column = [0_u8; Nearness::LONGEST + 1];
    let mut cells: &mut [u8] = &mut column;
    let mut edits = 0;
    while let [cell, below @ ..] = cells {
        *cell = edits;
        edits += 1;
        cells = below;
    }
    let mut whole = text.len() as u8;
    let mut nearest_part = whole;
    let [top, column @ ..] = &mut column;
    let mut name = name;
    while let [b, rest_of_name @ ..] = name {
        let mut diagonal = *top;
        if matches!(part, Part::Whole) {
            *top = top.saturating_add(1);
        }
        whole = *top;
        let mut cells: &mut [u8] = &mut *column;
        let mut text = text;
        while let ([cell, below @ ..], [a, rest_of_text @ ..]) = (cells, text) {
            let changed = diagonal.saturating_add(!a.eq_ignore_ascii_case(b) as u8);
            diagonal = *cell;
            whole = least(changed, least(diagonal, whole).saturating_add(1));
            *cell = whole;
            (cells, text) = (below, rest_of_text);
        }
        nearest_part = least(nearest_part, whole);
        name = rest_of_name;
    }
    match part {
        Part::Whole => whole,
        Part::Any => nearest_part,
    }
}

const fn least(a: u8, b: u8) -> u8 {
    if a < b { a } else { b }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    fn nearest_of(text: &str, names: &[&'static str]) -> Option<&'static str> {
        nearest(text, names, &[])
    }

    #[test]
    fn a_typo_a_part_and_a_number_find_their_neighbour() {
        let titles = ["Manage backups", "Handle incidents (tickets)", "Deploy patches"];
        assert_eq!(nearest_of("manage bakcups", &titles), Some("Manage backups"));
        assert_eq!(nearest_of("handle incident", &titles), Some("Handle incidents (tickets)"));
        assert_eq!(nearest_of("ovh", &["Customer", "OvhCloud"]), Some("OvhCloud"));
        assert_eq!(nearest_of("3.1.9", &["3.1", "3.1.1", "3.1.7", "3.2.1"]), Some("3.1.7"));
    }

    #[test]
    fn what_is_far_is_not_offered() {
        assert_eq!(nearest_of("zzz", &["Manage backups"]), None);
        assert_eq!(nearest_of("bag", &["Manage backups"]), None);
        assert_eq!(nearest_of("ba", &["Manage backups"]), None);
        assert_eq!(nearest_of("", &["a"]), None);
        assert_eq!(nearest_of(&"a".repeat(65), &["aaaa"]), None);
    }
}
