//! Escapes for places where some characters have a meaning.
//!
//! Each type displays its content with these characters escaped.
//!
//! ```
//! use okms_raci_core::escape::{Csv, Html, Markdown, Terminal};
//!
//! assert_eq!(Markdown("a|b *c*").to_string(), r"a\|b \*c\*");
//! assert_eq!(Html("<b> & co").to_string(), "&lt;b&gt; &amp; co");
//! assert_eq!(Csv("a, b").to_string(), "\"a, b\"");
//! assert_eq!(Terminal("red \u{1b}[31m").to_string(), r"red \u{1b}[31m");
//! ```

mod terminal;

use core::cell::Cell;
use core::fmt::{self, Display, Write};

pub use terminal::{Terminal, TerminalLines, is_shown};

/// For HTML, in running text and in an attribute in quotes.
///
/// ```
/// use okms_raci_core::escape::Html;
///
/// // Quotes of either kind, so that an attribute does not end early.
/// assert_eq!(format!("<p title='{}'>", Html("it's <1 %")), "<p title='it&#39;s &lt;1 %'>");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Html<T>(pub T);

impl<T: Display> Display for Html<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let escaped = |f: &mut fmt::Formatter<'_>, c| match c {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            '\'' => f.write_str("&#39;"),
            c => f.write_char(c),
        };
        write!(Escaping(f, escaped), "{}", self.0)
    }
}

/// For the message of an annotation that a forge's runner reads from the log, as in `::error::message`.
///
/// ```
/// use okms_raci_core::escape::Annotation;
///
/// // An annotation is one line of the log.
/// assert_eq!(format!("::error::{}", Annotation("100 %\nwrong")), "::error::100 %25%0Awrong");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Annotation<T>(pub T);

impl<T: Display> Display for Annotation<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let escaped = |f: &mut fmt::Formatter<'_>, c| match c {
            '%' => f.write_str("%25"),
            '\r' => f.write_str("%0D"),
            '\n' => f.write_str("%0A"),
            _ => f.write_char(c),
        };
        write!(Escaping(f, escaped), "{}", self.0)
    }
}

/// For a property of such an annotation, as in `::error file=path::message`.
///
/// ```
/// use okms_raci_core::escape::AnnotationProperty;
///
/// // A comma would start the next property, and colons the message.
/// assert_eq!(AnnotationProperty("a,b::c.yaml").to_string(), "a%2Cb%3A%3Ac.yaml");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct AnnotationProperty<T>(pub T);

impl<T: Display> Display for AnnotationProperty<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let escaped = |f: &mut fmt::Formatter<'_>, c| match c {
            ':' => f.write_str("%3A"),
            ',' => f.write_str("%2C"),
            _ => f.write_char(c),
        };
        write!(Escaping(f, escaped), "{}", Annotation(&self.0))
    }
}

/// For the path of a URI: a relative path stays relative.
///
/// ```
/// use okms_raci_core::escape::UriPath;
///
/// assert_eq!(UriPath("data/backup #1.yaml").to_string(), "data/backup%20%231.yaml");
/// // A colon could be taken for the end of a scheme.
/// assert_eq!(UriPath("c:/data").to_string(), "c%3A/data");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct UriPath<'a>(pub &'a str);

impl Display for UriPath<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.bytes().try_for_each(|byte| match byte {
            b'/' | b'.' | b'-' | b'_' | b'~' => f.write_char(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => f.write_char(char::from(byte)),
            _ => write!(f, "%{byte:02X}"),
        })
    }
}

/// Passes characters on one by one.
struct Escaping<'a, 'f, E>(&'a mut fmt::Formatter<'f>, E);

impl<'f, E: Fn(&mut fmt::Formatter<'f>, char) -> fmt::Result> Write for Escaping<'_, 'f, E> {
    #[inline]
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.chars().try_for_each(|c| (self.1)(self.0, c))
    }
}

/// For Markdown, in running text and in the cell of a table; an address in it becomes no link.
///
/// ```
/// use okms_raci_core::escape::Markdown;
///
/// assert_eq!(Markdown("a | b").to_string(), r"a \| b");
/// assert_eq!(Markdown("https://example.org").to_string(), r"https:\//example.org");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Markdown<T>(pub T);

impl<T: Display> Display for Markdown<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let before = Cell::new(' ');
        let escaped = |f: &mut fmt::Formatter<'_>, c| {
            // An address is a part of the text, and no link.
            let is_of_address = before.replace(c) == ':' && c == '/';
            if is_markup(c) || is_of_address {
                f.write_char('\\')?;
            }
            f.write_char(c)
        };
        write!(Escaping(f, escaped), "{}", self.0)
    }
}

/// The same for text that starts a line of its own, which begins no list.
///
/// ```
/// use okms_raci_core::escape::MarkdownLine;
///
/// assert_eq!(MarkdownLine("1. Run backups").to_string(), r"1\. Run backups");
/// // No list starts so.
/// assert_eq!(MarkdownLine("1.1 Run backups").to_string(), "1.1 Run backups");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct MarkdownLine<T>(pub T);

impl<T: Display> Display for MarkdownLine<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let so_far = Cell::new(LineSoFar::Nothing);
        let escaped = |f: &mut fmt::Formatter<'_>, c: char| {
            let (next, is_mark) = match (so_far.get(), c) {
                (LineSoFar::Nothing, '-' | '+' | '=') => (LineSoFar::Text, true),
                (LineSoFar::Nothing | LineSoFar::Number, '0'..='9') => (LineSoFar::Number, false),
                (LineSoFar::Number, '.' | ')') => {
                    // What follows says whether it begins a list, as "1. a" does and "1.1 a" does not.
                    so_far.set(LineSoFar::NumberAnd(c));
                    return Ok(());
                }
                (LineSoFar::NumberAnd(end), _) => {
                    f.write_str(if c == ' ' { "\\" } else { "" })?;
                    f.write_char(end)?;
                    (LineSoFar::Text, false)
                }
                _ => (LineSoFar::Text, false),
            };
            so_far.set(next);
            f.write_str(if is_mark { "\\" } else { "" })?;
            f.write_char(c)
        };
        write!(Escaping(f, escaped), "{}", Markdown(&self.0))?;
        match so_far.get() {
            LineSoFar::NumberAnd(end) => write!(f, "\\{end}"),
            _ => Ok(()),
        }
    }
}

/// How a line of Markdown starts.
#[derive(Clone, Copy)]
enum LineSoFar {
    Nothing,
    Number,
    NumberAnd(char),
    Text,
}

/// Whether the character may mean something in Markdown, mathematics included.
#[inline]
const fn is_markup(c: char) -> bool {
    matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '&' | '$')
}

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
/// // Some take a semicolon for the end of a field.
/// assert_eq!(Csv("a;=1+1").to_string(), "\"a;=1+1\"");
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
    // Some spreadsheets take a semicolon for the end of a field, and what follows it for a formula.
    if !text.contains([',', ';', '"', '\n', '\r']) {
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

    use super::{
        Annotation, AnnotationProperty, Csv, Html, Markdown, MarkdownLine, PlainCsv, UriPath,
        csv_text,
    };

    #[test]
    fn what_means_something_in_html_is_escaped() {
        let escaped = Html("<a href=\"x\" on='y'> & é").to_string();
        assert_eq!(escaped, "&lt;a href=&quot;x&quot; on=&#39;y&#39;&gt; &amp; é");
    }

    #[test]
    fn an_annotation_is_one_line_and_ends_where_it_should() {
        assert_eq!(Annotation("100 %: a,\r\nb::c").to_string(), "100 %25: a,%0D%0Ab::c");
        assert_eq!(AnnotationProperty("a, b: 5%\n").to_string(), "a%2C b%3A 5%25%0A");
    }

    #[test]
    fn a_path_is_a_uri() {
        assert_eq!(UriPath("data/a b:é#?.yaml").to_string(), "data/a%20b%3A%C3%A9%23%3F.yaml");
    }

    #[test]
    fn what_means_something_in_markdown_is_escaped() {
        let escaped = Markdown("a|b *c* <d> `e`, $f$ é").to_string();
        assert_eq!(escaped, r"a\|b \*c\* \<d\> \`e\`, \$f\$ é");
        let address = Markdown("a/b: http://example.org/a").to_string();
        assert_eq!(address, r"a/b: http:\//example.org/a");
    }

    #[test]
    fn a_line_of_markdown_begins_no_list() {
        for (text, escaped) in [
            ("1. a", r"1\. a"),
            ("12) a 3. b", r"12\) a 3. b"),
            ("- a - b", r"\- a - b"),
            ("+", r"\+"),
            ("---", r"\---"),
            ("# a", r"\# a"),
            ("a 1. b", "a 1. b"),
            ("1a. b", "1a. b"),
            ("1.1 b", "1.1 b"),
            ("3.", r"3\."),
            ("3", "3"),
        ] {
            assert_eq!(MarkdownLine(text).to_string(), escaped);
        }
    }

    #[test]
    fn a_field_is_quoted_where_it_needs_to_be() {
        assert_eq!(Csv("plain text").to_string(), "plain text");
        // Where semicolons separate fields, what follows one would be a field, and a formula maybe.
        assert_eq!(Csv("text; =a").to_string(), "\"text; =a\"");
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
