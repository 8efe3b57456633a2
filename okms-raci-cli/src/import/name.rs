//! The short name of a matrix.

use std::path::Path;

use okms_raci_core::reserved::KEYWORDS;

use super::cells::Place;
use super::report::Report;

/// What a file is called that says nothing about its text.
const SAYS_NOTHING: [&str; 9] =
    ["guide", "index", "readme", "page", "raci", "matrix", "export", "sheet", "standard input"];

/// The short name for a matrix, from the file or the title.
pub(super) fn of(file: &str, title: &str, report: &mut Report) -> String {
    let stem = stem(file);
    let plain = stem.split('.').next().unwrap_or_default().to_lowercase();
    let text = if SAYS_NOTHING.contains(&plain.as_str()) { title } else { &stem };
    let name = name(text);
    report.detail(&Place::default(), format!("the matrix was named {name}"));
    name
}

/// The name of the file without its ending.
pub(super) fn stem(file: &str) -> String {
    let stem = Path::new(file).file_stem().and_then(|stem| stem.to_str());
    stem.unwrap_or(file).to_owned()
}

/// Up to three words of a text, with `_` between them.
fn name(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).map(str::to_ascii_lowercase);
    let words: Vec<String> =
        words.skip_while(|word| word.starts_with(|c: char| c.is_ascii_digit())).take(3).collect();
    match words.join("_") {
        name if name.is_empty() || KEYWORDS.contains(&name.as_str()) => "matrix".to_owned(),
        name => name,
    }
}
