//! A matrix as Markdown and as CSV, line by line, and text in lines.
//!
//! The library has a matrix as types, the command as what it read. Each walks its own; what a line
//! looks like stands here.

pub mod csv;
mod lines;
pub mod markdown;

use core::fmt::{self, Display};

pub use lines::Lines;

use crate::escape::is_shown;

/// Whether an address may be a link: one of the web, since others may run something.
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
