//! Which texts can be looked up.

use std::collections::HashMap;

/// The texts that are not empty and stand only once, each with its position.
pub(crate) fn unshared(texts: impl Iterator<Item = String>) -> Vec<(String, u16)> {
    let texts: Vec<String> = texts.collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for text in &texts {
        *times.entry(text).or_default() += 1;
    }
    let is_key = |text: &str| !text.is_empty() && times[text] == 1;
    let keys = texts.iter().zip(0..).filter(|(text, _)| is_key(text));
    keys.map(|(text, position)| (text.clone(), position)).collect()
}
