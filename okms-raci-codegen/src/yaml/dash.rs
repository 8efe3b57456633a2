//! `Shop: -`, which people write for no role and YAML takes for the start of a list.

use std::borrow::Cow;

/// A text that YAML's parser takes, of the same length, and what stands in it for such a dash.
pub(super) struct Dashes<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) stand_in: Option<char>,
}

/// Characters that a value can consist of; one that the text has nowhere, not even as an escape in
/// double quotes, stands for a dash.
const STAND_INS: [char; 5] = ['^', '=', '_', '$', '+'];

impl<'a> Dashes<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let none = Dashes { text: Cow::Borrowed(text), stand_in: None };
        let dashes = dashes(text);
        if dashes.is_empty() {
            return none;
        }
        let Some(stand_in) = STAND_INS.into_iter().find(|&c| !has(text, c)) else {
            return none;
        };
        let mut replaced = text.to_owned();
        for dash in dashes {
            replaced.replace_range(dash..=dash, stand_in.encode_utf8(&mut [0; 4]));
        }
        Dashes { text: Cow::Owned(replaced), stand_in: Some(stand_in) }
    }
}

/// Whether the text has the character, or an escape such as `\x5E` for it.
fn has(text: &str, c: char) -> bool {
    let code = u32::from(c);
    let escapes = [format!("x{code:02x}"), format!("{code:04x}")];
    text.contains(c) || {
        let text = text.to_ascii_lowercase();
        text.contains('\\') && escapes.iter().any(|escape| text.contains(escape))
    }
}

/// Where a dash is all of a value in the line of its key.
fn dashes(text: &str) -> Vec<usize> {
    let is_value = |&(at, _): &(usize, &str)| {
        let before = text[..at].trim_end_matches(' ');
        let after = text[at + 1..].trim_start_matches(' ');
        let is_end = after.is_empty() || after.starts_with([',', '}', '\n', '\r']);
        before.ends_with(':')
            && before.len() < at
            && (is_end || after.starts_with('#') && after.len() < text.len() - at - 1)
    };
    text.match_indices('-').filter(is_value).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::Dashes;

    #[test]
    fn a_dash_that_is_all_of_a_value_is_text() {
        for (text, expected) in [
            ("{ A: -, B: - }", "{ A: ^, B: ^ }"),
            ("A: -\nB: - # none\n", "A: ^\nB: ^ # none\n"),
            ("A: -5\nB: a - b\n- C: x\nD:\n  - e\n", "A: -5\nB: a - b\n- C: x\nD:\n  - e\n"),
            ("A: -\nB: ^", "A: =\nB: ^"),
            ("A: -\nB: \"\\x5E\"", "A: =\nB: \"\\x5E\""),
        ] {
            assert_eq!(Dashes::new(text).text, expected);
        }
    }
}
