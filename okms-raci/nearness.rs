//! Which name comes nearest to a text, without an allocator.

/// How near a name comes to a text; less is nearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    pub(crate) fn of(text: &str, name: &str) -> Option<Nearness> {
        let (text, name) = (text.as_bytes(), name.as_bytes());
        if text.is_empty() || name.is_empty() || text.len() > Self::LONGEST {
            return None;
        }
        let whole = edits(text, name, Part::Whole);
        let part = edits(text, name, Part::Any).saturating_add(1);
        let edits = if text.len() < 4 { whole } else { whole.min(part) };
        let step = text
            .iter()
            .zip(name)
            .map(|(a, b)| a.to_ascii_lowercase().abs_diff(b.to_ascii_lowercase()))
            .find(|&step| step != 0)
            .unwrap_or(0);
        (usize::from(edits) <= text.len().div_ceil(3)).then_some(Nearness { edits, step })
    }
}

/// What of the name the text is compared with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    Any,
}

/// The Levenshtein distance from the text to the name or to the part of it that is nearest.
fn edits(text: &[u8], name: &[u8], part: Part) -> u8 {
    // How many edits lead from each start of the text to what of the name was read so far.
    let mut column = [0_u8; Nearness::LONGEST + 1];
    for (cell, edits) in column.iter_mut().zip(0..) {
        *cell = edits;
    }
    let mut whole = text.len() as u8;
    let mut least = whole;
    let [top, column @ ..] = &mut column;
    for &b in name {
        let mut diagonal = *top;
        if part == Part::Whole {
            *top = top.saturating_add(1);
        }
        whole = *top;
        for (cell, &a) in column.iter_mut().zip(text) {
            let changed = diagonal.saturating_add(u8::from(!a.eq_ignore_ascii_case(&b)));
            diagonal = *cell;
            whole = changed.min(diagonal.saturating_add(1)).min(whole.saturating_add(1));
            *cell = whole;
        }
        least = least.min(whole);
    }
    match part {
        Part::Whole => whole,
        Part::Any => least,
    }
}

#[cfg(test)]
mod tests {
    use super::Nearness;

    fn nearest<'a>(text: &str, names: &[&'a str]) -> Option<&'a str> {
        names
            .iter()
            .filter_map(|name| Some((Nearness::of(text, name)?, *name)))
            .min()
            .map(|(_, name)| name)
    }

    #[test]
    fn a_typo_a_part_and_a_number_find_their_neighbour() {
        let titles = ["Manage backups", "Handle incidents (tickets)", "Deploy patches"];
        assert_eq!(nearest("manage bakcups", &titles), Some("Manage backups"));
        assert_eq!(nearest("handle incident", &titles), Some("Handle incidents (tickets)"));
        assert_eq!(nearest("3.1.9", &["3.1", "3.1.1", "3.1.7", "3.2.1"]), Some("3.1.7"));
    }

    #[test]
    fn what_is_far_is_not_offered() {
        assert_eq!(nearest("zzz", &["Manage backups"]), None);
        assert_eq!(nearest("", &["a"]), None);
        assert_eq!(nearest(&"a".repeat(65), &["aaaa"]), None);
    }
}
