//! Common mistakes in text that is not YAML: in one line, which the parser notices at its end or in the
//! next one, and in values that YAML reads as something else.

use crate::finding::{Edit, Finding};
use crate::places::Place;
use crate::rule::Rule;
use crate::yaml::Quoted;
use crate::yaml::repair::second_key;
use okms_raci_core::Odd;

/// What is wrong with the line that the parser stopped in, or with the one before.
pub(super) fn in_line(start: usize, message: &str, text: &str) -> Option<Finding> {
    const NO_KEY: [&str; 3] =
        ["could not find expected ':'", "did not find expected", "mapping values are not allowed"];
    if !NO_KEY.iter().any(|part| message.contains(part)) {
        return None;
    }
    let here = line_at(text, start);
    let before = previous(text, here);
    key_before_an_item(text, here)
        .or_else(|| {
            before
                .and_then(|before| no_colon(text, before).or_else(|| other_language(text, before)))
        })
        .or_else(|| no_colon(text, here))
        .or_else(|| no_key(text, message, before?, here))
        .or_else(|| other_language(text, here))
        .or_else(|| too_deep(text, before?, here))
        .or_else(|| colon_in_a_value(text, here))
        .or_else(|| after_a_bracket(text, start, here))
}

/// The line of the text that an offset is in, as its own start and end.
pub(super) fn line_at(text: &str, offset: usize) -> (usize, usize) {
    let start = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[offset..].find(['\r', '\n']).map_or(text.len(), |end| offset + end);
    (start, end)
}

/// The last line before that has anything in it.
pub(super) fn previous(text: &str, (start, _): (usize, usize)) -> Option<(usize, usize)> {
    let before = text[..start].trim_end();
    (!before.is_empty()).then(|| line_at(text, before.len()))
}

/// A line without `: `, because something else stands there.
fn no_colon(text: &str, (start, end): (usize, usize)) -> Option<Finding> {
    let line = &text[start..end];
    let content = line.trim_start_matches([' ', '-']);
    let content_at = end - content.len();
    let colon = content.find([':', '：'])?;
    let (key, rest) = content.split_at(colon);
    let mut rest = rest.chars();
    let (colon, next) = (rest.next()?, rest.next());
    let is_word = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_');
    if !is_word || colon == ':' && next.is_none_or(|c| c == ' ') {
        return None;
    }
    let value = content[key.len() + colon.len_utf8()..].trim();
    let odd = Odd::of(colon).or_else(|| next.and_then(Odd::of));
    let message = match odd {
        Some(odd) => format!("there is {odd}, where YAML needs a colon and a plain space"),
        None => "there is no space after the colon".to_owned(),
    };
    let value = value.trim_start_matches(|c| Odd::of(c).is_some());
    let at = Place::of(text, content_at + key.len()..end);
    let finding = Finding::new(Rule::NotYaml, Some(at), message);
    Some(finding.help(format!("write `{key}: {value}`")).edit(Edit::Yaml(format!(": {value}"))))
}

/// A line of text alone, which the parser notices in the empty one after it.
fn no_key(
    text: &str,
    message: &str,
    (start, end): (usize, usize),
    here: (usize, usize),
) -> Option<Finding> {
    let content = text[start..end].trim();
    let is_alone = text[here.0..here.1].trim().is_empty() && !content.contains([':', '#']);
    if !is_alone || !message.contains("could not find expected ':'") {
        return None;
    }
    let at = content.as_ptr() as usize - text.as_ptr() as usize;
    let at = Place::of(text, at..at + content.len());
    let help = "write `key: value`, or `# ` before a comment";
    Some(Finding::new(Rule::NotYaml, Some(at), "this is no key with a value").help(help))
}

/// What other languages write: `title = Tea` and `// later`.
fn other_language(text: &str, (start, end): (usize, usize)) -> Option<Finding> {
    let content = text[start..end].trim_start_matches([' ', '-']);
    let at = end - content.len();
    if let Some(comment) = content.strip_prefix("//") {
        let at = Place::of(text, at..end);
        let message = "a comment starts with `#`";
        let written = format!("# {}", comment.trim());
        let finding = Finding::new(Rule::NotYaml, Some(at), message);
        return Some(finding.help(format!("write `{written}`")).edit(Edit::Yaml(written)));
    }
    let (key, value) = content.split_once('=')?;
    let (key, value) = (key.trim_end(), value.trim());
    if key.is_empty() || !key.chars().all(|c| c.is_alphanumeric() || c == '_') {
        return None;
    }
    let message = "there is `=`, where YAML needs a colon and a space";
    let written = format!("{key}: {value}");
    let finding = Finding::new(Rule::NotYaml, Some(Place::of(text, at..end)), message);
    Some(finding.help(format!("write `{written}`")).edit(Edit::Yaml(written)))
}

/// A key that is indented deeper than the one in the line above it, whose text it goes on with.
fn too_deep(text: &str, before: (usize, usize), here: (usize, usize)) -> Option<Finding> {
    let (above, line) = (&text[before.0..before.1], &text[here.0..here.1]);
    let key_above = above.trim_start_matches([' ', '-']);
    let (column, indent) =
        (above.len() - key_above.len(), line.len() - line.trim_start_matches(' ').len());
    let ((name, value), (key, _)) = (key_above.split_once(": ")?, line.trim().split_once(':')?);
    let is_word = |key: &str| key.chars().all(|c| c.is_alphanumeric() || c == '_');
    let is_plain = !value.trim().is_empty() && !value.trim().starts_with(['"', '\'', '{', '[']);
    if indent <= column || !is_word(name) || !is_word(key) || !is_plain {
        return None;
    }
    let at = here.0 + indent;
    let message =
        format!("the line is indented deeper than `{name}` above it, and goes on with its text");
    let help = format!("indent `{key}` with {column} spaces, as `{name}` is");
    let finding = Finding::new(Rule::NotYaml, Some(Place::of(text, at..at + key.len())), message);
    Some(finding.help(help).edit(Edit::Bytes(here.0..at, " ".repeat(column))))
}

/// Keys whose value is a map.
const MAPS: [&str; 6] = ["roles", "source", "allow", "notes", "covers", "asks"];

/// A value with a `: ` in it.
fn colon_in_a_value(text: &str, (start, end): (usize, usize)) -> Option<Finding> {
    let line = &text[start..end];
    let (key, value) = line.split_once(": ")?;
    let value = value.split(" # ").next().unwrap_or_default().trim();
    if key.contains(['{', '[']) || second_key(line).is_some() {
        return None;
    }
    if !value.contains(": ") && !value.ends_with(':') || value.starts_with(['"', '\'', '{', '[']) {
        return None;
    }
    let at = start + line.find(": ")? + 2;
    let at = at + text[at..end].len() - text[at..end].trim_start().len();
    let message = "there is a `: ` in the value, and no key can stand here";
    let (help, written) = if MAPS.contains(&key.trim_start_matches([' ', '-'])) {
        let inside = value.trim_matches(['(', ')', '{', '}', '[', ']', ' ']);
        let written = format!("{{ {inside} }}");
        (format!("write braces: `{written}`"), written)
    } else {
        let written = Quoted(value).to_string();
        (format!("put the value in double quotes: {written}"), written)
    };
    let finding = Finding::new(Rule::NotYaml, Some(Place::of(text, at..at + value.len())), message);
    Some(finding.help(help).edit((!value.contains(" #")).then_some(Edit::Yaml(written))))
}

/// Text after the bracket that a value starts with: `[new] Afternoon`.
fn after_a_bracket(text: &str, stop: usize, (start, end): (usize, usize)) -> Option<Finding> {
    let line = &text[start..end];
    let colon = line.find(": ")?;
    let value = line[colon + 2..].trim();
    let at = end - line[colon + 2..].trim_start().len();
    let is_text = value.starts_with(['[', '{']) && !value.ends_with([']', '}']);
    if !is_text || stop <= at || second_key(line).is_some() {
        return None;
    }
    let message = format!("there is more after the bracket that closes `{}`", &value[..1]);
    let written = Quoted(value).to_string();
    let help = format!("put text that starts with a bracket in double quotes: {written}");
    let finding = Finding::new(Rule::NotYaml, Some(Place::of(text, at..at + 1)), message);
    Some(finding.help(help).edit(Edit::Bytes(at..at + value.len(), written)))
}

/// What is wrong with the value that the parser stopped in, whose bracket was opened at `opened`.
pub(super) fn in_value(
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
    if let Some(finding) = markdown(text, at, value) {
        return Some(finding);
    }
    let message = format!("no text can start with {first:?}");
    let written = Quoted(value).to_string();
    let help = format!("put it in double quotes: {written}");
    let at = Place::of(text, at..at + value.len());
    let edit = (!value.contains(" #")).then_some(Edit::Yaml(written));
    Some(Finding::new(Rule::NotYaml, Some(at), message).help(help).edit(edit))
}

/// A table or a code fence where a line of YAML is expected.
fn markdown(text: &str, at: usize, value: &str) -> Option<Finding> {
    let before = &text[line_at(text, at).0..at];
    if !before.trim().is_empty() {
        return None;
    }
    if value.starts_with("```") {
        let (start, end) = line_at(text, at);
        let line_end = text[end..].find('\n').map_or(end, |newline| end + newline + 1);
        let place = Place::of(text, at..at + 3);
        let message = "this is a code fence of Markdown, and no YAML";
        let finding = Finding::new(Rule::NotYaml, Some(place), message);
        let help = "remove the lines that start with three backticks";
        return Some(finding.help(help).edit(Edit::Bytes(start..line_end, String::new())));
    }
    let is_row = value.starts_with('|') && value.len() > 1 && value.ends_with('|');
    let help = if !text.contains("\nparties:") && !text.starts_with("parties:") {
        "make YAML of the page with `raci import`"
    } else {
        "write each row as `- { title: …, roles: { … } }`, or make YAML of the page with `raci import`"
    };
    let message = "this is a table of Markdown, and no YAML";
    let at = Place::of(text, at..at + 1);
    is_row.then(|| Finding::new(Rule::NotYaml, Some(at), message).help(help))
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
    let start = before.as_ptr() as usize - text.as_ptr() as usize;
    let bytes = start..opened + hash + after.trim_end().len();
    let written = Quoted(&text[bytes.clone()]).to_string();
    let help = format!("put the text in double quotes: {written}");
    let at = Place::of(text, opened + hash..end);
    let finding = Finding::new(Rule::NotYaml, Some(at), message);
    Some(finding.help(help).edit(Edit::Bytes(bytes, written)))
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
    let finding = Finding::new(Rule::NotYaml, Some(at), message);
    Some(finding.help("write `,` instead of `;`").edit(Edit::Yaml(",".to_owned())))
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
    let end = before.as_ptr() as usize + before.len() - text.as_ptr() as usize;
    let edit = Edit::Bytes(end..at, ", ".to_owned());
    let at = Place::of(text, at..at + key.len());
    Some(Finding::new(Rule::NotYaml, Some(at), message).help(help).edit(edit))
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
    let written = Quoted(&inside).to_string();
    let edit = Edit::Bytes(at..at + value.len(), written.clone());
    let at = Place::of(text, start - 1..start);
    let finding = Finding::new(Rule::NotYaml, Some(at), message);
    Some(finding.help(format!("write {written}")).edit(edit))
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
    let finding = Finding::new(Rule::NotYaml, Some(at), message);
    Some(finding.help("remove it").edit(Edit::Yaml(String::new())))
}

/// A quote that its line does not close: it goes on to the next quote, after which text follows that
/// nobody meant to be outside of quotes.
pub(super) fn open_quote(text: &str, stop: usize) -> Option<Finding> {
    let mut at = 0;
    while at < stop {
        let (start, end) = line_at(text, at);
        at = text[end..].find('\n').map_or(text.len(), |newline| end + newline + 1);
        let Some((opened, quote)) = opened_in(text, start, end) else { continue };
        let closed = text[end..].find(quote).map(|closed| end + closed + 1)?;
        let after = text[closed..].trim_start_matches([' ', '\t']);
        if after.is_empty() || after.starts_with(['\n', '\r', ',', '}', ']', ':', '#']) {
            at = at.max(closed);
            continue;
        }
        let content = text[opened + 1..end].trim_end();
        let place = Place::start_of(text, opened..end);
        let finding =
            Finding::new(Rule::NotYaml, Some(place), "the quote is not closed in its line");
        let is_key = text[start..opened].trim_matches([' ', '-']).is_empty()
            && content.split_once(": ").is_some_and(|(key, _)| !key.contains(' '));
        return Some(if is_key {
            let edit = Edit::Bytes(opened..opened + 1, String::new());
            finding.help(format!("remove it: write `{content}`")).edit(edit)
        } else if text[start..opened].contains(['{', '[']) {
            finding.help(format!("close it where the text ends, with another `{quote}`"))
        } else {
            let written = format!("{quote}{content}{quote}");
            let edit = Edit::Bytes(opened..end, written.clone());
            finding.help(format!("write {written}")).edit(edit)
        });
    }
    None
}

/// The quote that starts a text in a line which does not close it.
fn opened_in(text: &str, start: usize, end: usize) -> Option<(usize, char)> {
    let mut chars = text[start..end].char_indices().peekable();
    let mut is_start = true;
    while let Some((offset, c)) = chars.next() {
        match c {
            '#' if is_start => return None,
            '"' | '\'' if is_start => loop {
                match chars.next() {
                    None => return Some((start + offset, c)),
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
            || matches!(c, ' ' | '\t')
                && (is_start || text[start..start + offset].ends_with([':', '-']));
    }
    None
}

/// A backslash in double quotes that starts no escape.
pub(super) fn backslash(text: &str, start: usize, message: &str) -> Option<Finding> {
    let is_escape =
        ["unknown escape character", "hexadecimal number"].iter().any(|it| message.contains(it));
    let end = text[start..].char_indices().nth(3).map_or(text.len(), |(at, _)| start + at);
    let at = text[..end].rfind('\\').filter(|_| is_escape)?;
    let next = text[at + 1..].chars().next()?;
    let finding = Finding::new(
        Rule::NotYaml,
        Some(Place::of(text, at..at + 1 + next.len_utf8())),
        format!("`\\{next}` is no escape in double quotes"),
    );
    let help = format!("write `\\\\{next}` for a backslash and what follows it");
    Some(finding.help(help).edit(Edit::Yaml(format!("\\\\{next}"))))
}

/// `*usual` above the line of `&usual`.
pub(super) fn alias_before_its_anchor(text: &str, start: usize, message: &str) -> Option<Finding> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let rest = text[start..].strip_prefix('*').filter(|_| message.contains("unknown anchor"))?;
    let name = &rest[..rest.find(|c| !is_word(c)).unwrap_or(rest.len())];
    let anchor = format!("&{name}");
    let is_all = |at: &usize| !rest[at + anchor.len()..].starts_with(is_word);
    let at = rest.match_indices(&anchor).map(|(at, _)| at).find(is_all)?;
    let value = rest[at + anchor.len()..].lines().next().unwrap_or_default().trim();
    let line = text[..text.len() - rest.len() + at].matches('\n').count() + 1;
    let message = format!("`{name}` is defined further down, in line {line}");
    let is_whole = !value.is_empty() && !value.contains(" #") && !value.starts_with(['|', '>']);
    let is_whole = is_whole
        && ["{}", "[]"].iter().all(|pair| {
            let count = |at: usize| value.matches(&pair[at..=at]).count();
            count(0) == count(1)
        });
    let help = if is_whole {
        format!("an anchor stands before its alias: write the value out here: `{value}`")
    } else {
        "an anchor stands before its alias: write the value out here".to_owned()
    };
    let place = Place::of(text, start..start + anchor.len());
    let finding = Finding::new(Rule::NotYaml, Some(place), message).help(help);
    Some(finding.edit(is_whole.then(|| Edit::Yaml(value.to_owned()))))
}

/// Keys above the first item of a list, whose dash they lack.
fn key_before_an_item(text: &str, here: (usize, usize)) -> Option<Finding> {
    let depth = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let item = text[here.0..here.1].trim_start().strip_prefix("- ")?;
    let indent = depth(&text[here.0..here.1]);
    let is_beside = |line: &(usize, usize)| {
        let line = &text[line.0..line.1];
        let key = line.trim_start_matches(' ').split_once(": ").map_or("", |(key, _)| key);
        let is_word = key.chars().all(|c| c.is_alphanumeric() || c == '_');
        depth(line) == indent && !key.is_empty() && is_word
    };
    let above = std::iter::successors(previous(text, here), |line| previous(text, *line));
    let lines: Vec<_> = above.take_while(is_beside).collect();
    let first = lines.last()?;
    let above = previous(text, *first)?;
    let list = text[above.0..above.1].trim_start_matches([' ', '-']).strip_suffix(':')?;
    let (at, content) = (first.0 + indent, text[first.0 + indent..first.1].trim_end());
    if depth(&text[above.0..above.1]) >= indent && indent > 0 || item.is_empty() {
        return None;
    }
    let message = format!("`{list}` is a list, and each item of it starts with a dash");
    let those = if lines.len() == 1 { "line" } else { "lines above the first dash" };
    let help = format!("write `- {content}`, or remove the {those}");
    let place = Place::of(text, at..at + content.len());
    Some(Finding::new(Rule::NotYaml, Some(place), message).help(help))
}

/// A line that starts with `%`.
pub(super) fn directive(text: &str, message: &str) -> Option<Finding> {
    const REFUSED: [&str; 4] =
        ["<document start>", "YAML document", "%YAML", "while scanning a directive"];
    let at = text
        .find('%')
        .filter(|&at| text[..at].trim_matches(['\u{feff}', '\n', '\r', ' ']).is_empty())?;
    let (_, end) = line_at(text, at);
    let line_end = text[end..].find('\n').map_or(end, |newline| end + newline + 1);
    let finding = Finding::new(
        Rule::NotYaml,
        Some(Place::of(text, at..end)),
        "a matrix starts without a directive of YAML",
    );
    REFUSED.iter().any(|part| message.contains(part)).then(|| {
        finding
            .help("remove the line that starts with %")
            .edit(Edit::Bytes(at..line_end, String::new()))
    })
}
