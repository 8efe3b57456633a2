//! The words of the grammar, and what people write instead.

/// `; did you mean ...?` with the nearest of the words, or nothing.
pub(crate) fn did_you_mean(found: &str, words: &[&str]) -> String {
    match nearest(found, words) {
        Some(near) if near.eq_ignore_ascii_case(found) => {
            format!("; upper and lower case matter: write `{near}`")
        }
        Some(near) => format!("; did you mean `{near}`?"),
        None => String::new(),
    }
}

/// The nearest of the words to what was found, if one is near.
pub(crate) fn nearest<'a>(found: &str, words: &[&'a str]) -> Option<&'a str> {
    let lower = found.to_lowercase();
    words
        .iter()
        .map(|word| (strsim::osa_distance(&lower, &word.to_lowercase()), *word))
        .filter(|(edits, word)| *edits <= word.chars().count().div_ceil(3))
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, word)| word)
}
