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

mod csv;
mod markdown;
mod terminal;

use core::fmt::{self, Display, Write};

pub use csv::{Csv, PlainCsv, csv_text};
pub use markdown::{Markdown, MarkdownLine};
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

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::{Annotation, AnnotationProperty, Html, UriPath};

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
}
