//! Mistakes in values in brackets.

use super::{Repair, Stop, bytes_in, in_quotes, line_at, start_in};

pub(super) fn repairs(stop: &Stop<'_>) -> Vec<Repair> {
    let mut repairs = Vec::from_iter(never_closed(stop));
    repairs.extend(byte_order_mark(stop));
    repairs.extend(too_many(stop));
    if let Some(opened) = opened(stop) {
        repairs.extend(hash(stop, opened));
        repairs.extend(comma(stop, opened));
        repairs.extend(value(stop));
        repairs.extend(brackets_in_text(stop));
    }
    repairs
}

/// Where the bracket is opened that the parser stopped in.
fn opened(stop: &Stop<'_>) -> Option<usize> {
    let is_bracket = |at: &usize| stop.text[*at..].starts_with(['{', '[']);
    let line = start_in(stop.text, line_at(stop.text, stop.at));
    let in_line = || Some(line + stop.text[line..stop.at].find(['{', '['])?);
    stop.opened.filter(is_bracket).or_else(in_line).or_else(|| unclosed(&stop.text[..stop.at]))
}

/// The last bracket at the start of a value that is not closed.
pub(super) fn unclosed(text: &str) -> Option<usize> {
    let (mut open, mut quote, mut before) = (Vec::new(), None, '\n');
    for (at, c) in text.char_indices() {
        let is_start = matches!(before, '\n' | ':' | ',' | '[' | '{' | '-');
        match c {
            _ if quote.is_some() => quote = quote.filter(|quote| c != *quote || before == '\\'),
            '"' | '\'' if is_start => quote = Some(c),
            '[' | '{' if is_start => open.push(at),
            ']' | '}' => drop(open.pop()),
            _ => {}
        }
        if c != ' ' || quote.is_some() {
            before = c;
        }
    }
    open.pop()
}

/// A bracket or a quote that is never closed.
pub(super) fn never_closed(stop: &Stop<'_>) -> Option<Repair> {
    let (text, start) = (stop.text, stop.opened?);
    let line = line_at(text, start);
    let line_end = start_in(text, line) + line.trim_end().len();
    let is_last = text[stop.at..].trim().is_empty();
    let ends_open = ends_open(text, start);
    let in_line = &text[start..line_end.max(start)];
    match in_line.chars().next()? {
        quote @ ('"' | '\'') if is_last => {
            let help = "close it where the text ends; a quote inside is written `\\\"`";
            let repair = Repair::new(start..start + 1, "the quote is never closed", help);
            let is_alone = !text[start_in(text, line)..start].contains(['{', '[']);
            Some(if is_alone { repair.edit(line_end..line_end, quote) } else { repair })
        }
        bracket @ ('[' | '{') if is_last || ends_open => {
            let message = format!("the bracket `{bracket}` is never closed");
            if in_line.contains(" #") {
                let help = "` #` starts a comment: move it behind the closing bracket";
                return Some(Repair::new(start..start + 1, message, help));
            }
            let end = if ends_open { line_end } else { text.trim_end().len() };
            let closing = if bracket == '{' { " }" } else { "]" };
            let help = "close it where its last entry ends";
            Some(Repair::new(start..start + 1, message, help).edit(end..end, closing))
        }
        _ => None,
    }
}

/// Whether the line of a bracket ends in a value, and the next one starts with nothing that could follow
/// it within the bracket.
fn ends_open(text: &str, opened: usize) -> bool {
    let line = text[opened..].lines().next().unwrap_or_default();
    let next = text[opened + line.len()..].trim_start();
    let outside: String = line.split(['"', '\'']).step_by(2).collect();
    let count = |brackets: [char; 2]| outside.matches(brackets).count();
    count(['{', '[']) > count(['}', ']'])
        && !line.trim_end().ends_with([',', '{', '[', ':'])
        && !next.starts_with([',', '}', ']'])
}

fn byte_order_mark(stop: &Stop<'_>) -> Option<Repair> {
    let start = stop.text[..stop.at].strip_suffix('\u{feff}').filter(|it| !it.is_empty())?.len();
    let help = "remove the invisible character";
    let repair = Repair::new(start..start, "there is a byte order mark inside the file", help);
    Some(repair.edit(start..stop.at, ""))
}

/// A bracket that closes none.
fn too_many(stop: &Stop<'_>) -> Option<Repair> {
    let is_here = stop.text[stop.at..].starts_with(['}', ']']);
    let before = if is_here { &stop.text[..=stop.at] } else { stop.text[..stop.at].trim_end() };
    let closing = before.chars().next_back().filter(|c| matches!(c, '}' | ']'))?;
    let opening = if closing == '}' { '{' } else { '[' };
    let line = &before[start_in(stop.text, line_at(stop.text, before.len()))..];
    let count = |bracket: char| line.matches(bracket).count();
    if line.contains(['"', '\'']) || count(closing) <= count(opening) {
        return None;
    }
    let message = format!("there is a `{closing}` too many");
    Some(Repair::remove(before.len() - 1..before.len(), message))
}

/// `{ Host: R #1 }`, whose closing bracket is part of a comment.
fn hash(stop: &Stop<'_>, opened: usize) -> Option<Repair> {
    let line = line_at(stop.text, opened);
    let inside = &stop.text[opened..start_in(stop.text, line) + line.len()];
    let (before, comment) = inside.split_at(inside.find(" #")? + 1);
    let value = before.rsplit([',', ':', '{', '[']).next()?.trim_start();
    let comment = comment.split([',', '}', ']']).next()?.trim_end();
    if value.contains(['"', '\'']) {
        return None;
    }
    let start = start_in(stop.text, if value.is_empty() { comment } else { value });
    let end = bytes_in(stop.text, comment).end;
    let message = "`#` after a space starts a comment, and the bracket is not closed before";
    let repair = in_quotes(stop.text, start..end)?;
    Some(Repair { at: end - comment.len()..end, message: message.to_owned(), ..repair })
}

/// `{ Host: R Guest: A }`, `{ Host: R; Guest: A }`, `{ Host: RA,, Guest: I }` and `{ Host: R: }`
fn comma(stop: &Stop<'_>, opened: usize) -> Vec<Repair> {
    let (text, at) = (stop.text, stop.at);
    let after = &text[at..];
    let semicolons = text[opened..].match_indices(';').map(|(semicolon, _)| opened + semicolon);
    let semicolons = semicolons.take_while(|semicolon| *semicolon <= at).map(|semicolon| {
        let message = "a comma stands between what is in brackets";
        let one = semicolon..semicolon + 1;
        Repair::new(one.clone(), message, "write `,` instead of `;`").edit(one, ",")
    });
    let mut repairs: Vec<Repair> = semicolons.collect();
    if after.starts_with(',') && unclosed(&text[..at]).is_some() {
        repairs.push(Repair::remove(at..at + 1, "there is a comma too many"));
    }
    if after.starts_with(':') && after[1..].trim_start().starts_with([',', '}', ']']) {
        repairs.push(Repair::remove(at..at + 1, "there is a colon too many"));
    }
    // The parser notices a comma that is missing at the key after it, or at the colon after that.
    let key = match after.strip_prefix(':') {
        Some(_) => text[opened..at].rsplit(char::is_whitespace).next().unwrap_or_default(),
        None => after.split([':', ',', '}', ']', ' ', '\n']).next().unwrap_or_default(),
    };
    let before = text[opened..start_in(text, key)].trim_end();
    if !key.is_empty() && !before.ends_with([',', '{', '[', ':', '-']) {
        let bytes = bytes_in(text, before).end..start_in(text, key);
        let message = format!("there is no comma before `{key}`");
        let entry = before.rsplit([',', '{', '[']).next().unwrap_or_default().trim();
        let help = format!("write a comma before it: `{entry}, {key}`");
        repairs.push(Repair::new(bytes_in(text, key), message, help).edit(bytes, ", "));
    }
    repairs
}

/// The value in brackets that the parser stopped in, such as `Tea: black`, in quotes.
fn value(stop: &Stop<'_>) -> Option<Repair> {
    let line = line_at(stop.text, stop.at);
    let (before, after) = line.split_at(stop.at - start_in(stop.text, line));
    let start = before.rfind(['{', '[', ','])? + 1;
    let start = start + before[start..].find(": ").map_or(0, |colon| colon + 2);
    let end = after.find([',', '}', ']']).map_or(line.len(), |end| before.len() + end);
    let value = line[start.min(end)..end].trim();
    let is_one = !value.contains(['{', '[', '}', ']', ';']);
    is_one.then(|| in_quotes(stop.text, bytes_in(stop.text, value)))?
}

/// `{ title: Boil {twice}, roles: … }`, whose text goes on with brackets.
fn brackets_in_text(stop: &Stop<'_>) -> Option<Repair> {
    let line = line_at(stop.text, stop.at);
    let (before, after) = line.split_at(stop.at - start_in(stop.text, line));
    let start = before.rfind(": ").filter(|_| after.starts_with(['{', '[']))? + 2;
    let closed = after.find(['}', ']'])? + 1;
    let end = after[closed..].find([',', '}', ']']).unwrap_or(after.len() - closed);
    let text = line[start..before.len() + closed + end].trim_end();
    in_quotes(stop.text, bytes_in(stop.text, text))
}
