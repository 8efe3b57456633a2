//! How what cannot be read is written.

use super::meant;
use crate::date;
use crate::yaml::Value;

/// How the items of a list are written, of which another value stands there.
pub(super) fn items(key: &str, value: &Value) -> String {
    let first = match value {
        Value::Map(entries) => {
            entries.first().map(|(key, value)| (key.value.text(), value.value.text()))
        }
        value => value.text().split(',').next().map(|first| (first.trim(), first.trim())),
    };
    match (key, first) {
        ("aliases", Some((alias, _))) if !alias.is_empty() => format!("write `aliases: [{alias}]`"),
        ("parties", Some((id, name))) if !id.is_empty() => {
            let name = if name.is_empty() { id } else { name };
            let party =
                format!("id: {}, name: {}", meant::party_id(id), meant::quoted_if_need_be(name));
            format!("write each in a line of its own: `- {{ {party} }}`")
        }
        ("sections", Some((number, _))) if number.starts_with(|c: char| c.is_ascii_digit()) => {
            format!("write each as an item: `- number: \"{number}\"`, and the rest of it below")
        }
        ("sections" | "activities", Some((title, _))) if !title.is_empty() => {
            let title = meant::quoted_if_need_be(title);
            format!("write each as an item: `- title: {title}`")
        }
        _ => "each item of a list starts with `- `".to_owned(),
    }
}

/// How the text that stands for a map is written as one.
pub(super) fn text_for_map(of: &str, text: &str) -> Option<String> {
    let title = meant::quoted_if_need_be(text);
    match of {
        _ if text.is_empty() => None,
        "a section" => {
            Some(format!("write it as `- title: {title}`, with `activities:` below the title"))
        }
        "an activity" => {
            Some(format!("write it as `- title: {title}`, with `roles: …` below the title"))
        }
        "a source" => {
            let date = date::meant(text)?;
            Some(format!("write it as `source: {{ revision: {date} }}`"))
        }
        _ => None,
    }
}

/// How the keys and values of something are written.
pub(super) fn of(of: &str) -> &'static str {
    match of {
        "a party" => "write it as `- { id: Customer, name: Customer }`",
        "a section" => "write it as `- title: …`, with `activities:` below the title",
        "an activity" => "write it as `- title: …`, with `roles: …` below the title",
        "roles" => "write them as `roles: { Customer: RA }`",
        "notes" => "write them as `notes: { Customer: \"…\" }`",
        "a source" => "write it as `source: { revision: 2025-10-21 }`",
        "an allow" => "write it as `allow: { several-accountable: \"…\" }` with the reason",
        _ => "write it as `key: value`",
    }
}
