//! The nearest word to what people write instead.

/// The nearest of the words to what was found, if one is near.
#[must_use]
pub fn nearest<'a>(found: &str, words: &[&'a str]) -> Option<&'a str> {
    let lower = found.to_lowercase();
    words
        .iter()
        .map(|word| (strsim::osa_distance(&lower, &word.to_lowercase()), *word))
        .filter(|(edits, word)| *edits <= word.chars().count().div_ceil(3))
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, word)| word)
}
