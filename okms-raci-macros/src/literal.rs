//! The text that a string literal stands for.

use proc_macro2::Literal;

/// `None` if the literal is not text.
pub(crate) fn text(literal: &Literal) -> Option<String> {
    let source = literal.to_string();
    if let Some(raw) = source.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let quoted = raw.get(hashes..raw.len().checked_sub(hashes)?)?;
        return Some(quoted.strip_prefix('"')?.strip_suffix('"')?.to_owned());
    }
    let escaped = source.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(escaped.len());
    let mut chars = escaped.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            text.push(c);
        } else if chars.as_str().starts_with(['\n', '\r']) {
            chars = chars.as_str().trim_start().chars();
        } else {
            text.push(unescaped(&mut chars)?);
        }
    }
    Some(text)
}

/// What stands for the escape after a backslash.
fn unescaped(chars: &mut std::str::Chars<'_>) -> Option<char> {
    match chars.next()? {
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        '0' => Some('\0'),
        'x' => digits(&chars.by_ref().take(2).collect::<String>()),
        'u' => {
            let in_braces: String = chars.by_ref().take_while(|&c| c != '}').collect();
            digits(&in_braces.replace(['{', '_'], ""))
        }
        c => Some(c),
    }
}

fn digits(hexadecimal: &str) -> Option<char> {
    char::from_u32(u32::from_str_radix(hexadecimal, 16).ok()?)
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn a_literal_gives_the_text_that_rust_takes_it_for() {
        for (literal, wanted) in [
            (r#""3.1""#, "3.1"),
            (r##"r#"a "b" \n"#"##, "a \"b\" \\n"),
            (r#"r"c""#, "c"),
            (r#""\"\\\u{202e}\x41\t…""#, "\"\\\u{202e}A\t…"),
            ("\"a \\\n   b\"", "a b"),
        ] {
            let literal = literal.parse().unwrap();
            assert_eq!(text(&literal).as_deref(), Some(wanted));
        }
        for literal in ["1", "'a'", "b\"a\"", "1.5"] {
            assert_eq!(text(&literal.parse().unwrap()), None);
        }
    }
}
