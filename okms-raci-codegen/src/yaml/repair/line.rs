//! Mistakes in the line that the parser stopped in, or in the one before.

use okms_raci_core::Odd;

use super::brackets::unclosed;
use super::{Repair, Stop, bytes_in, in_quotes, indent, is_word, line_at, previous, start_in};
use crate::keys::{MAPS, is_key};
use crate::yaml::Scalar;

/// By how many columns a line is moved.
const MOST_COLUMNS: usize = 3;

/// The keys whose values are lists of maps.
const LISTS: [&str; 4] = ["activities", "sections", "parties", "refines"];

/// What people write for the dash of an item.
const BULLETS: &str = "•·‣▪◦*+–—-";

pub(super) fn repairs(stop: &Stop<'_>) -> Vec<Repair> {
    let here = line_at(stop.text, stop.at);
    let lines = [Some(here), previous(stop.text, here)].into_iter().flatten();
    lines.flat_map(|line| of_line(stop.text, line)).collect()
}

fn of_line(text: &str, line: &str) -> Vec<Repair> {
    let content = line.trim_start_matches(|c| c == '\t' || c == ' ' || is_odd_blank(c));
    let content = content.trim_end();
    let line = Line { text, all: line, content, indent: line.len() - line.trim_start().len() };
    let one = [
        line.colon(),
        line.comment(),
        line.comment_at_the_end(),
        line.dash(),
        line.no_dash(),
        line.comma(),
        line.braces(),
        line.after_a_map(),
        line.value()
            .filter(|it| !is_in_braces(it))
            .and_then(|it| in_quotes(text, bytes_in(text, it))),
        line.title(),
        line.list_in_its_own_line(),
    ];
    let keys = LISTS.iter().filter_map(|key| line.key_above(key));
    let columns = columns(text, line.all);
    let is_near =
        |column: &usize| column.abs_diff(line.indent) <= MOST_COLUMNS || !line.all.starts_with(' ');
    let moved = columns.into_iter().filter(is_near);
    one.into_iter()
        .flatten()
        .chain(keys)
        .chain(moved.flat_map(|column| line.at_column(column)))
        .collect()
}

fn is_in_braces(value: &str) -> bool {
    value.starts_with('{') && value.ends_with(['}', ']'])
}

fn is_odd_blank(c: char) -> bool {
    Odd::of(c).is_some_and(|odd| odd.plain.trim().is_empty())
}

fn spaces(count: usize) -> String {
    if count == 1 { "1 space".to_owned() } else { format!("{count} spaces") }
}

/// A line of the text, and what is in it behind the blanks at its start.
struct Line<'a> {
    text: &'a str,
    all: &'a str,
    content: &'a str,
    /// How many bytes of blanks come before.
    indent: usize,
}

impl Line<'_> {
    fn bytes(&self) -> std::ops::Range<usize> {
        bytes_in(self.text, self.content)
    }

    /// The value after the key of the line, or after the dash of an item.
    fn value(&self) -> Option<&str> {
        let item = self.content.trim_start_matches(['-', ' ']);
        let value = item.split_once(": ").map_or(item, |(_, value)| value);
        let value = value.split(" # ").next().unwrap_or_default().trim();
        (!value.is_empty() && value.len() < self.content.len()).then_some(value)
    }

    /// `name:tea`, `name = tea` and `number "1"`
    fn colon(&self) -> Option<Repair> {
        let body = self.content.trim_start_matches(['-', ' ', '{']);
        let key_end = body.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-');
        let (key, rest) = body.split_at(key_end.unwrap_or(body.len()));
        let is_between = |c: char| {
            matches!(c, ' ' | ':' | '=') || Odd::of(c).is_some_and(|odd| ": ".contains(odd.plain))
        };
        let value = rest.trim_start_matches(is_between);
        let between = &rest[..rest.len() - value.len()];
        let is_cell = !value.is_empty() && value.chars().all(|c| "RACI".contains(c));
        let message = match Odd::first_in(between) {
            Some(odd) => format!("there is {odd}, where YAML needs a colon and a plain space"),
            None if between.contains('=') => {
                "there is `=`, where YAML needs a colon and a space".to_owned()
            }
            None if between == ":" => "there is no space after the colon".to_owned(),
            None if is_key(key) || is_cell => {
                format!("a colon and a space are missing after `{key}`")
            }
            None => return None,
        };
        let marked = if between.trim().is_empty() { key } else { between.trim() };
        let help = format!("write `{key}: {}`", if value.is_empty() { "…" } else { value });
        let repair = Repair::new(bytes_in(self.text, marked), message, help);
        (!key.is_empty()).then(|| repair.edit(bytes_in(self.text, between), ": "))
    }

    /// `// later`
    fn comment(&self) -> Option<Repair> {
        let body = self.content.strip_prefix("- ").unwrap_or(self.content);
        let text = body.trim_matches(['/', '*', ';', '-', ' ']);
        let is_marked = ["//", "/*", ";", "--"].iter().any(|sign| body.starts_with(sign));
        let is_text = !text.is_empty() && !text.contains([':', '{', '[', '"', '#']);
        if !(is_marked || is_text && !self.content.starts_with('-')) {
            return None;
        }
        let written = format!("# {text}");
        if is_marked {
            let at = bytes_in(self.text, body);
            return Some(Repair::write(at, "a comment starts with `#`", written));
        }
        let help = format!("if it is a comment, write `{written}`");
        let repair = Repair::new(self.bytes(), "this is no key with a value", help);
        Some(repair.edit(self.bytes(), written))
    }

    /// `"title": "Tea",` outside of braces
    fn comma(&self) -> Option<Repair> {
        let end = self.content.strip_suffix(',')?.len();
        let at = self.bytes().start + end;
        let is_outside = unclosed(&self.text[..at]).is_none();
        let message = "no comma ends a line outside of brackets";
        let repair = Repair::remove(at..at + 1, message);
        // There it belongs to the text, as far as YAML knows.
        let above = previous(self.text, self.all).filter(|above| above.trim_end().ends_with(','));
        let is_alike = above.is_some_and(|above| !above.contains(['{', '[', '"', '\'']));
        let help = if is_alike { "remove it, and so in the lines above" } else { "remove it" };
        is_outside.then(|| Repair { help: help.to_owned(), ..repair })
    }

    /// `id: Pour`, where the items beside it start with a dash.
    fn no_dash(&self) -> Option<Repair> {
        let (key, _) = self.content.split_once(": ").filter(|(key, _)| is_key(key))?;
        let above =
            std::iter::successors(previous(self.text, self.all), |line| previous(self.text, line));
        let above = above.into_iter().find(|line| indent(line) <= self.indent)?;
        let is_list = |line: &str| LISTS.iter().any(|list| line.strip_suffix(':') == Some(list));
        let is_item = indent(above) == self.indent && above.trim_start().starts_with("- ");
        if !is_item && !is_list(above.trim_matches([' ', '-'])) {
            return None;
        }
        let written = format!("- {}", self.content);
        let message = "there is no dash, with which each item of a list starts";
        let repair = Repair::write(self.bytes(), message, written);
        Some(Repair { at: bytes_in(self.text, key), ..repair })
    }

    /// `roles: { Host: RA } // later`
    fn comment_at_the_end(&self) -> Option<Repair> {
        let (at, _) = self.content.match_indices(" //").last()?;
        let is_closed = self.content[..at].trim_end().ends_with(['}', ']', '"', '\'']);
        let comment = &self.content[at + 1..];
        let written = format!("# {}", comment.trim_matches(['/', ' ']));
        is_closed.then(|| {
            Repair::write(bytes_in(self.text, comment), "a comment starts with `#`", written)
        })
    }

    /// `• title: Pour`
    fn dash(&self) -> Option<Repair> {
        let first = self.content.chars().next().filter(|c| BULLETS.contains(*c))?;
        let written = format!("- {}", self.content[first.len_utf8()..].trim());
        let message = match Odd::of(first) {
            _ if first == '-' => "there is no space after the dash".to_owned(),
            Some(odd) => format!("there is {odd}, where the item of a list starts"),
            None => format!("there is `{first}`, where the item of a list starts"),
        };
        let start = self.bytes().start;
        let repair = Repair::write(self.bytes(), message, written);
        Some(Repair { at: start..start + first.len_utf8(), ..repair })
    }

    /// `[ Host: RA }`, `(Host: RA)`, and `roles: Host: RA`
    fn braces(&self) -> Option<Repair> {
        let value = self.value()?;
        let (open, close) = (value.chars().next()?, value.chars().next_back()?);
        let key = self.content.split(':').next()?.trim_start_matches(['-', ' ']);
        let inside = value.trim_matches(['(', ')', '{', '}', '[', ']', ' ']);
        let message = if matches!((open, close), ('{', ']' | ')') | ('[', '}' | ')')) {
            format!("`{open}` is closed by `{close}`")
        } else if MAPS.contains(&key) && inside.contains(": ") && open != '{' {
            "there is a `: ` in the value, and no key can stand here".to_owned()
        } else {
            return None;
        };
        Some(Repair::write(bytes_in(self.text, value), message, format!("{{ {inside} }}")))
    }

    /// `roles: { Host: RA }, note: both`
    fn after_a_map(&self) -> Option<Repair> {
        let end = self.second_key()?;
        let (before, rest) = self.content.split_at(end);
        let key_and_value = rest.trim_matches([',', ' ']);
        let (key, _) = key_and_value.split_once(": ")?;
        let indent = self.indent + if before.starts_with("- ") { 2 } else { 0 };
        let comma = if rest.starts_with(',') { "remove the comma before it, and " } else { "" };
        let message = format!("`{key}` stands in the line of another key");
        let help =
            format!("{comma}start it in a line of its own, indented with {}", spaces(indent));
        let written = format!("\n{}{key_and_value}", " ".repeat(indent));
        let repair = Repair::new(bytes_in(self.text, key_and_value), message, help);
        Some(repair.edit(bytes_in(self.text, rest), written))
    }

    /// Where the value of the first key ends, if another key follows it.
    fn second_key(&self) -> Option<usize> {
        let line = self.content;
        let (first, _) = line.split_once(": ").filter(|(first, _)| !first.contains(['{', '[']))?;
        line.match_indices(": ").skip(1).find_map(|(colon, _)| {
            let before = line[..colon].trim_end_matches(char::is_alphabetic);
            let value = before.trim_end_matches([',', ' ']);
            let count = |brackets: [char; 2]| value.matches(brackets).count();
            let is_outside = count(['{', '[']) == count(['}', ']']) && !value.contains(['"', '\'']);
            let is_parted = before.trim_end().ends_with([',', '}', ']']);
            let is_second = is_parted && is_outside && value.len() > first.len();
            (is_second && is_key(&line[before.len()..colon])).then_some(value.len())
        })
    }

    /// `- Run backups`, and below it the rest of an activity.
    fn title(&self) -> Option<Repair> {
        let title = self.content.strip_prefix("- ")?.trim().trim_end_matches(':');
        let written = format!("- title: {}", Scalar(title));
        let repair = Repair::write(self.bytes(), "a title stands without its key", written);
        let is_alone = !title.is_empty() && !title.contains([':', '{', '[', '"', '#']);
        is_alone.then(|| Repair { at: bytes_in(self.text, title), ..repair })
    }

    /// `sections: - title: Tea`
    fn list_in_its_own_line(&self) -> Option<Repair> {
        let value = self.value().filter(|value| value.starts_with("- "))?;
        let indent = self.indent + 2;
        let help = format!("start it in a line of its own, indented with {}", spaces(indent));
        let bytes = bytes_in(self.text, value);
        let repair = Repair::new(bytes.clone(), "no list can start here", help);
        Some(repair.edit(bytes.start - 1..bytes.end, format!("\n{}{value}", " ".repeat(indent))))
    }

    /// `title: Tea`, and below it an item of a list that has no key.
    fn key_above(&self, key: &str) -> Option<Repair> {
        let above = previous(self.text, self.all).filter(|_| self.content.starts_with("- "))?;
        let column = above.len() - above.trim_start_matches([' ', '-']).len();
        let start = start_in(self.text, self.all);
        let message = format!("a list starts here, and no key says that these are {key}");
        let help = format!("write `{key}:` in a line above, indented with {}", spaces(column));
        let repair = Repair::new(self.bytes(), message, help);
        Some(repair.edit(start..start, format!("{}{key}:\n", " ".repeat(column))))
    }

    /// The line at another column: with a dash, alone, or with the deeper lines below it.
    fn at_column(&self, column: usize) -> Vec<Repair> {
        let mut repairs = Vec::from_iter(self.brace(column));
        repairs.extend(self.indented(column));
        repairs
    }

    /// Items in braces below each other, without their dashes.
    fn brace(&self, column: usize) -> Option<Repair> {
        let is_item = |line: &&str| line.trim_start().starts_with('{');
        let start = start_in(self.text, self.all);
        let before = self.text[..start].split_inclusive('\n').rev().take_while(is_item);
        let start = start - before.map(str::len).sum::<usize>();
        let items: Vec<&str> =
            self.text[start..].split_inclusive('\n').take_while(is_item).collect();
        let first = items.first()?.trim();
        let written = |item: &&str| format!("{}- {}", " ".repeat(column), item.trim_start());
        let lines: String = items.iter().map(written).collect();
        let message = "there is no dash, with which each item of a list starts";
        let rest = if items.len() > 1 { ", and so the items beside it" } else { "" };
        let help = format!("write `- {first}`, indented with {}{rest}", spaces(column));
        let at = start_in(self.text, first);
        Some(
            Repair::new(at..at + 1, message, help).edit(start..start + items.concat().len(), lines),
        )
    }

    fn indented(&self, column: usize) -> Vec<Repair> {
        let (start, content) = (start_in(self.text, self.all), self.bytes());
        let blank = &self.text[start..content.start];
        let odd = blank.chars().find(|c| *c != ' ');
        let message = match odd.and_then(Odd::of) {
            Some(odd) => format!("there is {odd}, where the line is indented"),
            None if odd.is_some() => "YAML does not allow a tab here".to_owned(),
            None => self
                .deeper_than()
                .unwrap_or_else(|| "the line fits none of the lists and maps above it".to_owned()),
        };
        let at = if odd.is_some() { start..content.start } else { content.clone() };
        let help = match column {
            0 => "write the line without spaces before it".to_owned(),
            _ => format!("indent the line with {}", spaces(column)),
        };
        let alone = Repair::new(at.clone(), message.clone(), help);
        let mut repairs = vec![alone.edit(start..content.start, " ".repeat(column))];
        let below = self.text[content.end..].split_inclusive('\n').skip(1);
        let below: Vec<&str> = below.take_while(|line| indent(line) > self.indent).collect();
        if !below.is_empty() && odd.is_none() && column != self.indent {
            let moved = |line: &&str| {
                let column = indent(line) + column - self.indent;
                format!("{}{}", " ".repeat(column), line.trim_start_matches(' '))
            };
            let first = start_in(self.text, below[0]);
            let end = first + below.iter().map(|line| line.len()).sum::<usize>();
            let moved: String = below.iter().map(moved).collect();
            let written =
                format!("{}{}{moved}", " ".repeat(column), &self.text[content.start..first]);
            let by = self.indent.abs_diff(column);
            let lines =
                if below.len() == 1 { "line".to_owned() } else { format!("{} lines", below.len()) };
            let more = if column > self.indent { "more" } else { "fewer" };
            let column = spaces(column);
            let help =
                format!("indent the line with {column}, and the {lines} below it with {by} {more}");
            repairs.push(Repair::new(at, message, help).edit(start..end, written));
        }
        repairs
    }

    /// That a key goes on with the text of the one in the line above it.
    fn deeper_than(&self) -> Option<String> {
        let above = previous(self.text, self.all)?;
        let key_above = above.trim_start_matches([' ', '-']);
        let (name, value) = key_above.split_once(": ")?;
        let (key, _) = self.content.split_once(':')?;
        let is_plain = !value.trim().is_empty() && !value.trim().starts_with(['"', '\'', '{', '[']);
        let is_deeper = self.indent > above.len() - key_above.len();
        (is_deeper && is_plain && is_word(name) && is_word(key)).then(|| {
            format!("the line is indented deeper than `{name}` above it, and goes on with its text")
        })
    }
}

/// The columns that a line may start at: those of the keys and dashes above it that it can go on with, and a
/// level below the last key.
fn columns(text: &str, line: &str) -> Vec<usize> {
    const MOST: usize = 12;
    let mut columns: Vec<usize> = Vec::new();
    let above = text[..start_in(text, line)].lines().rev();
    for above in above.filter(|line| !line.trim().is_empty()) {
        let key = above.len() - above.trim_start_matches([' ', '-']).len();
        let deeper = (columns.is_empty() && above.trim_end().ends_with(':')).then_some(key + 2);
        for column in deeper.into_iter().chain([key, indent(above)]) {
            let is_open = columns.last().is_none_or(|last| column < *last);
            columns.extend((is_open && !above.trim_start().starts_with('#')).then_some(column));
        }
        if columns.last() == Some(&0) || columns.len() > MOST {
            break;
        }
    }
    columns
}
