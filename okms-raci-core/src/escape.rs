//! How text is written where some of its characters mean something else.
//!
//! Each type displays what it holds with those characters escaped.
//!
//! ```
//! use okms_raci_core::escape::{Csv, Html, Markdown, Terminal};
//!
//! assert_eq!(Markdown("a|b *c*").to_string(), r"a\|b \*c\*");
//! assert_eq!(Html("<b> & co").to_string(), "&lt;b&gt; &amp; co");
//! assert_eq!(Csv("a, b").to_string(), "\"a, b\"");
//! assert_eq!(Terminal("red \u{1b}[31m").to_string(), r"red \u{1b}[31m");
//! ```

use core::fmt::{self, Display, Write};

/// For Markdown, in running text and in the cell of a table.
#[derive(Clone, Copy, Debug)]
pub struct Markdown<T>(pub T);

impl<T: Display> Display for Markdown<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let escaped = |f: &mut fmt::Formatter<'_>, c| {
            if is_markup(c) {
                f.write_char('\\')?;
            }
            f.write_char(c)
        };
        write!(Escaping(f, escaped), "{}", self.0)
    }
}

/// Whether the character may mean something in Markdown, mathematics included.
#[inline]
const fn is_markup(c: char) -> bool {
    matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '&' | '$')
}

/// For HTML, in running text and in an attribute in quotes.
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

/// For a field of comma-separated values: in quotes where RFC 4180 asks for them.
#[derive(Clone, Copy, Debug)]
pub struct Csv<'a>(pub &'a str);

impl Display for Csv<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.contains([',', '"', '\n', '\r']) {
            return f.write_str(self.0);
        }
        f.write_char('"')?;
        for c in self.0.chars() {
            if c == '"' {
                f.write_char('"')?;
            }
            f.write_char(c)?;
        }
        f.write_char('"')
    }
}

/// For a terminal or a log: what is invisible, or changes how the rest is shown, as `\u{…}`.
#[derive(Clone, Copy, Debug)]
pub struct Terminal<T>(pub T);

impl<T: Display> Display for Terminal<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let escaped = |f: &mut fmt::Formatter<'_>, c: char| {
            if is_shown(c) { f.write_char(c) } else { write!(f, "{}", c.escape_unicode()) }
        };
        write!(Escaping(f, escaped), "{}", self.0)
    }
}

/// Whether the character is shown where it stands and leaves the others where they stand.
///
/// Not shown are control characters, line and paragraph separators, what the Unicode Standard calls
/// default ignorable (invisible characters, among them those that change the direction of writing),
/// the marks around annotations, and what is no character at all. A blank of any width is shown, and
/// so is an accent that is a character of its own.
#[inline]
#[must_use]
pub const fn is_shown(c: char) -> bool {
    c as u32 & 0xfffe != 0xfffe
        && !matches!(
            c,
            '\0'..='\u{1f}'
                | '\u{7f}'..='\u{9f}'
                | '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fdd0}'..='\u{fdef}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// Passes characters on one by one.
struct Escaping<'a, 'f, E>(&'a mut fmt::Formatter<'f>, E);

impl<'f, E: Fn(&mut fmt::Formatter<'f>, char) -> fmt::Result> Write for Escaping<'_, 'f, E> {
    #[inline]
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.chars().try_for_each(|c| (self.1)(self.0, c))
    }
}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::{Csv, Markdown, Terminal};

    #[test]
    fn what_means_something_in_markdown_is_escaped() {
        let escaped = Markdown("a|b *c* <d> `e`, $f$ é").to_string();
        assert_eq!(escaped, r"a\|b \*c\* \<d\> \`e\`, \$f\$ é");
    }

    #[test]
    fn a_field_is_quoted_where_it_needs_to_be() {
        assert_eq!(Csv("plain; text").to_string(), "plain; text");
        assert_eq!(Csv("a, b").to_string(), "\"a, b\"");
        assert_eq!(Csv("the \"b\"").to_string(), "\"the \"\"b\"\"\"");
    }

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        let text = "\u{1b}[2J \u{202e}x\u{feff}\u{7} é \"q\" \\";
        let shown = Terminal(text).to_string();
        assert_eq!(shown, r#"\u{1b}[2J \u{202e}x\u{feff}\u{7} é "q" \"#);
    }

    #[test]
    fn an_accent_is_shown_and_what_is_invisible_is_not() {
        for c in
            ['e', '\u{301}', '\u{338}', '\u{a0}', '\u{3000}', '\u{5d0}', '\u{1f600}', '"', '\\']
        {
            assert!(super::is_shown(c), "{c:?}");
        }
        for c in [
            '\u{0}', '\t', '\u{85}', '\u{ad}', '\u{200b}', '\u{200d}', '\u{2028}', '\u{202e}',
            '\u{2066}', '\u{feff}',
        ] {
            assert!(!super::is_shown(c), "{c:?}");
        }
        assert_eq!(Terminal("cafe\u{301} \u{200b}").to_string(), "cafe\u{301} \\u{200b}");
    }
}
