//! Which texts can be looked up.

use std::collections::HashMap;

use crate::model::Text;
use crate::names::kebab;

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

/// The former ids of all items, each with the position of its item.
pub(crate) fn former_ids<'a>(
    aliases_of_each: impl Iterator<Item = &'a Vec<Text>>,
) -> impl Iterator<Item = (String, u16)> {
    let with_position = |(aliases, position): (&'a Vec<Text>, u16)| {
        aliases.iter().map(move |alias| (kebab(&alias.text), position))
    };
    aliases_of_each.zip(0..).flat_map(with_position)
}
