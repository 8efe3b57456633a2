//! Names that generated code, or its file, cannot have.
//!
//! ```
//! use okms_raci_core::reserved::{KEYWORDS, MEMBERS};
//!
//! // A keyword since the edition of 2024; what is generated compiles in any.
//! assert!(KEYWORDS.contains(&"gen"));
//! // A variant of this name would hide the constant that lists the variants.
//! assert!(MEMBERS.contains(&"ALL"));
//! ```

/// The words that Rust keeps for itself, in any edition.
pub const KEYWORDS: &[&str] = &[
    "Self", "_", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// What the generated enums have besides their variants; a variant of the same name would hide it.
pub const MEMBERS: &[&str] = &[
    "ALL",
    "COUNT",
    "ROOTS",
    "activities",
    "all_activities",
    "contains",
    "depth",
    "from_id",
    "from_index",
    "from_number",
    "from_str",
    "from_title",
    "held_by",
    "holders",
    "id",
    "index",
    "is",
    "is_in",
    "name",
    "note",
    "note_of",
    "number",
    "parent",
    "reference",
    "roles",
    "row",
    "section",
    "sections",
    "title",
    "variant",
];

/// Whether Windows takes a file of this name for a device, whatever it ends with.
///
/// ```
/// use okms_raci_core::reserved::is_device;
///
/// assert!(is_device("con") && is_device("Aux.yaml") && is_device("com1.raci.yaml"));
/// assert!(!is_device("console") && !is_device("com"));
/// ```
#[must_use]
pub fn is_device(file: &str) -> bool {
    let stem = file.split('.').next().unwrap_or_default().trim_end();
    let is = |device: &&str| stem.eq_ignore_ascii_case(device);
    let numbered = stem.strip_suffix(|c: char| matches!(c, '1'..='9' | '¹' | '²' | '³'));
    let is_numbered = |device: &&str| numbered.is_some_and(|it| it.eq_ignore_ascii_case(device));
    ["con", "prn", "aux", "nul"].iter().any(is) || ["com", "lpt"].iter().any(is_numbered)
}
