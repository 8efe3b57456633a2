//! Ids: which texts may be one, the names made from them, and the nearest one.

use okms_raci_core::reserved::{KEYWORDS, MEMBERS};

use crate::rule::Rule;
use crate::yaml::Beginning;

/// The rule that a text breaks as an id, and how.
pub(crate) fn mistake_in_id(id: &str) -> Option<(Rule, &'static str)> {
    let reason = if KEYWORDS.contains(&id) {
        "is a keyword of Rust"
    } else if !is_identifier(id) {
        "is not an identifier"
    } else if cfg!(not(feature = "unicode")) && !id.is_ascii() {
        "has letters for which okms-raci-codegen needs its feature `unicode`"
    } else if !id.chars().any(char::is_alphanumeric) {
        "has no letter or digit in it"
    } else if MEMBERS.contains(&id) {
        let reason = "is the name of a constant or function of the generated enum";
        return Some((Rule::ReservedId, reason));
    } else {
        return None;
    };
    Some((Rule::NotAnIdentifier, reason))
}

/// Whether Rust would read the text as one identifier or keyword.
fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    let starts = chars.next().is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c));
    starts && chars.all(unicode_ident::is_xid_continue)
}

/// What keeps a text from being the path of `what` in generated code.
///
/// `crate` is a name only before others, since the code stands in the crate of whoever compiles it, but in
/// which of its modules is nothing that a matrix knows.
pub(crate) fn mistake_in_path(path: &str, what: &str) -> Option<String> {
    let parts = || path.strip_prefix("::").unwrap_or(path).split("::");
    if !parts().all(is_identifier) {
        return Some(format!("\"{}\" is not the path of {what}", Beginning(path)));
    }
    let mut names = parts().skip(usize::from(path.starts_with("crate::")));
    let keyword = names.find(|part| KEYWORDS.contains(part))?;
    Some(format!("`{keyword}` is a keyword of Rust, and no part of the path of {what}"))
}

/// An id as Rust reads it, which takes é in one character and in two for the same.
pub(crate) fn normalized(id: &str) -> String {
    #[cfg(feature = "unicode")]
    if !id.is_ascii() {
        return unicode_normalization::UnicodeNormalization::nfc(id).collect();
    }
    id.to_owned()
}

/// The id that a title, or any other text, gives; not every text gives one that can be used.
///
/// ```
/// use okms_raci_codegen::id_from_title;
///
/// assert_eq!(id_from_title("Import/export stored objects"), "ImportExportStoredObjects");
/// ```
#[must_use]
pub fn id_from_title(title: &str) -> String {
    let title = normalized(title);
    let mut name = String::with_capacity(title.len());
    for word in words(&title) {
        // All of it, because the last sigma of a word has a form of its own.
        let lower = word.to_lowercase();
        let Some(first) = word.chars().next() else { continue };
        name.extend(first.to_uppercase());
        name.push_str(&lower[first.to_lowercase().map(char::len_utf8).sum()..]);
    }
    name
}

/// An id as people read it: `manage-backups` for `ManageBackups`.
///
/// ```
/// use okms_raci_codegen::kebab;
///
/// assert_eq!(kebab("RotateTLSCertificates"), "rotate-tls-certificates");
/// ```
#[must_use]
pub fn kebab(id: &str) -> String {
    let mut written = String::with_capacity(id.len() + id.len() / 4);
    for word in words(id) {
        if !written.is_empty() {
            written.push('-');
        }
        written.push_str(&word.to_lowercase());
    }
    written
}

/// The words of a title or of an id: what is between characters that are neither letters nor
/// digits, or between a small letter and a capital, or before the capital that a small letter
/// follows after other capitals, as in `TLS` `Certificates`.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = None;
    let mut last = (0, Case::None);
    // The case of the last letter of the word, and that of the last but one character's.
    let (mut case_so_far, mut case_before_last) = (Case::None, Case::None);
    for (position, c) in text.char_indices() {
        let case = Case::of(c);
        let end = match case {
            Case::Between => Some(position),
            Case::Upper if case_so_far == Case::Lower => Some(position),
            Case::Lower if case_before_last == Case::Upper && last.1 == Case::Upper => Some(last.0),
            _ => None,
        };
        if let (Some(begin), Some(end)) = (start, end) {
            words.push(&text[begin..end]);
            start = (case != Case::Between).then_some(end);
            case_so_far = Case::None;
        } else if case != Case::Between {
            start = start.or(Some(position));
        }
        case_before_last = case_so_far;
        if matches!(case, Case::Lower | Case::Upper) {
            case_so_far = case;
        }
        last = (position, case);
    }
    words.extend(start.map(|start| &text[start..]));
    words
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Lower,
    Upper,
    /// Of a digit, or of a letter of a script without capitals.
    None,
    /// Of what is neither a letter nor a digit.
    Between,
}

impl Case {
    fn of(c: char) -> Self {
        if c.is_lowercase() {
            Case::Lower
        } else if c.is_uppercase() {
            Case::Upper
        } else if c.is_alphanumeric() {
            Case::None
        } else {
            Case::Between
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{id_from_title, kebab, mistake_in_id};

    #[cfg(feature = "unicode")]
    #[test]
    fn an_accent_may_be_a_character_of_its_own() {
        assert_eq!(id_from_title("qualite\u{301} de service"), "QualitéDeService");
        assert_eq!(super::normalized("Qualite\u{301}"), "Qualité");
        assert_eq!(mistake_in_id("Überwachen"), None);
    }

    #[cfg(not(feature = "unicode"))]
    #[test]
    fn what_cannot_be_normalized_is_no_id() {
        let reason = "has letters for which okms-raci-codegen needs its feature `unicode`";
        assert_eq!(mistake_in_id("Überwachen"), Some((crate::rule::Rule::NotAnIdentifier, reason)));
    }

    #[test]
    fn a_title_gives_a_variant_and_a_variant_an_id() {
        assert_eq!(id_from_title("Import/export stored objects"), "ImportExportStoredObjects");
        assert_eq!(kebab("ManageCmkAccessPolicy"), "manage-cmk-access-policy");
        assert_eq!(kebab("OvhCloud"), "ovh-cloud");
        assert_eq!(kebab("RotateTLSCertificates"), "rotate-tls-certificates");
    }

    #[test]
    fn what_would_not_compile_is_no_id() {
        assert_eq!(mistake_in_id("ManageBackups"), None);
        for id in ["", "2ndLevel", "Manage backups", "Self", "match", "ALL", "__", "title"] {
            assert!(mistake_in_id(id).is_some(), "{id:?}");
        }
    }
}
