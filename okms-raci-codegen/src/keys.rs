//! The keys of a matrix in YAML, by what has them.

pub(crate) const MATRIX: &[&str] =
    &["format", "name", "title", "source", "derive", "typed", "refines", "parties", "sections"];
pub(crate) const SOURCE: &[&str] = &["publisher", "article", "url", "revision"];
pub(crate) const PARTY: &[&str] = &["id", "name", "aliases", "is"];
pub(crate) const SECTION: &[&str] = &["number", "id", "title", "aliases", "activities", "sections"];
pub(crate) const ACTIVITY: &[&str] =
    &["id", "ref", "title", "covers", "aliases", "roles", "note", "notes", "allow"];
/// Of an entry of `refines`.
pub(crate) const ENTRY: &[&str] =
    &["matrix", "as", "party", "revision", "file", "path", "roles", "asks", "except", "open"];
/// Of a duty in `asks`.
pub(crate) const ASKED: &[&str] = &["roles", "title"];

/// Those whose value is a map.
pub(crate) const MAPS: &[&str] =
    &["source", "roles", "notes", "allow", "covers", "asks", "except", "open"];

/// Whether anything has such a key.
pub(crate) fn is_key(word: &str) -> bool {
    [MATRIX, SOURCE, PARTY, SECTION, ACTIVITY, ENTRY].iter().any(|keys| keys.contains(&word))
}
