//! Names that generated code cannot use.
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
