//! `Shop: -`, which people write for no role and YAML takes for the start of a list.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::places::without_mark;

/// A text that YAML's parser takes, of the same length, and what stands in it for such a dash.
pub(super) struct Dashes<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) stand_in: Option<char>,
}

/// Characters that a value can consist of; one that the text has nowhere, not even as an escape in
/// double quotes, stands for a dash.
const STAND_INS: [char; 5] = ['^', '=', '_', '$', '+'];

/// What a key does not end with.
const NO_KEY: [char; 8] = [' ', '\t', '\n', '\r', '{', '[', ',', '?'];

impl<'a> Dashes<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let none = Dashes { text: Cow::Borrowed(text), stand_in: None };
        let dashes = dashes(text);
        if dashes.is_empty() || is_yaml(text) {
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

/// Whether YAML's parser takes the text as it is, so that nothing may stand for anything.
fn is_yaml(text: &str) -> bool {
    let mut documents = serde_yaml::Deserializer::from_str(without_mark(text));
    documents.all(|document| IgnoredAny::deserialize(document).is_ok())
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
        let key = before.strip_suffix(':').filter(|_| before.len() < at);
        let has_key = key.is_some_and(|key| !key.is_empty() && !key.ends_with(NO_KEY));
        let is_end = after.is_empty() || after.starts_with([',', '}', '\n', '\r']);
        has_key && (is_end || after.starts_with('#') && after.len() < text.len() - at - 1)
    };
    text.match_indices('-').filter(is_value).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeSeed;

    use super::{Dashes, without_mark};
    use crate::finding::Findings;
    use crate::yaml::{Located, Reading, parse};

    #[test]
    fn a_dash_that_is_all_of_a_value_is_text() {
        for (text, expected) in [
            ("{ A: -, B: - }", "{ A: ^, B: ^ }"),
            ("A: -\nB: - # none\n", "A: ^\nB: ^ # none\n"),
            ("A: -5\nB: a - b\n- C: x\nD:\n  - e\n", "A: -5\nB: a - b\n- C: x\nD:\n  - e\n"),
            ("A: -\nB: ^", "A: =\nB: ^"),
            ("A: -\nB: \"\\x5E\"", "A: =\nB: \"\\x5E\""),
            ("A: -\nB: \"\\u005e\"", "A: =\nB: \"\\u005e\""),
            ("A: -\nB: x5e\n", "A: ^\nB: x5e\n"),
            ("A: -\nB: \\x5f\n", "A: ^\nB: \\x5f\n"),
            ("A: -\r\nB:  -  \r\n", "A: ^\r\nB:  ^  \r\n"),
            ("{ A: -}, B: -", "{ A: ^}, B: ^"),
            ("A: -\nB: -#x\nC: -x\nD:-\n", "A: ^\nB: -#x\nC: -x\nD:-\n"),
            ("{ A: -, : -, B : -, ?: - }", "{ A: ^, : -, B : -, ?: - }"),
            ("A: ^=_$+\nB: -\n", "A: ^=_$+\nB: -\n"),
            ("A: |\n  B: -\n# C: -\n", "A: |\n  B: -\n# C: -\n"),
        ] {
            assert_eq!(Dashes::new(text).text, expected);
        }
    }

    /// Pieces of YAML, with dashes wherever one can stand.
    const PIECES: &[&str] = &[
        "A: -",
        "-",
        " ",
        "\n",
        "\n  ",
        "\n- ",
        "a: b",
        ": -",
        ": - ",
        ": -, ",
        "{ ",
        " }",
        "[ ",
        " ]",
        ", ",
        "'",
        "\"",
        "\\x5e",
        "\\u005E",
        "^",
        "=",
        "_",
        "$",
        "+",
        "# x: -\n",
        "|\n  x: -\n",
        ">-\n  x: -\n",
        "? ",
        "&a ",
        "*a",
        "!t ",
        "é: -\n",
        "\u{feff}",
        "\t",
        "\r\n",
        "---\n",
        "x: \"y: -\"\n",
        "'z: -, '",
        "~",
    ];

    /// Beside such a dash all else is read as beside one in quotes.
    #[test]
    fn no_other_text_is_changed() {
        let (mut state, mut read) = (7_u64, 0);
        for _ in 0..60_000 {
            let mut roll = |sides: usize| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                (state >> 33) as usize % sides
            };
            let before: String = (0..roll(9)).map(|_| PIECES[roll(PIECES.len())]).collect();
            let (dash, quoted) = (format!("{before}\nKEY: -\n"), format!("{before}\nKEY: \"-\"\n"));
            let no_places = Located::new();
            let mut documents = serde_yaml::Deserializer::from_str(without_mark(&quoted));
            let plain = documents
                .next()
                .and_then(|document| Reading::new(&quoted, &no_places).deserialize(document).ok());
            let (Some(plain), None) = (plain, documents.next()) else { continue };
            read += 1;
            let with_dash = parse(&dash, &no_places, &mut Findings::default());
            assert_eq!(
                format!("{with_dash:?}"),
                format!("{:?}", Ok::<_, ()>(Some(plain))),
                "{dash:?}"
            );
        }
        assert!(read > 1_000, "only {read} texts were read");
    }
}
