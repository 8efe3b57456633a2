//! Mistakes that are recognised by what is written, wherever the parser stops.

use okms_raci_core::nearest;

use super::{Repair, Stop, bytes_in, indent, is_word, line_at, previous, start_in};
use crate::keys::MAPS;
use crate::yaml::{Quoted, Scalar};

pub(super) fn mistake(stop: &Stop<'_>) -> Option<Repair> {
    control_character(stop.text)
        .or_else(|| conflict(stop.text))
        .or_else(|| directive(stop))
        .or_else(|| alias_before_its_anchor(stop))
        .or_else(|| alias_misspelt(stop))
        .or_else(|| placeholder(stop))
        .or_else(|| comment_in_brackets(stop))
        .or_else(|| slashes(stop))
        .or_else(|| backslash(stop))
        .or_else(|| markdown(stop))
        .or_else(|| text_before_its_values(stop))
        .or_else(|| key_before_an_item(stop))
        .or_else(|| open_quote(stop))
}

/// The first character that YAML does not allow anywhere.
fn control_character(text: &str) -> Option<Repair> {
    let is_allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{85}' | '\u{a0}'..='\u{fffd}' | '\u{10000}'..);
    let (start, c) = text.char_indices().find(|&(_, c)| !is_allowed(c))?;
    let message = format!("YAML does not allow the character {c:?}");
    Some(Repair::remove(start..start + c.len_utf8(), message))
}

/// What a merge leaves where both sides changed the same lines.
fn conflict(text: &str) -> Option<Repair> {
    let start = if text.starts_with("<<<<<<< ") { 0 } else { text.find("\n<<<<<<< ")? + 1 };
    let help =
        "keep the lines of one side, and remove those that start with `<<<<`, `====` and `>>>>`";
    Some(Repair::new(start..start + 7, "a merge left both sides of a conflict here", help))
}

/// A line that starts with `%`.
fn directive(stop: &Stop<'_>) -> Option<Repair> {
    let first = stop.text.trim_start_matches(['\u{feff}', '\n', '\r', ' ']);
    let line = first.starts_with('%').then(|| line_at(stop.text, start_in(stop.text, first)))?;
    let message = "a matrix starts without a directive of YAML";
    let help = "remove the line that starts with %";
    Some(without_line(stop.text, line, message, help))
}

fn without_line(text: &str, line: &str, message: &str, help: &str) -> Repair {
    let bytes = bytes_in(text, line);
    let end = text[bytes.end..].find('\n').map_or(bytes.end, |newline| bytes.end + newline + 1);
    Repair::new(bytes_in(text, line.trim_start_matches('\u{feff}')), message, help)
        .edit(bytes.start..end, "")
}

/// The name of an anchor or an alias that a text starts with.
fn word(text: &str) -> &str {
    let is_in = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    &text[..text.find(|c| !is_in(c)).unwrap_or(text.len())]
}

/// `${REVISION}` and `{{ revision }}`, which no template has filled in.
fn placeholder(stop: &Stop<'_>) -> Option<Repair> {
    let line = line_at(stop.text, stop.at);
    let start = ["${", "{{"].iter().find_map(|open| line.find(open))?;
    let end = start + line[start..].find('}')? + 1;
    let name = &line[start..end + line[end..].len() - line[end..].trim_start_matches('}').len()];
    let message = format!("nothing fills in {name}");
    let help = "write what it stands for";
    Some(Repair::new(bytes_in(stop.text, name), message, help))
}

/// `{ Host: RA, # later Guest: I }`, where nobody knows how far the comment was to go.
fn comment_in_brackets(stop: &Stop<'_>) -> Option<Repair> {
    let comment = stop.text[..stop.at].lines().find_map(|line| {
        let (before, comment) = line.split_at(line.find(", # ")? + 2);
        let is_open = before.matches('{').count() > before.matches('}').count();
        (is_open && comment.contains(": ") && comment.contains('}')).then_some(comment)
    })?;
    let message = "`#` after a space starts a comment, and the bracket is not closed before";
    let help = "move the comment behind the closing bracket";
    Some(Repair::new(bytes_in(stop.text, comment), message, help))
}

/// A line such as `// later` above the one that the parser stopped in.
fn slashes(stop: &Stop<'_>) -> Option<Repair> {
    let mut lines = stop.text[..stop.at].lines().map(str::trim);
    let line = lines.find(|line| line.starts_with("//"))?;
    let written = format!("# {}", line.trim_start_matches(['/', ' ']));
    Some(Repair::write(bytes_in(stop.text, line), "a comment starts with `#`", written))
}

/// `*usual` above the line of `&usual`.
fn alias_before_its_anchor(stop: &Stop<'_>) -> Option<Repair> {
    let rest = stop.text[stop.at..].strip_prefix('*').filter(|_| stop.says(&["unknown anchor"]))?;
    let name = word(rest);
    let anchor = format!("&{name}");
    let is_all = |after: &&str| word(after).is_empty();
    let mut found = rest.match_indices(&anchor).map(|(at, _)| &rest[at + anchor.len()..]);
    let after = found.find(is_all)?;
    let value = after.lines().next().unwrap_or_default().trim();
    let line = stop.text[..start_in(stop.text, after)].matches('\n').count() + 1;
    let is_closed =
        |[open, close]: [char; 2]| value.matches(open).count() == value.matches(close).count();
    let is_whole = !value.is_empty() && !value.contains(" #") && !value.starts_with(['|', '>']);
    let is_whole = is_whole && is_closed(['{', '}']) && is_closed(['[', ']']);
    let message = format!("`{name}` is defined further down, in line {line}");
    let help = "an anchor stands before its alias: write the value out here";
    let at = stop.at..stop.at + anchor.len();
    Some(if is_whole {
        Repair::new(at.clone(), message, format!("{help}: `{value}`")).edit(at, value)
    } else {
        Repair::new(at, message, help)
    })
}

/// `*usaul` below the line of `&usual`.
fn alias_misspelt(stop: &Stop<'_>) -> Option<Repair> {
    let rest = stop.text[stop.at..].strip_prefix('*').filter(|_| stop.says(&["unknown anchor"]))?;
    let anchors = stop.text[..stop.at].match_indices(" &");
    let anchors: Vec<&str> = anchors.map(|(at, _)| word(&stop.text[at + 2..])).collect();
    let near = nearest(word(rest), &anchors)?;
    let message = format!("there is no anchor `&{}`", word(rest));
    let at = stop.at..stop.at + 1 + word(rest).len();
    Some(Repair::write(at, message, format!("*{near}")))
}

/// A backslash in double quotes that starts no escape.
fn backslash(stop: &Stop<'_>) -> Option<Repair> {
    let is_escape = stop.says(&["unknown escape character", "hexadecimal number"]);
    let after = stop.text[stop.at..].char_indices().nth(3);
    let end = after.map_or(stop.text.len(), |(at, _)| stop.at + at);
    let at = stop.text[..end].rfind('\\').filter(|_| is_escape)?;
    let next = stop.text[at + 1..].chars().next()?;
    let bytes = at..at + 1 + next.len_utf8();
    let help = format!("write `\\\\{next}` for a backslash and what follows it");
    let message = format!("`\\{next}` is no escape in double quotes");
    Some(Repair::new(bytes.clone(), message, help).edit(bytes, format!("\\\\{next}")))
}

/// A table or a code fence where a line of YAML is expected.
fn markdown(stop: &Stop<'_>) -> Option<Repair> {
    let line = line_at(stop.text, stop.at);
    let content = line.trim();
    let start = start_in(stop.text, content);
    if content.starts_with("```") {
        let help = "remove the lines that start with three backticks";
        let message = "this is a code fence of Markdown, and no YAML";
        return Some(Repair {
            at: start..start + 3,
            ..without_line(stop.text, line, message, help)
        });
    }
    let is_row = content.starts_with('|') && content.len() > 1 && content.ends_with('|');
    let help = if stop.text.lines().any(|line| line.starts_with("parties:")) {
        "write each row as `- { title: …, roles: { … } }`, or make YAML of the page with `raci import`"
    } else {
        "make YAML of the page with `raci import`"
    };
    let message = "this is a table of Markdown, and no YAML";
    is_row.then(|| Repair::new(start..start + 1, message, help))
}

/// `refines: okms` and `source: Acme`, with the list or the map that belongs there in the lines below.
fn text_before_its_values(stop: &Stop<'_>) -> Option<Repair> {
    let here = line_at(stop.text, stop.at);
    let above = previous(stop.text, here)?;
    let content = above.trim_start_matches([' ', '-']).trim_end();
    let (key, text) = content.split_once(": ").map(|(key, text)| (key, text.trim()))?;
    let (column, below) = (above.len() - above.trim_start_matches([' ', '-']).len(), indent(here));
    let is_plain =
        !text.is_empty() && !text.starts_with(['"', '\'', '{', '[', '|', '>', '#', '&', '*']);
    let is_item = here.trim_start().starts_with("- ");
    if !is_plain || !(is_item && below >= column || below > column) {
        return None;
    }
    let at = bytes_in(stop.text, text);
    let bytes = at.start - 1..at.end;
    let message = format!("text stands after `{key}:`, and what belongs there in the lines below");
    let first = FIRST_KEYS.iter().find(|(of, _)| *of == key).map(|(_, first)| *first);
    let has = |first: &str| {
        let below = stop.text[at.end..].lines().skip(1).take_while(|line| indent(line) >= below);
        below.into_iter().any(|line| line.trim_start().starts_with(&format!("{first}:")))
    };
    let dash = if key == "source" { "" } else { "- " };
    match first.filter(|first| !is_item && below >= column + dash.len() && !has(first)) {
        Some(first) => {
            let written = format!("{dash}{first}: {}", Scalar(text));
            let help = format!("write `{key}:`, and in the next line `{written}`");
            let indented = format!("\n{}{written}", " ".repeat(below - dash.len()));
            Some(Repair::new(at, message, help).edit(bytes, indented))
        }
        None if first.is_some() || MAPS.contains(&key) => {
            Some(Repair::new(at, message, format!("remove {}", Quoted(text))).edit(bytes, ""))
        }
        None => None,
    }
}

/// What has its values in the lines below, and which of them a text can be.
const FIRST_KEYS: [(&str, &str); 5] = [
    ("activities", "title"),
    ("sections", "title"),
    ("parties", "id"),
    ("refines", "matrix"),
    ("source", "publisher"),
];

/// Keys above the first item of a list, whose dash they lack.
fn key_before_an_item(stop: &Stop<'_>) -> Option<Repair> {
    let here = line_at(stop.text, stop.at);
    here.trim_start().strip_prefix("- ").filter(|item| !item.is_empty())?;
    let is_beside = |line: &&str| {
        let key = line.trim_start_matches(' ').split_once(": ").map_or("", |(key, _)| key);
        indent(line) == indent(here) && !key.is_empty() && is_word(key)
    };
    let above = std::iter::successors(previous(stop.text, here), |line| previous(stop.text, line));
    let lines: Vec<&str> = above.take_while(is_beside).collect();
    let first = lines.last()?;
    let above = previous(stop.text, first)?;
    let list = above.trim_start_matches([' ', '-']).strip_suffix(':')?;
    if indent(above) >= indent(here) && indent(here) > 0 {
        return None;
    }
    let message = format!("`{list}` is a list, and each item of it starts with a dash");
    let those = if lines.len() == 1 { "line" } else { "lines above the first dash" };
    let help = format!("write `- {}`, or remove the {those}", first.trim());
    Some(Repair::new(bytes_in(stop.text, first.trim()), message, help))
}

/// A quote that its line does not close: it goes on to the next quote, after which text follows that
/// nobody meant to be outside of quotes.
fn open_quote(stop: &Stop<'_>) -> Option<Repair> {
    let text = stop.text;
    let mut at = 0;
    while at < stop.at {
        let line = line_at(text, at);
        let end = bytes_in(text, line).end;
        at = text[end..].find('\n').map_or(text.len(), |newline| end + newline + 1);
        let Some((offset, quote)) = opened_in(line) else { continue };
        let closed = text[end..].find(quote).map(|closed| end + closed + 1)?;
        let after = text[closed..].trim_start_matches([' ', '\t']);
        if after.is_empty() || after.starts_with(['\n', '\r', ',', '}', ']', ':', '#']) {
            at = at.max(closed);
            continue;
        }
        let (before, content) = (&line[..offset], line[offset + 1..].trim_end());
        let opened = end - line.len() + offset;
        let repair =
            |help: String| Repair::new(opened..end, "the quote is not closed in its line", help);
        let is_key = before.trim_matches([' ', '-']).is_empty()
            && content.split_once(": ").is_some_and(|(key, _)| !key.contains(' '));
        return Some(if is_key {
            repair(format!("remove it: write `{content}`")).edit(opened..opened + 1, "")
        } else if before.contains(['{', '[']) {
            repair(format!("close it where the text ends, with another `{quote}`"))
        } else {
            let written = format!("{quote}{content}{quote}");
            repair(format!("write {written}")).edit(opened..end, written)
        });
    }
    None
}

/// The quote that starts a text in a line which does not close it, and where.
fn opened_in(line: &str) -> Option<(usize, char)> {
    let mut chars = line.char_indices().peekable();
    let mut is_start = true;
    while let Some((offset, c)) = chars.next() {
        match c {
            '#' if is_start => return None,
            '"' | '\'' if is_start => loop {
                match chars.next() {
                    None => return Some((offset, c)),
                    Some((_, '\\')) if c == '"' => drop(chars.next()),
                    Some((_, '\'')) if c == '\'' && chars.next_if(|next| next.1 == c).is_some() => {
                    }
                    Some((_, close)) if close == c => break,
                    Some(_) => {}
                }
            },
            _ => {}
        }
        is_start = matches!(c, '{' | '[') && is_start
            || c == ','
            || matches!(c, ' ' | '\t') && (is_start || line[..offset].ends_with([':', '-']));
    }
    None
}
