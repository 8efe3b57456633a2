//! A page in Markdown as headings, tables and text.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::cells::{Cell, MOST_CELLS, Page, Place, too_many_cells};
use super::footnotes::MAYBE_STAR;
use super::kind::without_stars;
use super::number::Numbered;
use super::page::OpenCell;
use super::report::Report;
use super::{facts, html};
use crate::status::Error;

/// The most bytes of a page, since the parser takes 70 times as much memory.
const MOST_TEXT: usize = 4 << 20;

pub(super) fn read(text: &str, file: &str, report: &mut Report) -> Result<Page, Error> {
    if text.len() > MOST_TEXT {
        let most = MOST_TEXT >> 20;
        let help = "take pictures and what else is no part of the matrix out of it";
        return Err(Error::new(format_args!("{file} is larger than {most} MiB\n{help}")));
    }
    if memchr::memchr_iter(b'|', text.as_bytes()).count() > 2 * MOST_CELLS {
        return Err(too_many_cells(file));
    }
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let lines = Lines::new(text);
    let understood = vec![false; lines.count() + 1];
    let html = html::Reader::new(file);
    let (width, skip_to, is_lone_item) = (0, 0, false);
    let mut reader =
        Reader { source: text, lines, report, html, width, skip_to, is_lone_item, understood };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        if range.end > reader.skip_to && !reader.html.out.has_failed() {
            reader.read(event, range);
        }
    }
    reader.rows_outside_of_tables();
    reader.html.out.finish()
}

struct Reader<'a> {
    source: &'a str,
    lines: Lines,
    report: &'a mut Report,
    /// Markdown is short for HTML, and may have some in it.
    html: html::Reader<'a>,
    /// How many cells the header of the table has.
    width: usize,
    /// Where a part in HTML ends.
    skip_to: usize,
    /// Whether the next item is the only one of its list, with a `*` before it.
    is_lone_item: bool,
    /// Whether a line, by its number, is in a table, code or front matter.
    understood: Vec<bool>,
}

impl Reader<'_> {
    fn read(&mut self, event: Event<'_>, range: Range<usize>) {
        let at = Place::line(self.lines.of(range.start));
        match event {
            Event::Start(tag) => self.start(&tag, range, at),
            Event::End(end) => self.end(end, range, at),
            Event::Text(text) | Event::Code(text) => self.html.text(&text),
            Event::SoftBreak | Event::HardBreak => self.html.out.push("\n"),
            Event::InlineHtml(html) => self.inline_html(&html, range, at.line),
            Event::FootnoteReference(label) => {
                self.html.out.push(&["[^", &label, "]"].concat());
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>, at: Place) {
        let out = &mut self.html.out;
        match tag {
            Tag::Table(_) | Tag::CodeBlock(_) | Tag::MetadataBlock(_) => {
                out.outside.text.clear();
                if let Tag::CodeBlock(kind) = tag {
                    self.code(kind, &range);
                } else if let Tag::Table(_) = tag {
                    out.open_table(false);
                }
                self.understood[self.lines.range(&range)].fill(true);
            }
            Tag::Heading { .. } | Tag::Paragraph => {
                let text = &mut out.outside.text;
                // The number of an item, or the mark of a footnote.
                if !text.ends_with(". ") && !text.ends_with("]: ") {
                    text.clear();
                }
            }
            Tag::TableHead | Tag::TableRow => out.open_row(at),
            Tag::TableCell => {
                let is_header = out.table().is_some_and(|table| table.rows.len() < 2);
                self.html.open_cell(OpenCell { is_header, ..OpenCell::default() });
            }
            Tag::Image { .. } => {
                if let Some(ink) = out.ink() {
                    ink.has_picture = true;
                }
            }
            Tag::Strong => self.html.inline("b", 1),
            Tag::Strikethrough => self.html.inline("s", 1),
            Tag::List(first) => {
                out.open_list(first.map(|first| first as usize));
                self.is_lone_item = is_lone_item(&self.source[range]);
            }
            Tag::Item => {
                out.item();
                if std::mem::take(&mut self.is_lone_item) {
                    out.outside.text.push(MAYBE_STAR);
                }
            }
            Tag::FootnoteDefinition(label) => out.outside.text = format!("[^{label}]: "),
            Tag::HtmlBlock => self.html_block(range),
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd, range: Range<usize>, at: Place) {
        let out = &mut self.html.out;
        match end {
            TagEnd::Heading(level) => {
                let text = without_attributes(&out.outside.text);
                self.heading(at, level as usize, without_stars(&text));
            }
            TagEnd::Paragraph => self.paragraph(&range, at),
            TagEnd::Item | TagEnd::FootnoteDefinition => out.flush(),
            TagEnd::List(_) => out.close_list(),
            TagEnd::Strong => self.html.inline("b", -1),
            TagEnd::Strikethrough => self.html.inline("s", -1),
            TagEnd::TableCell => {
                out.close_cell();
                self.clean_cell();
            }
            TagEnd::TableHead | TagEnd::TableRow => self.row(&at),
            TagEnd::Table => out.close_table(),
            TagEnd::MetadataBlock(_) => {
                let text = std::mem::take(&mut out.outside).text;
                facts::front_matter(&text, at.line + 1, &mut out.page.facts);
            }
            TagEnd::CodeBlock => out.outside.text.clear(),
            _ => {}
        }
    }

    /// A table in code is none; whoever indented its rows did not want that.
    fn code(&mut self, kind: &CodeBlockKind<'_>, range: &Range<usize>) {
        let mut lines = self.lines.range(range);
        let Some(line) = lines.find(|&line| looks_like_a_row(self.lines.text(self.source, line)))
        else {
            return;
        };
        let at = Place::line(line);
        if matches!(kind, CodeBlockKind::Indented) {
            let what = "this looks like the row of a table, but is code, since it is indented";
            self.report.refuse(&at, what, "take the blanks at its start out");
        } else {
            let what = "rows of a table in a block of code were left out: take the fence away to have them read";
            self.report.leave_out(&at, what);
        }
    }

    fn heading(&mut self, at: Place, level: usize, text: &str) {
        text.clone_into(&mut self.html.out.outside.text);
        self.html.out.heading = Some((at, level));
        self.html.out.flush();
    }

    /// The cells of the open row.
    fn cells(&mut self) -> Option<&mut Vec<Cell>> {
        Some(&mut self.html.out.table()?.rows.last_mut()?.cells)
    }

    fn clean_cell(&mut self) {
        let Some(cell) = self.cells().and_then(|cells| cells.last_mut()) else { return };
        let text = without_attributes(&cell.text);
        let inside = without_stars(&text);
        if let Some(style) = &mut cell.style {
            style.is_bold |= inside.len() + 4 <= text.len();
        }
        inside.clone_into(&mut cell.text);
    }

    /// The cells of the row, as many as the row itself has.
    fn row(&mut self, at: &Place) {
        self.html.out.close_row();
        let line = self.lines.text(self.source, at.line);
        if line.contains(r"\\|") {
            let what = r"two backslashes stand before a `|`: some read it as a part of the cell, and some as its end";
            self.report.refuse(at, what, "write the backslash as `&#92;`");
        }
        let is_head = self.html.out.table().is_some_and(|table| table.rows.len() < 2);
        let written = written_cells(line);
        let width = self.width;
        let Some(cells) = self.cells() else { return };
        if is_head {
            self.width = cells.len();
        } else {
            cells.truncate(written.len());
            // What a row has beyond its table is dropped by everybody who renders it.
            cells.extend(written.iter().skip(width).map(|cell| Cell::new(*cell)));
        }
    }

    /// A paragraph that is a heading for the eye: bold and numbered, or without the blank after its `#`.
    fn paragraph(&mut self, range: &Range<usize>, at: Place) {
        let source = self.source[range.clone()].trim();
        let marks = source.len() - source.trim_start_matches('#').len();
        let is_bold = ["**", "__"]
            .iter()
            .any(|mark| source.len() > 4 && source.starts_with(mark) && source.ends_with(mark));
        let text = self.html.out.outside.text.trim().trim_start_matches('#').trim();
        let is_line = !source.contains('\n') && (is_bold || (1..=6).contains(&marks));
        if is_line && Numbered::read(text).is_some() {
            self.report.detail(&at, format!("the line {text:?} was read as a heading"));
            let text = without_attributes(text);
            self.heading(at, marks, &text);
            return;
        }
        let is_starred = source.starts_with('*')
            && !source.starts_with("**")
            && !text.starts_with(['*', '(', '[', '（']);
        if is_starred {
            self.html.out.outside.text.insert(0, MAYBE_STAR);
        }
        if !self.html.out.is_in_list() {
            self.html.out.flush();
        }
    }

    fn inline_html(&mut self, html: &str, range: Range<usize>, line: usize) {
        let tag = html.to_ascii_lowercase();
        if tag.starts_with("<table") {
            self.html_block(range);
        } else if tag.starts_with("<br") {
            self.html.out.push("\n");
        } else {
            self.html.read(html, line);
        }
    }

    /// Reads a part that is HTML; the end of a table in it may be behind its own end.
    fn html_block(&mut self, range: Range<usize>) {
        let mut end = range.start;
        while let Some(start) = self.source.get(end..range.end).and_then(table_start) {
            let table = end + start..end + start + table_length(&self.source[end + start..]);
            self.understood[self.lines.range(&table)].fill(true);
            end = table.end;
        }
        self.skip_to = end.max(range.end);
        let text = &self.source[range.start..self.skip_to];
        self.html.part(text, self.lines.of(range.start));
    }

    /// No row is lost because a table is not as Markdown wants it.
    fn rows_outside_of_tables(&mut self) {
        let mut before = 0;
        for line in 1..=self.lines.count() {
            let text = self.lines.text(self.source, line);
            if self.understood[line] || !looks_like_a_row(text) {
                continue;
            }
            if std::mem::replace(&mut before, line) + 1 < line || line == 1 {
                self.report.refuse(
                    &Place::line(line),
                    "this looks like the row of a table, but is none in Markdown",
                    "a table is a header, a line of dashes with as many cells, and the rows, \
                     without a blank line between them",
                );
            }
        }
    }
}

/// Whether a list has one item, with a `*` before it: many write a footnote so.
fn is_lone_item(list: &str) -> bool {
    list.starts_with('*') && !list.lines().skip(1).any(|line| line.trim_start().starts_with('*'))
}

/// Where the first table of a text in HTML starts.
fn table_start(text: &str) -> Option<usize> {
    memchr::memchr_iter(b'<', text.as_bytes()).find(|&at| is_tag(text, at, "<table"))
}

fn is_tag(text: &str, at: usize, tag: &str) -> bool {
    let found = text.as_bytes().get(at..at + tag.len());
    found.is_some_and(|found| found.eq_ignore_ascii_case(tag.as_bytes()))
}

/// How long the table at the start of a text is; another may be in it.
fn table_length(text: &str) -> usize {
    let mut depth = 0_usize;
    for at in memchr::memchr_iter(b'<', text.as_bytes()) {
        depth += usize::from(is_tag(text, at, "<table"));
        if is_tag(text, at, "</table") {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return text[at..].find('>').map_or(text.len(), |end| at + end + 1);
            }
        }
    }
    text.len()
}

/// Where the lines of a text start.
struct Lines(Vec<usize>);

impl Lines {
    fn new(text: &str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Lines(std::iter::once(0).chain(ends).collect())
    }

    fn count(&self) -> usize {
        self.0.len()
    }

    /// The line, from 1, that a byte is in.
    fn of(&self, byte: usize) -> usize {
        self.0.partition_point(|&start| start <= byte)
    }

    /// The lines, from 1, that bytes are in.
    fn range(&self, bytes: &Range<usize>) -> Range<usize> {
        self.of(bytes.start)..self.of(bytes.end.saturating_sub(1)) + 1
    }

    /// A line, from 1, without what quotes and indents it.
    fn text<'a>(&self, text: &'a str, line: usize) -> &'a str {
        let start = self.0[line - 1];
        let end = self.0.get(line).copied().unwrap_or(text.len());
        text[start..end].trim_start_matches(['>', ' ', '\t']).trim_end()
    }
}

/// The cells of the row of a table as it is written.
fn written_cells(line: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let mut start = 0;
    let mut is_escaped = false;
    for (at, c) in line.char_indices() {
        if c == '|' && !is_escaped {
            if at > 0 {
                cells.push(line[start..at].trim());
            }
            start = at + 1;
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    if !line[start..].trim().is_empty() {
        cells.push(line[start..].trim());
    }
    cells
}

/// Whether a line that is in no table was meant to be in one.
fn looks_like_a_row(line: &str) -> bool {
    let is_delimiter = line.contains("--")
        && line.contains('|')
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'));
    is_delimiter || line.starts_with('|') && written_cells(line).len() > 1
}

/// A text without the attributes that some write in it: `{#anchor}`, `{.external}`.
fn without_attributes(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some(open) = rest.find('{') {
        let (before, list) = rest.split_at(open);
        let is_list = list[1..].trim_start().starts_with(['#', '.', ':']);
        let Some(close) = list.find('}').filter(|_| is_list) else {
            kept.push_str(&rest[..=open]);
            rest = &rest[open + 1..];
            continue;
        };
        kept.push_str(before.trim_end());
        rest = &list[close + 1..];
    }
    kept.push_str(rest);
    kept.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{looks_like_a_row, without_attributes, written_cells};

    #[test]
    fn cells_are_between_pipes_that_are_not_escaped() {
        assert_eq!(written_cells("| a | b |"), ["a", "b"]);
        assert_eq!(written_cells("|a||"), ["a", ""]);
        assert_eq!(written_cells("a | b"), ["a", "b"]);
        assert_eq!(written_cells("| | b"), ["", "b"]);
        assert_eq!(written_cells(r"| a \| b | c"), [r"a \| b", "c"]);
    }

    #[test]
    fn prose_with_a_pipe_is_no_row() {
        assert!(!looks_like_a_row("either a | b"));
        assert!(looks_like_a_row("| a | b |"));
        assert!(looks_like_a_row("--- | ---"));
    }

    #[test]
    fn attributes_are_no_text() {
        assert_eq!(without_attributes("1. Title {#one}"), "1. Title");
        assert_eq!(without_attributes("The page{.external} of it"), "The page of it");
        assert_eq!(without_attributes("1. The {id} of it"), "1. The {id} of it");
    }
}
