//! For Markdown.

use core::cell::Cell;
use core::fmt::{self, Display, Write};

use super::Escaping;

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

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::{Markdown, MarkdownLine};

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
}
