//! The line that a problem is in, with a marker.

use std::ops::Range;

use okms_raci_core::escape::is_shown;

/// What is shown of a line before the marked text and after its start, in bytes.
const BEFORE: usize = 100;
const AFTER: usize = 300;

/// A line of the file, or the part of a very long one around the marked text.
///
/// ```
/// use okms_raci_codegen::Matrix;
///
/// let line = format!("format: {}", "2".repeat(100_000));
/// let report = Matrix::read(&line, "backup.yaml").unwrap_err();
/// let excerpt = report.problems().next().unwrap().excerpt.as_ref().unwrap();
/// assert!(excerpt.line.starts_with("format: 222") && excerpt.line.ends_with("2…"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Excerpt {
    /// The text of the line, without what a terminal would obey.
    pub line: String,
    /// Spaces and carets for the line below.
    pub marker: String,
}

impl Excerpt {
    /// Looks at no more of the text than it shows: there may be a problem for
    /// every few bytes of one long line.
    pub(crate) fn new(text: &str, marked: Range<usize>) -> Self {
        let start = boundary(text, marked.start);
        let window = boundary(text, start.saturating_sub(BEFORE))..boundary(text, start + AFTER);
        let before = &text[window.start..start];
        let after = &text[start..window.end];
        let line_before = before.rsplit(['\n', '\r']).next().unwrap_or_default();
        let line_after = after.split(['\n', '\r']).next().unwrap_or_default();
        let cut = |is_cut| if is_cut { "…" } else { "" };
        let cut_before = cut(line_before.len() == before.len() && window.start > 0);
        let cut_after = cut(line_after.len() == after.len() && window.end < text.len());
        let line_before = visible(line_before.trim_start_matches('\u{feff}'));
        let line_after = line_after.trim_end();
        let width = line_after
            .char_indices()
            .filter(|&(offset, _)| start + offset < marked.end)
            .count()
            .max(1);
        let indent: String = cut_before.chars().chain(line_before.chars()).map(blank).collect();
        Excerpt {
            line: format!("{cut_before}{line_before}{}{cut_after}", visible(line_after)),
            marker: format!("{indent}{}", "^".repeat(width)),
        }
    }
}

/// The last place at or before the offset where a character starts.
fn boundary(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|&offset| text.is_char_boundary(offset)).unwrap_or(0)
}

/// The text with one character for each that a terminal would obey instead of showing it.
fn visible(text: &str) -> String {
    let shown = |c| if is_shown(c) || c == '\t' { c } else { char::REPLACEMENT_CHARACTER };
    text.chars().map(shown).collect()
}

fn blank(c: char) -> char {
    if c == '\t' { '\t' } else { ' ' }
}

#[cfg(test)]
mod tests {
    use super::Excerpt;

    fn lines(text: &str, marked: &str) -> (String, String) {
        let start = text.find(marked).unwrap();
        let excerpt = Excerpt::new(text, start..start + marked.len());
        (excerpt.line, excerpt.marker)
    }

    #[test]
    fn the_line_is_shown_with_carets_below_the_text() {
        let text = "\u{feff}a: b\r\n\tcé: \u{202e}d  \r\ne";
        assert_eq!(lines(text, "a"), ("a: b".into(), "^".into()));
        assert_eq!(lines(text, "cé"), ("\tcé: \u{fffd}d".into(), "\t^^".into()));
        assert_eq!(lines(text, "d  \r\ne"), ("\tcé: \u{fffd}d".into(), "\t     ^".into()));
    }

    #[test]
    fn of_a_long_line_a_part_is_shown() {
        let text = format!("{}x{}", "é".repeat(1000), "y".repeat(1000));
        let (line, marker) = lines(&text, "x");
        assert_eq!(line, format!("…{}x{}…", "é".repeat(50), "y".repeat(299)));
        assert_eq!(marker, format!("{}^", " ".repeat(51)));
    }
}
