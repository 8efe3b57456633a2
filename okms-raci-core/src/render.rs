//! A matrix as Markdown and as CSV, line by line, and text in lines.
//!
//! The library has a matrix as types, the command as values. Each iterates over its own; the form of a line
//! is defined here.

pub mod csv;
pub mod markdown;

use core::fmt::{self, Display};

use crate::escape::is_shown;

/// Whether an address may become a link: only one of the web, since others may run something.
///
/// ```
/// use okms_raci_core::render::is_web_address;
///
/// assert!(is_web_address("https://example.org/raci"));
/// assert!(!is_web_address("javascript:alert(1)"));
/// assert!(!is_web_address("https://example.org/my raci"));
/// ```
#[inline]
#[must_use]
pub fn is_web_address(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(may_be_in_address))
}

/// Whether an address may have this character in it as it is: no blank, nothing invisible, and
/// nothing that ends a link.
///
/// ```
/// use okms_raci_core::render::may_be_in_address;
///
/// assert!(may_be_in_address('é'));
/// assert!(!may_be_in_address('>'));
/// ```
#[inline]
#[must_use]
pub fn may_be_in_address(c: char) -> bool {
    is_shown(c) && !c.is_whitespace() && !matches!(c, '<' | '>')
}

/// Where a matrix comes from, in one line.
///
/// ```
/// use okms_raci_core::render::Origin;
///
/// let origin = Origin { publisher: Some("OVHcloud"), article: None, revision: "2025-10-21" };
/// assert_eq!(origin.to_string(), "OVHcloud, revision 2025-10-21");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// Who publishes it.
    pub publisher: Option<&'a str>,
    /// The publisher's own number for the page.
    pub article: Option<&'a str>,
    /// The date of the published text.
    pub revision: &'a str,
}

impl Display for Origin<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in [self.publisher, self.article].into_iter().flatten() {
            write!(f, "{part}, ")?;
        }
        write!(f, "revision {}", self.revision)
    }
}

/// A text in lines of at most `width` columns, broken at spaces where there are any.
///
/// ```
/// use okms_raci_core::render::Lines;
///
/// let lines = Lines { rest: "Manage backups", width: 8, columns: |_| 1 };
/// assert!(lines.eq(["Manage", "backups"]));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Lines<'a, F> {
    /// The rest of the text, after the lines so far.
    pub rest: &'a str,
    /// The most columns of a line; a single character may have more.
    pub width: usize,
    /// How many columns a character takes.
    pub columns: F,
}

impl<F: Fn(char) -> usize> Lines<'_, F> {
    /// Where the first character stands that the line has no room for, if there is one.
    #[inline]
    fn overflow(&self) -> Option<(usize, char)> {
        let mut used = 0_usize;
        self.rest.char_indices().find(|&(_, c)| {
            used = used.saturating_add((self.columns)(c));
            used > self.width
        })
    }
}

impl<'a, F: Fn(char) -> usize> Iterator for Lines<'a, F> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        let first = self.rest.chars().next()?;
        let Some((end, after)) = self.overflow() else {
            return Some(core::mem::take(&mut self.rest));
        };
        let fitting = if after == ' ' { Some(end) } else { self.rest[..end].rfind(' ') };
        let end = fitting.filter(|&end| end > 0).unwrap_or(end).max(first.len_utf8());
        let (line, rest) = self.rest.split_at(end);
        self.rest = rest.trim_start_matches(' ');
        Some(line)
    }
}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use super::Lines;

    fn lines(rest: &str, width: usize) -> Vec<&str> {
        Lines { rest, width, columns: |_| 1 }.collect()
    }

    #[test]
    fn lines_break_at_spaces_and_only_else_in_words() {
        assert_eq!(lines("Manage backups", 14), ["Manage backups"]);
        assert_eq!(lines("Manage backups", 13), ["Manage", "backups"]);
        assert_eq!(lines("Manage backups daily", 14), ["Manage backups", "daily"]);
        assert_eq!(lines("Überwachung", 5), ["Überw", "achun", "g"]);
        assert_eq!(lines("", 5), [""; 0]);
        assert_eq!(lines(" Manage", 5), [" Mana", "ge"]);
    }

    #[test]
    fn a_character_may_take_more_columns_than_one_or_none() {
        let columns = |c| match c {
            '鍵' => 2,
            '\u{301}' => 0,
            _ => 1,
        };
        let lines = |rest, width| Lines { rest, width, columns }.collect::<Vec<_>>();
        assert_eq!(lines("鍵鍵鍵", 5), ["鍵鍵", "鍵"]);
        assert_eq!(lines("鍵鍵", 1), ["鍵", "鍵"]);
        assert_eq!(lines("e\u{301}e\u{301}e", 2), ["e\u{301}e\u{301}", "e"]);
        assert_eq!(lines("ab", 0), ["a", "b"]);
    }
}
