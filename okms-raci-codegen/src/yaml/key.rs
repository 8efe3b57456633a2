//! The keys of a map, which are text in all but a few.

use serde::de::{self, DeserializeSeed};

use super::Value;
use super::seed::{Found, Seed};

/// The seed of a key.
pub(super) struct Key<'a>(pub(super) &'a Seed<'a>);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = Found;

    /// A key that is taken for text and may be something else is an error, and the YAML is read again.
    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        if !self.0.may_take_keys_for_text() {
            return deserializer.deserialize_any(self.0);
        }
        let found = deserializer.deserialize_str(self.0)?;
        match &found.value {
            Value::Text(text) if !may_be_other_than_text(text) => Ok(found),
            _ => Err(de::Error::custom("")),
        }
    }
}

/// Whether the text, if it is not in quotes, is nothing, a truth value or a number.
fn may_be_other_than_text(text: &str) -> bool {
    match text.as_bytes() {
        [first, ..] if first.is_ascii_alphabetic() => {
            ["null", "true", "false"].iter().any(|word| text.eq_ignore_ascii_case(word))
        }
        _ => true,
    }
}

/// Whether the YAML may have tags, which are lost on a key that is taken for text. None stands right
/// after a letter or a digit.
pub(super) fn may_have_tags(yaml: &str) -> bool {
    yaml.match_indices('!').any(|(position, _)| {
        let before = yaml.as_bytes()[..position].last();
        before.is_none_or(|byte| !byte.is_ascii_alphanumeric())
    })
}
