//! What is listed a second time.

use std::collections::HashMap;
use std::hash::Hash;

/// For each key the position of the one before it that it repeats, the last of several.
pub(crate) fn repeats<K: Eq + Hash>(keys: impl IntoIterator<Item = K>) -> Vec<Option<usize>> {
    let mut last = HashMap::new();
    keys.into_iter().enumerate().map(|(position, key)| last.insert(key, position)).collect()
}
