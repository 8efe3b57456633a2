/// Where a matrix comes from.
///
/// ```
/// use okms_raci::SOURCE;
///
/// assert_eq!(SOURCE.revision, "2025-10-21");
/// assert_eq!(SOURCE.publisher, Some("OVHcloud"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Source {
    /// The title of the published matrix.
    pub title: &'static str,
    /// Who publishes it.
    pub publisher: Option<&'static str>,
    /// The publisher's own number for the page.
    pub article: Option<&'static str>,
    /// The page itself.
    pub url: Option<&'static str>,
    /// The date of the published text, such as `"2025-10-21"`.
    pub revision: &'static str,
    /// The SHA-256 of the YAML file that the matrix was generated from: 64
    /// lower-case hexadecimal digits, as `sha256sum` prints them.
    pub sha256: &'static str,
}

impl Source {
    /// For generated code; use the constant `SOURCE` of a matrix.
    #[doc(hidden)]
    #[must_use]
    pub const fn __new(
        title: &'static str,
        publisher: Option<&'static str>,
        article: Option<&'static str>,
        url: Option<&'static str>,
        revision: &'static str,
        sha256: &'static str,
    ) -> Source {
        Source { title, publisher, article, url, revision, sha256 }
    }
}
