//! The number that a heading starts with.

/// A heading that starts with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbered<'a> {
    /// Such as `3.1.1`, without a last dot.
    pub(super) number: &'a str,
    pub(super) title: &'a str,
    /// Whether it is one number with a blank after it, which may be a word of the title.
    pub(super) is_bare: bool,
}

impl<'a> Numbered<'a> {
    /// `3.1.1. Title`, `3.1.1 Title`, `3) Title`, `3 - Title`; a title alone is none.
    pub(super) fn read(heading: &'a str) -> Option<Self> {
        if let Some((number, title)) = keycap(heading) {
            return Some(Numbered { number, title, is_bare: false });
        }
        let end = heading.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(heading.len());
        let (start, rest) = heading.split_at(end);
        let number = start.trim_end_matches('.');
        let is_number = number.split('.').all(|part| (1..=3).contains(&part.len()));
        let after = rest.strip_prefix(')').unwrap_or(rest);
        let is_marked = start.len() > number.len() || after.len() < rest.len();
        // `3.Title` has a dot between, `3Title` nothing: that is a word.
        if !is_number || !(is_marked || after.starts_with(char::is_whitespace)) {
            return None;
        }
        let title = after.trim();
        let dashed = ['.', '-', '–', '—', ':'].iter().find_map(|&dash| title.strip_prefix(dash));
        let title = dashed.map_or(title, str::trim);
        let is_bare = !is_marked && !number.contains('.') && title == after.trim();
        (!title.is_empty()).then_some(Numbered { number, title, is_bare })
    }
}

/// A number on a keycap: `1️⃣ Title`.
fn keycap(heading: &str) -> Option<(&str, &str)> {
    let end = heading.find(|c: char| !c.is_ascii_digit())?;
    let (number, rest) = heading.split_at(end);
    let rest = rest.strip_prefix('\u{fe0f}').unwrap_or(rest).strip_prefix('\u{20e3}')?;
    (end == 1 && !rest.trim().is_empty()).then_some((number, rest.trim()))
}

/// Whether a section of the one number is, at any depth, inside that of the other.
pub(super) fn is_inside(number: &str, outer: &str) -> bool {
    number.strip_prefix(outer).is_some_and(|rest| rest.starts_with('.'))
}

/// The numbers that a section with this one is inside of.
pub(super) fn around(number: &str) -> impl Iterator<Item = &str> {
    number.match_indices('.').map(|(dot, _)| &number[..dot])
}

/// The last part of a number.
pub(super) fn last(number: &str) -> Option<u32> {
    number.rsplit('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::Numbered;

    #[track_caller]
    fn check(heading: &str, expected: Option<(&str, &str)>) {
        let found = Numbered::read(heading).map(|found| (found.number, found.title));
        assert_eq!(found, expected, "{heading:?}");
    }

    #[test]
    fn a_heading_may_start_with_a_number() {
        check("3.1.1. Daily work", Some(("3.1.1", "Daily work")));
        check("3.1.1 Daily work", Some(("3.1.1", "Daily work")));
        check("3.1.1.Daily work", Some(("3.1.1", "Daily work")));
        check("3) Daily work", Some(("3", "Daily work")));
        check("3 - Daily work", Some(("3", "Daily work")));
        check("3.1 . Daily work", Some(("3.1", "Daily work")));
        check("3.\u{a0}Daily work", Some(("3", "Daily work")));
        check("3 Daily work", Some(("3", "Daily work")));
        check("3\u{fe0f}\u{20e3} Daily work", Some(("3", "Daily work")));
        check("24x7 support", None);
        check("Daily work", None);
        check("2025. Outlook", None);
        check("3.1.", None);
        check("", None);
    }
}
