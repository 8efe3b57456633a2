//! What to write instead of a line that is not YAML: each of some ways is tried, and the one is offered that
//! leaves the fewest problems.

use std::ops::Range;

use okms_raci_core::Odd;

use super::mistakes::{line_at, previous};
use super::{Quoted, Scalar};
use crate::finding::{Edit, Finding};
use crate::places::Place;
use crate::report::Fix;
use crate::rule::Rule;

/// A longer text would take long to read again and again.
const LONGEST: usize = 1 << 18;

/// Keys after which a colon may be missing.
const KEYS: &str = "format name title source derive typed refines parties sections number id aliases \
                    activities ref roles note notes allow covers is publisher article url revision";

/// By how many columns a line is moved.
const MOST_COLUMNS: usize = 3;

/// What people write for the dash of an item.
const BULLETS: &str = "•·‣▪◦*+–—-";

/// What is left of a text: where it stops being YAML, and how many problems it has.
pub(crate) struct Left {
    pub(crate) stop: Option<usize>,
    pub(crate) problems: usize,
}

/// A way to mend a line.
struct Repair {
    at: Range<usize>,
    message: String,
    help: String,
    edit: (Range<usize>, String),
}

/// The finding with a help that was tried, unless its own edit is right; `read` reads a changed text.
pub(crate) fn repaired(finding: Finding, text: &str, read: impl Fn(&str) -> Left) -> Finding {
    let place = finding.at.and_then(Place::bytes).filter(|_| text.len() <= LONGEST);
    let (Some(stop), Rule::NotYaml) = (place, finding.rule) else { return finding };
    // How many problems are left, if reading goes on from where it stopped.
    let rank = |bytes: &Range<usize>, replacement: &str| {
        let mut changed = text.to_owned();
        changed.replace_range(bytes.clone(), replacement);
        let left = read(&changed);
        let goes_on = left.stop.is_none_or(|at| at + bytes.len() > stop.start + replacement.len());
        let is_changed = text[bytes.clone()] != *replacement;
        (goes_on && is_changed).then_some((left.stop.is_some(), left.problems))
    };
    let is_right = match Fix::new(text, &finding) {
        Some(fix) => rank(&fix.bytes, &fix.replacement).is_some(),
        // What is marked was recognised.
        None => !stop.is_empty(),
    };
    if is_right {
        return finding;
    }
    let here = line_at(text, stop.start);
    let end = text.trim_end().len();
    if let (true, Some(close)) = (stop.start >= end, text.starts_with('{').then_some("}")) {
        let finding = Finding::new(
            Rule::NotYaml,
            Some(Place::of(text, 0..1)),
            "the bracket `{` is never closed",
        );
        let help = "close it where its last entry ends";
        return finding.help(help).edit(Edit::Bytes(end..end, close.to_owned()));
    }
    let lines = [Some(here), previous(text, here)];
    let repairs = lines.into_iter().flatten().flat_map(|line| repairs(text, line, stop.start));
    let ranked = repairs.filter_map(|it| Some((rank(&it.edit.0, &it.edit.1)?, it)));
    let Some((_, repair)) = ranked.min_by_key(|(rank, _)| *rank) else { return finding };
    let (bytes, replacement) = repair.edit;
    Finding::new(Rule::NotYaml, Some(Place::of(text, repair.at)), repair.message)
        .help(repair.help)
        .edit(Edit::Bytes(bytes, replacement))
}

fn repairs(text: &str, (start, end): (usize, usize), stop: usize) -> Vec<Repair> {
    let line = &text[start..end];
    let content = line.trim_start_matches(|c| c == '\t' || c == ' ' || is_odd_blank(c));
    let at = end - content.len();
    let mut repairs = Vec::new();
    repairs.extend(colon(content, at));
    repairs.extend(dash(content, at));
    repairs.extend(brackets(content, at));
    repairs.extend(after_a_map(content, at, line.len() - content.len()));
    repairs.extend(title(content, at));
    repairs.extend(comment(content, at));
    if (at..=end).contains(&stop) {
        repairs.extend(comma(text, at, stop));
        repairs.extend(hash(text, at..end));
        repairs.extend(value_around(text, at..end, stop).and_then(|value| in_quotes(text, value)));
    }
    if let Some(value) = value(content).filter(|value| !value.starts_with(['{', '['])) {
        let value_at = at + (value.as_ptr() as usize - content.as_ptr() as usize);
        repairs.extend(in_quotes(text, value_at..value_at + value.len()));
        repairs.extend(own_line(value, value_at..end, line.len() - content.len()));
    }
    let columns = columns(text, start).into_iter();
    let is_near = |column: &usize| {
        column.abs_diff(line.len() - content.len()) <= MOST_COLUMNS || !line.starts_with(' ')
    };
    repairs.extend(columns.filter(is_near).flat_map(|column| {
        let brace = brace(text, start..at, column);
        brace.into_iter().chain(indented(text, start..at, column))
    }));
    repairs
}

fn is_odd_blank(c: char) -> bool {
    Odd::of(c).is_some_and(|odd| odd.plain.trim().is_empty())
}

/// `number "1"`
fn colon(content: &str, at: usize) -> Option<Repair> {
    let body = content.trim_start_matches(['-', ' ', '{']);
    let key = body.split([' ', '\r']).next()?;
    let end = at + content.len() - body.len() + key.len();
    let rest = body[key.len()..].trim_start_matches([' ', ':']);
    let edit = (end..at + content.len() - rest.len(), ": ".to_owned());
    let message = format!("a colon and a space are missing after `{key}`");
    let help = format!("write `{key}: {}`", if rest.is_empty() { "…" } else { rest });
    let is_cell = !rest.is_empty() && rest.trim_end().chars().all(|c| "RACI".contains(c));
    let is_key = is_cell || KEYS.split_whitespace().any(|known| known == key);
    is_key.then(|| Repair { at: end - key.len()..end, message, help, edit })
}

/// `• title: Pour`
fn dash(content: &str, at: usize) -> Option<Repair> {
    let first = content.chars().next().filter(|c| BULLETS.contains(*c))?;
    let rest = content[first.len_utf8()..].trim();
    let message = match Odd::of(first) {
        _ if first == '-' => "there is no space after the dash".to_owned(),
        Some(odd) => format!("there is {odd}, where the item of a list starts"),
        None => format!("there is `{first}`, where the item of a list starts"),
    };
    let edit = (at..at + content.len(), format!("- {rest}"));
    let help = format!("write `- {rest}`");
    (!content.starts_with("- ")).then(|| Repair {
        at: at..at + first.len_utf8(),
        message,
        help,
        edit,
    })
}

/// `roles: { Host: RA }, note: both`
fn after_a_map(content: &str, at: usize, indent: usize) -> Option<Repair> {
    let end = second_key(content)?;
    let rest = content[end..].trim_matches([',', ' ', '\r']);
    let (key, _) = rest.split_once(": ")?;
    let indent = indent + if content.starts_with("- ") { 2 } else { 0 };
    let message = format!("`{key}` stands in the line of another key");
    let comma =
        if content[end..].starts_with(',') { "remove the comma before it, and " } else { "" };
    let help = format!("{comma}start it in a line of its own, indented with {}", spaces(indent));
    let edit = (at + end..at + content.len(), format!("\n{}{rest}", " ".repeat(indent)));
    let start = at + (rest.as_ptr() as usize - content.as_ptr() as usize);
    Some(Repair { at: start..start + rest.len(), message, help, edit })
}

/// Where the value of the first key of a line ends, if another key follows it.
pub(super) fn second_key(line: &str) -> Option<usize> {
    let (first, _) = line.split_once(": ").filter(|(first, _)| !first.contains(['{', '[']))?;
    line.match_indices(": ").skip(1).find_map(|(colon, _)| {
        let before = line[..colon].trim_end_matches(char::is_alphabetic);
        let value = before.trim_end_matches([',', ' ']);
        let count = |brackets: [char; 2]| value.matches(brackets).count();
        let is_outside = count(['{', '[']) == count(['}', ']']) && !value.contains(['"', '\'']);
        let is_parted = before.trim_end().ends_with([',', '}', ']']);
        let is_key = KEYS.split_whitespace().any(|known| *known == line[before.len()..colon]);
        (is_key && is_parted && is_outside && value.len() > first.len()).then_some(value.len())
    })
}

/// `- Run backups`, and below it the rest of an activity.
fn title(content: &str, at: usize) -> Option<Repair> {
    let title = content.strip_prefix("- ")?.trim().trim_end_matches(':');
    let message = "a title stands without its key".to_owned();
    let written = format!("- title: {}", Scalar(title));
    let (place, help) = (at + 2..at + content.len(), format!("write `{written}`"));
    let is_alone = !title.is_empty() && !title.contains([':', '{', '[', '"', '#']);
    is_alone.then(|| Repair { at: place, message, help, edit: (at..at + content.len(), written) })
}

/// `-- later`, as a comment.
fn comment(content: &str, at: usize) -> Option<Repair> {
    let text = content.trim_matches(['/', '*', ';', '-', ' ', '\r']);
    let written = format!("# {text}");
    let message = "this is no key with a value".to_owned();
    let help = format!("if it is a comment, write `{written}`");
    let place = at..at + content.len();
    let is_text = !text.is_empty() && !text.contains([':', '{', '[', '"', '#']);
    let is_item = content.starts_with('-') && !content.starts_with("--");
    let is_comment = is_text && !is_item;
    is_comment.then(|| Repair { at: place.clone(), message, help, edit: (place, written) })
}

/// `[ Host: RA }`
fn brackets(content: &str, at: usize) -> Option<Repair> {
    let value = value(content)?;
    let (open, close) = (value.chars().next()?, value.chars().next_back()?);
    let is_open = matches!(open, '{' | '[' | '(') && matches!(close, '}' | ']' | ')');
    let written = format!("{{{}}}", value.get(1..value.len() - 1)?);
    let start = at + (value.as_ptr() as usize - content.as_ptr() as usize);
    let message = format!("`{open}` is closed by `{close}`");
    let (help, at) = (format!("write `{written}`"), start..start + value.len());
    is_open.then(|| Repair { at: at.clone(), message, help, edit: (at, written) })
}

/// The value after the key of a line, or after the dash of an item.
fn value(content: &str) -> Option<&str> {
    let item = content.trim_start_matches(['-', ' ']);
    let value = item.split_once(": ").map_or(item, |(_, value)| value).trim();
    (!value.is_empty() && value.len() < content.len()).then_some(value)
}

/// `{ Host: "R" Guest: A }`, `{ Host: "R"; Guest: A }`, `{ Host: RA,, Guest: I }` and `{ Host: R: }`
fn comma(text: &str, line: usize, stop: usize) -> Option<Repair> {
    let (before, after) = text[line..].split_at(stop - line);
    let word = after.split([':', ',', '}', ']', ' ', '\n']).next()?;
    let one = stop..stop + 1;
    let (message, help, edit) = match after.chars().next()? {
        ',' => ("there is a comma too many".to_owned(), "remove it", (one, String::new())),
        ':' if after[1..].trim_start().starts_with([',', '}', ']']) => {
            ("there is a colon too many".to_owned(), "remove it", (one, String::new()))
        }
        ';' => {
            let message = "a comma stands between what is in brackets".to_owned();
            (message, "write `,` instead of `;`", (one, ",".to_owned()))
        }
        _ => {
            let edit = (line + before.trim_end().len()..stop, ", ".to_owned());
            (format!("there is no comma before `{word}`"), "write a comma before it", edit)
        }
    };
    let at = stop..stop + word.len().max(1);
    before.contains(['{', '[']).then(|| Repair { at, message, help: help.to_owned(), edit })
}

/// `{ title: #1 }`
fn hash(text: &str, line: Range<usize>) -> Option<Repair> {
    let start = line.start + text[line.clone()].find(" #")? + 1;
    let end = text[start..line.end].find([',', '}', ']']).map_or(line.end, |at| start + at);
    in_quotes(text, start..start + text[start..end].trim_end().len())
}

/// `sections: - title: Tea`
fn own_line(value: &str, at: Range<usize>, indent: usize) -> Option<Repair> {
    let message = "no list can start here".to_owned();
    let help = format!("start it in a line of its own, indented with {}", spaces(indent + 2));
    let written = format!("\n{}{value}", " ".repeat(indent + 2));
    let bytes = at.start - 1..at.end;
    value.starts_with("- ").then_some(Repair { at, message, help, edit: (bytes, written) })
}

fn spaces(count: usize) -> String {
    if count == 1 { "1 space".to_owned() } else { format!("{count} spaces") }
}

/// Items in braces below each other, without their dashes.
fn brace(text: &str, blank: Range<usize>, column: usize) -> Option<Repair> {
    let is_item = |line: &&str| line.trim_start().starts_with('{');
    let before = text[..blank.start].split_inclusive('\n').rev().take_while(is_item);
    let first = blank.start - before.map(str::len).sum::<usize>();
    let items: Vec<&str> = text[first..].split_inclusive('\n').take_while(is_item).collect();
    let written = |item: &&str| format!("{}- {}", " ".repeat(column), item.trim_start());
    let lines: String = items.iter().map(written).collect();
    let message = "there is no dash, with which each item of a list starts".to_owned();
    let rest = if items.len() > 1 { ", and so the items beside it" } else { "" };
    let at = first + items.first()?.len() - items.first()?.trim_start().len();
    let help =
        format!("write `- {}`, indented with {}{rest}", items.first()?.trim(), spaces(column));
    let bytes = first..first + items.concat().len();
    Some(Repair { at: at..at + 1, message, help, edit: (bytes, lines) })
}

/// The value in brackets that the parser stopped in, such as `Tea: black`.
fn value_around(text: &str, line: Range<usize>, stop: usize) -> Option<Range<usize>> {
    let start = line.start + text[line.start..stop].rfind(['{', '[', ','])? + 1;
    let key = text[start..stop].find(": ").map_or(0, |colon| colon + 2);
    let start = start + key;
    let end = text[stop..line.end].find([',', '}', ']']).map_or(line.end, |at| stop + at);
    let value = &text[start.min(end)..end];
    let start = end - value.trim_start().len();
    Some(start..start + value.trim().len())
}

fn in_quotes(text: &str, at: Range<usize>) -> Option<Repair> {
    let value = text.get(at.clone()).filter(|value| !value.is_empty())?;
    let written = Quoted(value).to_string();
    let message = "this text needs quotes".to_owned();
    let help = format!("put it in double quotes: {written}");
    Some(Repair { at: at.clone(), message, help, edit: (at, written) })
}

/// The columns that a line may start at: those of the keys and dashes above it that it can go on with, and a
/// level below the last key.
fn columns(text: &str, line: usize) -> Vec<usize> {
    const MOST: usize = 12;
    let mut columns: Vec<usize> = Vec::new();
    for above in text[..line].lines().rev().filter(|line| !line.trim().is_empty()) {
        let indent = above.len() - above.trim_start_matches(' ').len();
        let key = above.len() - above.trim_start_matches([' ', '-']).len();
        let deeper = (columns.is_empty() && above.trim_end().ends_with(':')).then_some(key + 2);
        for column in deeper.into_iter().chain([key, indent]) {
            let is_open = columns.last().is_none_or(|last| column < *last);
            columns.extend((is_open && !above.trim_start().starts_with('#')).then_some(column));
        }
        if columns.last() == Some(&0) || columns.len() > MOST {
            break;
        }
    }
    columns
}

/// The line at another column, alone or with the deeper lines below it.
fn indented(text: &str, blank: Range<usize>, column: usize) -> Vec<Repair> {
    let (indent, end) = (text[blank.clone()].chars().count(), line_at(text, blank.end).1);
    let odd = text[blank.clone()].chars().find(|c| *c != ' ');
    let message = match odd.and_then(Odd::of) {
        Some(odd) => format!("there is {odd}, where the line is indented"),
        None if odd.is_some() => "YAML does not allow a tab here".to_owned(),
        None => "the line fits none of the lists and maps above it".to_owned(),
    };
    let alone = (blank.clone(), " ".repeat(column));
    let at = if odd.is_some() { blank.clone() } else { blank.end..end };
    let of = |help, edit| Repair { at: at.clone(), message: message.clone(), help, edit };
    let help = match column {
        0 => "write the line without spaces before it".to_owned(),
        _ => format!("indent the line with {}", spaces(column)),
    };
    let mut repairs = vec![of(help, alone)];
    let depth = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let below = text[end..].split_inclusive('\n').skip(1);
    let below: Vec<&str> = below.take_while(|line| depth(line) > indent).collect();
    if !below.is_empty() && odd.is_none() && column != indent {
        let moved = |line: &&str| {
            let depth = depth(line) + column - indent;
            format!("{}{}", " ".repeat(depth), line.trim_start_matches(' '))
        };
        let first = text[end..].find('\n').map_or(end, |newline| end + newline + 1);
        let bytes = blank.start..first + below.iter().map(|line| line.len()).sum::<usize>();
        let moved: String = below.iter().map(moved).collect();
        let written = format!("{}{}{moved}", " ".repeat(column), &text[blank.end..first]);
        let by = indent.abs_diff(column);
        let lines =
            if below.len() == 1 { "line".to_owned() } else { format!("{} lines", below.len()) };
        let more = if column > indent { "more" } else { "fewer" };
        let help = format!(
            "indent the line with {}, and the {lines} below it with {by} {more}",
            spaces(column)
        );
        repairs.push(of(help, (bytes, written)));
    }
    repairs
}
