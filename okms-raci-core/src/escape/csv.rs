//! For comma-separated values.

use core::fmt::{self, Display, Write};

/// For a field of comma-separated values: in quotes where RFC 4180 asks for them.
///
/// Whatever reads it finds the text as it is; a spreadsheet may compute it, which [`Csv`] prevents.
///
/// ```
/// use okms_raci_core::escape::PlainCsv;
///
/// assert_eq!(PlainCsv("=1+1").to_string(), "=1+1");
/// assert_eq!(PlainCsv("the \"b\"").to_string(), "\"the \"\"b\"\"\"");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct PlainCsv<'a>(pub &'a str);

impl Display for PlainCsv<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        field(f, "", self.0)
    }
}

/// For a field of comma-separated values as [`PlainCsv`] writes it, but no formula.
///
/// A spreadsheet takes a field that starts with `=`, `+`, `-`, `@`, a tab or the end of a line for a
/// formula. Such a field, whatever blanks or apostrophes it starts with, gets one apostrophe in front,
/// which a spreadsheet takes for the sign of a text; [`csv_text`] takes it away.
///
/// ```
/// use okms_raci_core::escape::Csv;
///
/// assert_eq!(Csv("=1+1").to_string(), "'=1+1");
/// assert_eq!(Csv(" -5, or less").to_string(), "\"' -5, or less\"");
/// assert_eq!(Csv("1+1").to_string(), "1+1");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Csv<'a>(pub &'a str);

impl Display for Csv<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        field(f, if is_formula(self.0) { "'" } else { "" }, self.0)
    }
}

#[inline]
fn field(f: &mut fmt::Formatter<'_>, guard: &str, text: &str) -> fmt::Result {
    if !text.contains([',', '"', '\n', '\r']) {
        return write!(f, "{guard}{text}");
    }
    write!(f, "\"{guard}")?;
    for c in text.chars() {
        if c == '"' {
            f.write_char('"')?;
        }
        f.write_char(c)?;
    }
    f.write_char('"')
}

/// The text of a field that [`Csv`] wrote, once its quotes are off.
///
/// ```
/// use okms_raci_core::escape::{Csv, csv_text};
///
/// assert_eq!(Csv("=1+1").to_string(), "'=1+1");
/// assert_eq!(csv_text("'=1+1"), "=1+1");
/// assert_eq!(csv_text("'tis fine"), "'tis fine");
/// ```
#[inline]
#[must_use]
pub fn csv_text(field: &str) -> &str {
    field.strip_prefix('\'').filter(|text| is_formula(text)).unwrap_or(field)
}

/// Whether a spreadsheet may compute the field; one that has its apostrophe counts, so that it gets another.
#[inline]
fn is_formula(field: &str) -> bool {
    let start = field.trim_start_matches(['\'', ' ', '\u{a0}']);
    // The last four are wide forms that some spreadsheets take for the narrow ones.
    start.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::{Csv, PlainCsv, csv_text};

    #[test]
    fn a_field_is_quoted_where_it_needs_to_be() {
        assert_eq!(Csv("plain; text").to_string(), "plain; text");
        assert_eq!(Csv("a, b").to_string(), "\"a, b\"");
        assert_eq!(Csv("the \"b\"").to_string(), "\"the \"\"b\"\"\"");
        assert_eq!(PlainCsv("=a, \"b\"").to_string(), "\"=a, \"\"b\"\"\"");
        assert_eq!(PlainCsv("=a").to_string(), "=a");
    }

    #[test]
    fn no_field_is_a_formula_and_each_reads_back() {
        let texts =
            ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "'=1", "''=1", "＝1", "'tis", "- "];
        for text in texts {
            let field = Csv(text).to_string();
            let is_safe = field.starts_with('\'') && field != text || text == "'tis";
            assert!(is_safe, "{field}");
            assert_eq!(csv_text(&field), text);
        }
        assert_eq!(Csv("=a, b").to_string(), "\"'=a, b\"");
        assert_eq!(Csv("a = b").to_string(), "a = b");
    }
}
