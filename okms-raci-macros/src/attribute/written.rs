//! The path that an attribute is written with.

use proc_macro2::TokenStream;

/// The path in `#[path(…)]`, or in `path(…)` as it is in a `cfg_attr`.
///
/// `okms_raci::raci` is an attribute and, as a module, the library itself. So
/// whatever path leads to the attribute leads to the library, be it renamed,
/// imported or re-exported.
pub(super) fn path(attribute: &str) -> Option<TokenStream> {
    let inside = attribute.trim_start_matches(['#', '[', '!', ' ', '\n', '\t']);
    let end = inside.find(['(', ']', '[', '{', '=']).unwrap_or(inside.len());
    let path = inside.get(..end)?.trim();
    let segments = path.strip_prefix("::").unwrap_or(path).split("::");
    let is_path = segments.map(str::trim).all(|segment| {
        let name = segment.strip_prefix("r#").unwrap_or(segment);
        !name.is_empty()
            && !name.starts_with(|c: char| c.is_ascii_digit())
            && name.chars().all(|c| c == '_' || c.is_alphanumeric())
            && segment != "cfg_attr"
    });
    if is_path { path.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn the_path_is_found_however_the_attribute_is_written() {
        for (attribute, wanted) in [
            ("#[raci(Customer is responsible for X)]", Some("raci")),
            ("#[ kms :: raci (…)]", Some("kms :: raci")),
            ("#[::kms::raci(a[0])]", Some(":: kms :: raci")),
            ("okms_raci::raci(…)", Some("okms_raci :: raci")),
            ("#[raci]", Some("raci")),
            ("#[$crate::raci(…)]", None),
            ("#[cfg_attr(test, raci(…))]", None),
            ("", None),
            ("#[", None),
        ] {
            let found = path(attribute).map(|path| path.to_string());
            assert_eq!(found.as_deref(), wanted, "{attribute}");
        }
    }
}
