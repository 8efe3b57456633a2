/// Where a matrix comes from.
///
/// ```
/// use okms_raci::SOURCE;
///
/// assert_eq!(SOURCE.revision, "2025-10-21");
/// assert_eq!(SOURCE.publisher, Some("OVHcloud"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
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

/// With all its fields; what a matrix does not say is null.
#[cfg(feature = "serde")]
impl serde::Serialize for Source {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;

        let mut fields = serializer.serialize_struct("Source", 6)?;
        fields.serialize_field("title", self.title)?;
        fields.serialize_field("publisher", &self.publisher)?;
        fields.serialize_field("article", &self.article)?;
        fields.serialize_field("url", &self.url)?;
        fields.serialize_field("revision", self.revision)?;
        fields.serialize_field("sha256", self.sha256)?;
        fields.end()
    }
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Source {
    fn schema_name() -> okms_raci_core::SchemaName {
        "Source".into()
    }

    fn schema_id() -> okms_raci_core::SchemaName {
        "okms_raci::Source".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "Where a matrix comes from.",
            "type": "object",
            "properties": {
                "title": { "type": "string" },
                "publisher": { "type": ["string", "null"] },
                "article": { "type": ["string", "null"] },
                "url": { "type": ["string", "null"] },
                "revision": { "type": "string" },
                "sha256": { "type": "string" }
            },
            "required": ["title", "publisher", "article", "url", "revision", "sha256"]
        })
    }
}
