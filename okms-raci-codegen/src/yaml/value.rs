//! Values that YAML takes for something else: text with a character that means something, and what
//! stands in brackets.

use super::line::{in_quotes, line_at};
use crate::finding::Finding;
use crate::places::Place;
use crate::rule::Rule;

/// What is wrong with the value that the parser stopped in, whose bracket was opened at `opened`.
pub(super) fn mistake(
    start: usize,
    opened: Option<usize>,
    message: &str,
    text: &str,
) -> Option<Finding> {
    let in_brackets = || {
        let opened = opened.filter(|&opened| text[opened..].starts_with(['{', '[']))?;
        comment(text, opened)
            .or_else(|| semicolon(text, opened, start))
            .or_else(|| no_comma(text, opened, start, message))
    };
    special_start(text, start, message)
        .or_else(in_brackets)
        .or_else(|| quote_inside(text, start, message))
        .or_else(|| bracket_too_many(text, start))
}

/// The value that the line of an offset has after its key, or after the dash of an item.
fn value_at(text: &str, offset: usize) -> Option<(usize, &str)> {
    let (start, end) = line_at(text, offset);
    let line = &text[start..end];
    let item = line.len() - line.trim_start_matches([' ', '-']).len();
    let value = line.find(": ").map_or(item, |colon| colon + 2);
    let value = line[value..].trim();
    let at = value.as_ptr() as usize - text.as_ptr() as usize;
    (!value.is_empty()).then_some((at, value))
}

/// Text that starts with a character which means something, such as `@`, `&`, `|` or `?`.
fn special_start(text: &str, start: usize, message: &str) -> Option<Finding> {
    const REFUSED: [&str; 4] = [
        "cannot start any token",
        "while scanning an anchor",
        "while scanning a block scalar",
        "mapping keys are not allowed",
    ];
    let (at, value) = value_at(text, start)?;
    let first = value.chars().next()?;
    let is_special = matches!(first, '@' | '`' | '%' | '&' | '*' | '|' | '>' | '?');
    if !is_special || at > start || !REFUSED.iter().any(|part| message.contains(part)) {
        return None;
    }
    if first == '|' && text.trim_start().starts_with('|') {
        let message = "this is a table of Markdown, and no YAML";
        return Some(
            Finding::new(Rule::NotYaml, Some(Place::of(text, at..at + 1)), message)
                .help("the command `raci import` makes YAML of it"),
        );
    }
    let message = format!("no text can start with {first:?}");
    let help = format!("put it in double quotes: {}", in_quotes(value));
    let at = Place::of(text, at..at + value.len());
    Some(Finding::new(Rule::NotYaml, Some(at), message).help(help))
}

/// A ` #` in brackets, after which the bracket that closes is part of a comment.
fn comment(text: &str, opened: usize) -> Option<Finding> {
    let end = line_at(text, opened).1;
    let inside = &text[opened..end];
    let hash = inside.find(" #")? + 1;
    let before = inside[..hash].rsplit([',', ':', '{', '[']).next()?.trim_start();
    if before.is_empty() || before.contains(['"', '\'', '}', ']']) {
        return None;
    }
    let after = inside[hash..].split([',', '}', ']']).next()?;
    let message = "`#` after a space starts a comment, and the bracket is not closed before";
    let help = format!(
        "put the text in double quotes: {}",
        in_quotes(&format!("{before}{}", after.trim_end()))
    );
    let at = Place::of(text, opened + hash..end);
    Some(Finding::new(Rule::NotYaml, Some(at), message).help(help))
}

/// A `;` between entries.
fn semicolon(text: &str, opened: usize, start: usize) -> Option<Finding> {
    let inside = text.get(opened..start)?;
    let at = opened + inside.find(';')?;
    if inside.contains(['"', '\'', '\n']) {
        return None;
    }
    let message = "a comma stands between what is in brackets";
    let at = Place::of(text, at..at + 1);
    Some(Finding::new(Rule::NotYaml, Some(at), message).help("write `,` instead of `;`"))
}

/// Two entries without a comma between them, of `{ Shop: R Home: A }`.
fn no_comma(text: &str, opened: usize, start: usize, message: &str) -> Option<Finding> {
    let inside = text.get(opened..start)?;
    let entry = inside.rsplit([',', '{', '[']).next()?;
    let (_, value) = entry.split_once(": ")?;
    let (_, key) = value.trim_end().rsplit_once(char::is_whitespace)?;
    let before = entry.trim().strip_suffix(key)?.trim_end();
    let is_item = before.ends_with('-');
    if is_item || inside.contains(['"', '\'']) || !message.contains("did not find expected ','") {
        return None;
    }
    let at = key.as_ptr() as usize - text.as_ptr() as usize;
    let message = format!("there is no comma before `{key}`");
    let help = format!("write `{before}, {key}: …`");
    let at = Place::of(text, at..at + key.len());
    Some(Finding::new(Rule::NotYaml, Some(at), message).help(help))
}

/// More text after what looks like the end of a text in quotes.
fn quote_inside(text: &str, start: usize, message: &str) -> Option<Finding> {
    let quote = text[..start].chars().next_back().filter(|c| matches!(c, '"' | '\''))?;
    let (at, value) = value_at(text, start)?;
    let inside = value.strip_prefix(quote)?.strip_suffix(quote)?;
    if !message.contains("expected key") || at >= start || inside.contains('\\') {
        return None;
    }
    let inside = if quote == '\'' { inside.replace("''", "'") } else { inside.to_owned() };
    let message = format!("the text ends at this `{quote}`, and there is more after it");
    let help = format!("write {}", in_quotes(&inside));
    let at = Place::of(text, start - 1..start);
    Some(Finding::new(Rule::NotYaml, Some(at), message).help(help))
}

/// A bracket that closes none.
fn bracket_too_many(text: &str, start: usize) -> Option<Finding> {
    let after = text[start..].starts_with(['}', ']']);
    let before = if after { &text[..=start] } else { text[..start].trim_end() };
    let closing = before.chars().next_back().filter(|c| matches!(c, '}' | ']'))?;
    let opening = if closing == '}' { '{' } else { '[' };
    let line = &before[line_at(text, before.len()).0..];
    let count = |bracket: char| line.matches(bracket).count();
    if line.contains(['"', '\'']) || count(closing) <= count(opening) {
        return None;
    }
    let at = Place::of(text, before.len() - 1..before.len());
    let message = format!("there is a `{closing}` too many");
    Some(Finding::new(Rule::NotYaml, Some(at), message).help("remove it"))
}
