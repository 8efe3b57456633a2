//! For terminals and logs.

use core::fmt::{self, Display, Write};

use super::Escaping;

/// For a terminal or a log: what is invisible, or changes how the rest is shown, as `\u{…}`.
///
/// ```
/// use okms_raci_core::escape::Terminal;
///
/// // The rest of the line would be shown from right to left.
/// assert_eq!(Terminal("Managed \u{202e}pukcab").to_string(), r"Managed \u{202e}pukcab");
/// ```
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

/// The same for text in lines, whose ends stay.
///
/// ```
/// use okms_raci_core::escape::TerminalLines;
///
/// assert_eq!(TerminalLines("a\r\nb").to_string(), "a\\u{d}\nb");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct TerminalLines<T>(pub T);

impl<T: Display> Display for TerminalLines<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let escaped = |f: &mut fmt::Formatter<'_>, c: char| {
            if c == '\n' { f.write_char(c) } else { write!(f, "{}", Terminal(c)) }
        };
        write!(Escaping(f, escaped), "{}", self.0)
    }
}

/// Whether the character is shown where it stands and leaves the others where they stand.
///
/// Not shown are control characters, line and paragraph separators, what the Unicode Standard calls
/// default ignorable (invisible characters, among them those that change the direction of writing),
/// the marks around annotations, and code points that are no characters. A blank of any width is shown, and
/// so is an accent that is a character of its own.
///
/// ```
/// use okms_raci_core::escape::is_shown;
///
/// assert!(is_shown('\u{a0}')); // a non-breaking space
/// assert!(!is_shown('\u{200b}')); // one without width
/// ```
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

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::{Terminal, TerminalLines, is_shown};

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        let text = "\u{1b}[2J \u{202e}x\u{feff}\u{7} é \"q\" \\";
        let shown = Terminal(text).to_string();
        assert_eq!(shown, r#"\u{1b}[2J \u{202e}x\u{feff}\u{7} é "q" \"#);
        assert_eq!(TerminalLines("a\n\u{1b}\n").to_string(), "a\n\\u{1b}\n");
        assert_eq!(Terminal("e\u{301} कु กี").to_string(), "e\u{301} कु กี");
        assert_eq!(Terminal("a\u{200c}b\u{fe0f}").to_string(), r"a\u{200c}b\u{fe0f}");
    }

    #[test]
    fn an_accent_is_shown_and_what_is_invisible_is_not() {
        for c in
            ['e', '\u{301}', '\u{338}', '\u{a0}', '\u{3000}', '\u{5d0}', '\u{1f600}', '"', '\\']
        {
            assert!(is_shown(c), "{c:?}");
        }
        for c in [
            '\u{0}',
            '\t',
            '\u{85}',
            '\u{ad}',
            '\u{200b}',
            '\u{200d}',
            '\u{2028}',
            '\u{202e}',
            '\u{2066}',
            '\u{feff}',
            '\u{ffff}',
            '\u{1fffe}',
        ] {
            assert!(!is_shown(c), "{c:?}");
        }
        assert_eq!(Terminal("cafe\u{301} \u{200b}").to_string(), "cafe\u{301} \\u{200b}");
    }
}
