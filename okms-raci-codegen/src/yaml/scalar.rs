//! What a plain scalar is: the core schema of YAML 1.2.

use super::Value;

pub(super) fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => Value::Bool(text.to_owned()),
        // Nearly all scalars are text that starts with a letter.
        _ if text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c))
            && is_number(text) =>
        {
            Value::Number(text.to_owned())
        }
        _ => Value::Text(text.to_owned()),
    }
}

fn is_number(text: &str) -> bool {
    let digits = |text: &str, radix| !text.is_empty() && text.chars().all(|c| c.is_digit(radix));
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    match text.get(..2) {
        Some("0o") => digits(&text[2..], 8),
        Some("0x") => digits(&text[2..], 16),
        _ => is_decimal(unsigned) || matches!(unsigned, ".inf" | ".Inf" | ".INF"),
    }
}

/// Digits with or without a fraction and an exponent.
fn is_decimal(text: &str) -> bool {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => {
            (mantissa, exponent.strip_prefix(['+', '-']).unwrap_or(exponent))
        }
        None => (text, "0"),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    all_digits(whole)
        && all_digits(fraction)
        && !(whole.is_empty() && fraction.is_empty())
        && !exponent.is_empty()
        && all_digits(exponent)
}

#[cfg(test)]
mod tests {
    use super::{Value, plain};

    #[test]
    fn numbers_are_those_of_yaml_1_2() {
        for text in ["0", "12", "-3", "+3.1", "3.", ".5", "1e3", "1.5E-3", "0x1F", "0o17", "-.inf"]
        {
            assert!(matches!(plain(text), Value::Number(_)), "{text}");
        }
        for text in ["3.1.1", "2025-10-21", ".", "1e", "e3", "0x", "-", "1_000", "yes", "0b1"] {
            assert!(matches!(plain(text), Value::Text(_)), "{text}");
        }
    }
}
