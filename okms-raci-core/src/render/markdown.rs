//! Markdown: a heading for each section, a table for the activities that it lists.

use core::fmt::{self, Write};

use super::Origin;
use crate::RoleSet;
use crate::escape::{Markdown, MarkdownLine};

/// The title of the matrix, and where it comes from.
///
/// ```
/// use okms_raci_core::render::{Origin, markdown::title};
///
/// let origin = Origin { publisher: None, article: None, revision: "2026-01-31" };
/// let mut page = String::new();
/// // Only an address of the web becomes a link.
/// title(&mut page, "Backup", origin, Some("file:///raci"))?;
/// assert_eq!(page, "# Backup\n\nrevision 2026-01-31\n\nfile:\\///raci\n");
/// # Ok::<(), std::fmt::Error>(())
/// ```
///
/// # Errors
///
/// Those of the writer.
#[inline]
pub fn title(
    f: &mut impl Write,
    title: &str,
    origin: Origin<'_>,
    url: Option<&str>,
) -> fmt::Result {
    writeln!(f, "# {}\n\n{}", Markdown(title), MarkdownLine(origin))?;
    match url {
        Some(url) if is_link(url) => writeln!(f, "\n<{url}>"),
        Some(url) => writeln!(f, "\n{}", MarkdownLine(url)),
        None => Ok(()),
    }
}

/// Whether Markdown takes the address between angle brackets for one link of the web; less is looked
/// at than [`is_web_address`](super::is_web_address) does, which would cost firmware a table of blanks.
#[inline]
fn is_link(url: &str) -> bool {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    is_web && !url.bytes().any(|byte| matches!(byte, b'\0'..=b' ' | b'<' | b'>' | 0x7f))
}

/// A section, one level below the title of the matrix; Markdown has six.
///
/// ```
/// use okms_raci_core::render::markdown::heading;
///
/// let mut page = String::new();
/// heading(&mut page, 1, "1", "Daily")?;
/// heading(&mut page, 9, "", "At the bottom")?;
/// assert_eq!(page, "## 1 Daily\n###### At the bottom\n");
/// # Ok::<(), std::fmt::Error>(())
/// ```
///
/// # Errors
///
/// Those of the writer.
#[inline]
pub fn heading(f: &mut impl Write, depth: usize, number: &str, title: &str) -> fmt::Result {
    for _ in 0..(depth + 1).min(6) {
        f.write_char('#')?;
    }
    if !number.is_empty() {
        write!(f, " {}", Markdown(number))?;
    }
    writeln!(f, " {}", Markdown(title))
}

/// The first two lines of a table.
///
/// ```
/// use okms_raci_core::render::markdown::head;
///
/// let mut table = String::new();
/// head(&mut table, ["Customer"].into_iter())?;
/// assert_eq!(table, "\n| Activity | Customer |\n| --- | --- |\n");
/// # Ok::<(), std::fmt::Error>(())
/// ```
///
/// # Errors
///
/// Those of the writer.
#[inline]
pub fn head<'a>(f: &mut impl Write, parties: impl Iterator<Item = &'a str> + Clone) -> fmt::Result {
    f.write_str("\n| Activity |")?;
    for party in parties.clone() {
        write!(f, " {} |", Markdown(party))?;
    }
    f.write_str("\n| --- |")?;
    for _ in parties {
        f.write_str(" --- |")?;
    }
    f.write_char('\n')
}

/// An activity with what each party holds.
///
/// ```
/// use okms_raci_core::RoleSet;
/// use okms_raci_core::render::markdown::row;
///
/// let mut line = String::new();
/// row(&mut line, "Import|export", [RoleSet::RA, RoleSet::NONE].into_iter())?;
/// assert_eq!(line, "| Import\\|export | RA | - |\n");
/// # Ok::<(), std::fmt::Error>(())
/// ```
///
/// # Errors
///
/// Those of the writer.
#[inline]
pub fn row(f: &mut impl Write, title: &str, roles: impl Iterator<Item = RoleSet>) -> fmt::Result {
    write!(f, "| {} |", Markdown(title))?;
    for roles in roles {
        write!(f, " {roles} |")?;
    }
    f.write_char('\n')
}

#[cfg(test)]
mod tests {
    use std::string::String;

    use super::{head, heading, row, title};
    use crate::RoleSet;
    use crate::render::{Origin, is_web_address};

    #[test]
    fn only_an_address_of_the_web_is_a_link() {
        let origin = Origin { publisher: None, article: None, revision: "2026-01-31" };
        for (url, written) in [
            ("https://example.org/?a=*b*&c", "<https://example.org/?a=*b*&c>"),
            ("https://a/<img onerror=alert(1)>", r"https:\//a/\<img onerror=alert(1)\>"),
            ("https://a/> b", r"https:\//a/\> b"),
            ("https://a/\n# b", "https:\\//a/\n\\# b"),
            ("javascript:alert(1)", "javascript:alert(1)"),
        ] {
            let mut text = String::new();
            title(&mut text, "T", origin, Some(url)).unwrap();
            assert_eq!(text, std::format!("# T\n\nrevision 2026-01-31\n\n{written}\n"));
            assert_eq!(is_web_address(url), written.starts_with('<'), "{url:?}");
        }
        for url in ["https://", "HTTPS://a", "//a", "https://a\u{202e}", "https://a\u{a0}"] {
            assert!(!is_web_address(url), "{url:?}");
        }
    }
    #[test]
    fn a_matrix_is_headings_and_tables() {
        let mut text = String::new();
        heading(&mut text, 1, "1", "*Daily*").unwrap();
        heading(&mut text, 2, "", "Dumps").unwrap();
        heading(&mut text, 9, "1.1", "Deep").unwrap();
        head(&mut text, ["Host", "<Guest>"].into_iter()).unwrap();
        row(&mut text, "Take|dump", [RoleSet::RA, RoleSet::NONE].into_iter()).unwrap();
        let expected = "## 1 \\*Daily\\*
### Dumps
###### 1.1 Deep

| Activity | Host | \\<Guest\\> |
| --- | --- | --- |
| Take\\|dump | RA | - |
";
        assert_eq!(text, expected);
    }
}
