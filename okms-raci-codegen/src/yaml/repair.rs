//! What to write instead of text that is not YAML: each of some ways is tried, and the one is offered that
//! leaves the fewest problems.

mod brackets;
mod line;
mod recognised;

use std::ops::Range;

use okms_raci_core::Odd;
use serde::Deserialize;
use serde::de::IgnoredAny;

use self::brackets::never_closed;
use super::Quoted;
use super::dash::Dashes;
use super::locate::{quoted, start_of};
use crate::finding::{Edit, Finding};
use crate::places::{Place, without_mark};
use crate::rule::Rule;

/// How many bytes are read to try repairs, and how many repairs are tried at least.
const MOST_BYTES: usize = 8 << 20;
const FEWEST_TRIES: usize = 4;

/// Where the parser stopped in a text that is not YAML.
struct Stop<'a> {
    text: &'a str,
    at: usize,
    message: String,
    /// Where the bracket or the quote starts that the parser was in.
    opened: Option<usize>,
}

impl<'a> Stop<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let dashes = Dashes::new(text);
        let mut documents = serde_yaml::Deserializer::from_str(without_mark(&dashes.text));
        let error = documents.find_map(|document| IgnoredAny::deserialize(document).err())?;
        let message = error.to_string();
        let opened = opened(&message, text);
        Some(Stop { text, at: start_of(&error, text).unwrap_or(0), message, opened })
    }

    fn says(&self, parts: &[&str]) -> bool {
        parts.iter().any(|part| self.message.contains(part))
    }
}

/// Where that was opened which the parser was in, as only its message says.
fn opened(message: &str, text: &str) -> Option<usize> {
    let (line, column) =
        message.rsplit_once(", while ")?.1.rsplit_once(" at line ")?.1.split_once(" column ")?;
    let line = without_mark(text).lines().nth(line.parse::<usize>().ok()?.checked_sub(1)?)?;
    let (column, _) = line.char_indices().nth(column.parse::<usize>().ok()?.checked_sub(1)?)?;
    Some(start_in(text, line) + column)
}

/// A mistake, and the text that takes the place of these bytes, if the help comes to that.
#[derive(Clone)]
struct Repair {
    at: Range<usize>,
    message: String,
    help: String,
    edit: Option<(Range<usize>, String)>,
}

impl Repair {
    fn new(at: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Repair { at, message: message.into(), help: help.into(), edit: None }
    }

    fn edit(self, bytes: Range<usize>, replacement: impl Into<String>) -> Self {
        Repair { edit: Some((bytes, replacement.into())), ..self }
    }

    /// That something else is written at the place.
    fn write(at: Range<usize>, message: impl Into<String>, written: String) -> Self {
        Self::new(at.clone(), message, format!("write `{written}`")).edit(at, written)
    }

    fn remove(at: Range<usize>, message: impl Into<String>) -> Self {
        Self::new(at.clone(), message, "remove it").edit(at, "")
    }

    fn finding(self, text: &str) -> Finding {
        let edit = self.edit.map(|(bytes, replacement)| Edit::Bytes(bytes, replacement));
        let at = Some(Place::of(text, self.at));
        Finding::new(Rule::NotYaml, at, self.message).help(self.help).edit(edit)
    }
}

/// The finding of a text that is not YAML, with a help that was tried; `read` gives the number of problems
/// of a changed text, or where it stops being YAML.
pub(crate) fn repaired(
    finding: Finding,
    text: &str,
    read: impl Fn(&str) -> Result<usize, usize>,
) -> Finding {
    let Some(stop) = Stop::of(text) else { return finding };
    let rank = |repair: &Repair| {
        let (bytes, replacement) = repair.edit.as_ref()?;
        let mut changed = text.to_owned();
        changed.replace_range(bytes.clone(), replacement);
        match read(&changed) {
            _ if changed == text => None,
            Ok(problems) => Some((false, problems)),
            // It has to go on from where it stopped, and the further it comes the better.
            Err(at) => (at + bytes.len() > stop.at + replacement.len())
                .then(|| (true, changed.len().saturating_sub(at))),
        }
    };
    let recognised = recognised::mistake(&stop);
    if let Some(repair) = recognised.filter(|it| it.edit.is_none() || rank(it).is_some()) {
        return repair.finding(text);
    }
    let tries = FEWEST_TRIES.max(MOST_BYTES / text.len().max(1));
    let mut repairs = brackets::repairs(&stop);
    repairs.extend(line::repairs(&stop));
    let ranked = repairs.into_iter().take(tries).filter_map(|it| Some((rank(&it)?, it)));
    let best = ranked.min_by_key(|(rank, _)| *rank).map(|(_, repair)| repair);
    let untried = || never_closed(&stop).map(|repair| Repair { edit: None, ..repair });
    best.or_else(untried).map_or(finding, |repair| repair.finding(text))
}

/// That text needs quotes, and why.
fn in_quotes(text: &str, at: Range<usize>) -> Option<Repair> {
    let value = text.get(at.clone())?;
    let first = value.chars().next()?;
    if let Some(inside) = in_typographic_quotes(value) {
        let written = Quoted(inside).to_string();
        let message = format!("YAML takes {first} for a part of the text, and no quote");
        return Some(
            Repair::new(at.clone(), message, format!("write {written}")).edit(at, written),
        );
    }
    let message = match first {
        '[' | '{' if value.contains([']', '}']) => {
            format!("there is more after the bracket that closes `{first}`")
        }
        '[' | '{' | '@' | '`' | '%' | '&' | '*' | '|' | '>' | '?' | '!' | ',' => {
            format!("no text can start with {first:?}")
        }
        '"' | '\'' if inside_of_quotes(value, first).is_some() => {
            let inside = inside_of_quotes(value, first)?;
            let written = Quoted(&inside).to_string();
            let message = format!("a `{first}` inside of the text ends it");
            return Some(
                Repair::new(at.clone(), message, format!("write {written}")).edit(at, written),
            );
        }
        _ if value.contains(": ") || value.ends_with(':') => {
            "there is a `: ` in the value, and no key can stand here".to_owned()
        }
        _ => "this text needs quotes".to_owned(),
    };
    let written = Quoted(value).to_string();
    Some(
        Repair::new(at.clone(), message, format!("put it in double quotes: {written}"))
            .edit(at, written),
    )
}

/// What is between quotes as word processors make them.
fn in_typographic_quotes(value: &str) -> Option<&str> {
    let is_quote = |c: char| Odd::of(c).is_some_and(|odd| matches!(odd.plain, "\"" | "'"));
    value.strip_prefix(is_quote)?.strip_suffix(is_quote)
}

/// What is between the outer quotes, of `"a "b" c"` and `'it's tea'`.
fn inside_of_quotes(value: &str, quote: char) -> Option<String> {
    let inside = value.strip_prefix(quote)?.strip_suffix(quote).filter(|it| !it.contains('\\'))?;
    let goes_on = value[quoted(value, quote)..].starts_with(char::is_alphanumeric);
    let plain = if quote == '\'' { inside.replace("''", "'") } else { inside.to_owned() };
    goes_on.then_some(plain)
}

/// Where a part of the text starts.
fn start_in(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

/// The bytes of a part of the text.
fn bytes_in(text: &str, part: &str) -> Range<usize> {
    let start = start_in(text, part);
    start..start + part.len()
}

/// The line of the text that an offset is in.
fn line_at(text: &str, offset: usize) -> &str {
    let start = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[offset..].find(['\r', '\n']).map_or(text.len(), |end| offset + end);
    &text[start..end]
}

/// The last line before that has anything in it.
fn previous<'a>(text: &'a str, line: &str) -> Option<&'a str> {
    let before = text[..start_in(text, line)].trim_end();
    (!before.is_empty()).then(|| line_at(text, before.len()))
}

/// How far a line is indented with spaces.
fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Whether a text is a word that can be a key.
fn is_word(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() || c == '_')
}
