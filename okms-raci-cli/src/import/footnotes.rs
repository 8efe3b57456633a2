//! Footnotes: the texts that marks in cells and titles point to.

use std::cell::Cell;
use std::collections::HashMap;
use std::ops::Range;

use okms_raci_codegen::{Activity, RoleSet};

use super::cells::{Block, Page, Place, RAISED, one_line};
use super::kind;
use super::layout::{Entry, Layout};
use super::report::{Report, quoted};

/// The texts of a page by their marks.
struct Texts(HashMap<String, Vec<Footnote>>);

/// What stands behind a mark.
struct Footnote {
    /// The position of its block.
    block: usize,
    text: String,
    /// Whether it can be nothing else.
    is_sure: bool,
    is_used: Cell<bool>,
}

/// Stands before a paragraph in italics, or the only item of a list, which Markdown marks with a `*`, too.
pub(super) const MAYBE_STAR: char = '∗';

/// Gives rows and cells the notes that their marks point to.
pub(super) fn attach(page: &Page, layout: &mut Layout, report: &mut Report) {
    let texts = Texts::of(page);
    let mut lost = Vec::new();
    for (block, entry) in &mut layout.entries {
        let Entry::Row(row) = entry else { continue };
        // What we exported has its ids, and no footnotes.
        if row.activity.id.is_empty() {
            texts.of_title(*block, &mut row.activity);
        }
        for (party, mark) in std::mem::take(&mut row.footnotes) {
            match texts.find(*block, &mark) {
                Some(text) => {
                    let note = row.activity.notes.remove(&party);
                    row.activity.notes.insert(party, joined(note, &text));
                }
                None => lost.push((row.at.clone(), mark)),
            }
        }
    }
    for (at, mark) in lost {
        let what = format!(
            "the mark {} has no text below the table and was left out",
            quoted([mark.as_str()])
        );
        report.leave_out(&at, what);
    }
    if let Some(unused) = texts.unused(layout) {
        report.leave_out(&Place::default(), unused);
    }
}

fn joined(note: Option<String>, text: &str) -> String {
    match note {
        Some(before) if before.contains(text) => before,
        Some(before) => format!("{before}; {text}"),
        None => text.to_owned(),
    }
}

impl Texts {
    fn of(page: &Page) -> Self {
        let mut texts: HashMap<String, Vec<Footnote>> = HashMap::new();
        for (at, block) in page.blocks.iter().enumerate() {
            let mut add = |whole: &str, is_paragraph: bool| {
                let is_marked = is_paragraph && whole.starts_with(['*', '†', '‡', '(', '[', '（']);
                for (key, text) in keyed(whole) {
                    let is_sure = is_marked && RoleSet::from_letters(&key).is_none();
                    let is_used = Cell::new(false);
                    let text = Footnote { block: at, text, is_sure, is_used };
                    texts.entry(key).or_default().push(text);
                }
            };
            match block {
                Block::Text(text) => add(text, true),
                Block::Sheet(sheet) => {
                    let cells = sheet.rows.iter().flat_map(|row| &row.cells);
                    let is_long = |text: &&str| text.chars().count() > 8;
                    let cells = cells.map(|cell| cell.text.as_str()).filter(is_long);
                    cells.for_each(|text| add(text, false));
                }
                Block::Heading(_) => {}
            }
        }
        Texts(texts)
    }

    /// The text of a mark: the first below the table, else the only one of the page.
    fn find(&self, block: usize, mark: &str) -> Option<String> {
        let texts = self.0.get(&key(mark))?;
        let below = texts.iter().find(|text| text.block > block);
        let is_one = texts.iter().all(|other| other.text == texts[0].text);
        let found = below.or(texts.first().filter(|_| is_one))?;
        found.is_used.set(true);
        Some(found.text.clone())
    }

    /// What is to be reported about footnotes below a matrix that nothing points to.
    fn unused(&self, layout: &Layout) -> Option<String> {
        let first = layout.entries.iter().map(|(block, _)| *block).min()?;
        let texts = self.0.values().flatten();
        let is_unused =
            |text: &&Footnote| text.is_sure && !text.is_used.get() && text.block > first;
        let mut unused: Vec<&Footnote> = texts.filter(is_unused).collect();
        unused.sort_by_key(|text| text.block);
        let text = &unused.first()?.text;
        Some(match unused.len() {
            1 => format!("a footnote that no row points to was left out: {text:?}"),
            more => format!("{more} footnotes that no row points to were left out: {text:?}, …"),
        })
    }

    /// Moves the marks of a title into the row's note, if there are texts for them.
    fn of_title(&self, block: usize, row: &mut Activity) {
        let mut found = Vec::new();
        while let Some(at) = last_mark(&row.title) {
            let Some(text) = self.find(block, &row.title[at.clone()]) else { break };
            found.push(text);
            let (before, after) = (row.title[..at.start].trim_end(), &row.title[at.end..]);
            row.title = [before, after].concat();
        }
        for text in found.iter().rev() {
            row.note = Some(joined(row.note.take(), text));
        }
    }
}

/// Where the last mark of a title is: at its end, or a sign behind a word in it: `Update (operators*)`.
fn last_mark(title: &str) -> Option<Range<usize>> {
    let (body, marks) = kind::split_marks(title);
    let last = marks.last().cloned().or_else(|| capital_mark(title));
    if let Some(mark) = last.filter(|_| !body.is_empty()) {
        let start = title.rfind(mark.as_str())?;
        return Some(start..start + mark.len());
    }
    let signs = ['*', '†', '‡', '§'];
    let end =
        title.rfind(signs).and_then(|at| Some(at + title[at..].chars().next()?.len_utf8()))?;
    let word = title[..end].trim_end_matches(signs);
    word.ends_with(char::is_alphanumeric).then_some(word.len()..end)
}

/// `(A)` at the end of a title.
fn capital_mark(title: &str) -> Option<String> {
    let at = title.rfind('(')?;
    let inside = title[at..].strip_prefix('(')?.strip_suffix(')')?;
    let is_key = inside.len() == 1 && inside.chars().all(|c| c.is_ascii_uppercase());
    (is_key && at > 0).then(|| title[at..].to_owned())
}

/// A mark as it is compared: `(1)`, `[1]`, `¹` and `1.` are the same.
fn key(mark: &str) -> String {
    let digit = |c: char| {
        let digit = RAISED.chars().position(|raised| raised == c);
        digit.map_or(c, |digit| char::from(b'0' + digit as u8))
    };
    let plain = |c: char| if c == MAYBE_STAR { '*' } else { digit(c) };
    mark.chars().filter(|c| !"()[]（）^.:".contains(*c)).map(plain).collect()
}

/// The texts of a paragraph that start with a mark, a line each.
fn keyed(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in text.lines().map(str::trim) {
        match mark_of(line) {
            Some((mark, rest)) => found.push((key(mark), one_line(rest))),
            None => {
                if let Some((_, text)) = found.last_mut() {
                    *text = format!("{text} {}", one_line(line));
                }
            }
        }
    }
    for (_, text) in &mut found {
        *text = text.trim_end_matches('*').to_owned();
    }
    found.retain(|(_, text)| !text.is_empty());
    found
}

/// The mark that a line starts with, and the text after it.
fn mark_of(line: &str) -> Option<(&str, &str)> {
    let is_raised = |c: char| RAISED.contains(c);
    let first = line.chars().next()?;
    let end = match first {
        '*' | MAYBE_STAR => line.find(|c| c != first)?,
        '†' | '‡' | '§' => first.len_utf8(),
        c if is_raised(c) => line.find(|c| !is_raised(c))?,
        '(' | '[' | '（' => {
            let (at, close) = line.char_indices().find(|(_, c)| matches!(c, ')' | ']' | '）'))?;
            let end = at + close.len_utf8();
            let inside = line[first.len_utf8()..at].trim_start_matches('^');
            let is_key = inside.chars().count() < 3
                && inside.chars().all(|c| c.is_ascii_alphanumeric() || c == '*');
            (is_key && !inside.is_empty()).then_some(end)?
        }
        '0'..='9' => {
            let end = line.find(|c: char| !c.is_ascii_digit())?;
            line[end..].starts_with(['.', ')', ':']).then_some(end + 1).filter(|_| end < 3)?
        }
        _ => return None,
    };
    let (mark, rest) = line.split_at(end);
    let rest = rest.trim_start_matches([':', ' ', '\u{a0}']);
    (!rest.is_empty()).then_some((mark, rest))
}

#[cfg(test)]
mod tests {
    use super::{key, keyed};

    #[test]
    fn texts_start_with_their_mark() {
        let pair = |key: &str, text: &str| (key.to_owned(), text.to_owned());
        assert_eq!(keyed("*May be delegated."), [pair("*", "May be delegated.")]);
        assert_eq!(
            keyed("(1) One\n goes on\n(2) Two"),
            [pair("1", "One goes on"), pair("2", "Two")]
        );
        assert_eq!(keyed("1. One"), [pair("1", "One")]);
        assert_eq!(keyed("[^a]: One"), [pair("a", "One")]);
        assert_eq!(keyed("One"), []);
    }

    #[test]
    fn marks_are_the_same_in_any_dress() {
        assert_eq!(["(1)", "[1]", "¹", "[^1]"].map(key), ["1"; 4]);
    }
}
