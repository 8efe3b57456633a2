//! A page in Markdown as headings, tables and text.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, OffsetIter, Options, Parser, Tag, TagEnd};

use super::cells::{
    Block, Cell, Heading, Ink, MOST_CELLS, Page, Place, Row, Sheet, too_many_cells,
};
use super::number::Numbered;
use super::report::Report;
use super::{front_matter, html};
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
    let mut reader = Reader {
        source: text,
        file,
        lines,
        report,
        page: Page::default(),
        ink: Ink::default(),
        row: Vec::new(),
        rows: Vec::new(),
        width: 0,
        items: Vec::new(),
        spans: Vec::new(),
        skip_to: 0,
        understood,
    };
    reader.read(Parser::new_ext(text, options).into_offset_iter())?;
    reader.rows_outside_of_tables();
    Ok(reader.page)
}

struct Reader<'a> {
    source: &'a str,
    file: &'a str,
    lines: Lines,
    report: &'a mut Report,
    page: Page,
    /// What was read of the heading, the cell or the paragraph.
    ink: Ink,
    row: Vec<Cell>,
    rows: Vec<Row>,
    /// How many cells the header of the table has.
    width: usize,
    /// The numbers of the open lists.
    items: Vec<Option<u64>>,
    /// Whether each of the open spans of HTML hides its text.
    spans: Vec<bool>,
    /// Where a table in HTML ends.
    skip_to: usize,
    /// Whether a line, by its number, is in a table, code or front matter.
    understood: Vec<bool>,
}

impl Reader<'_> {
    fn read(&mut self, events: OffsetIter<'_>) -> Result<(), Error> {
        for (event, range) in events {
            if range.start < self.skip_to {
                continue;
            }
            let at = Place::line(self.lines.of(range.start));
            match event {
                Event::Start(tag) => self.start(&tag, &range),
                Event::End(end) => self.end(end, &range, at)?,
                Event::Text(text) | Event::Code(text) if self.spans.contains(&true) => {
                    self.ink.has_hidden |= !text.trim().is_empty();
                }
                Event::Text(text) | Event::Code(text) => self.ink.push(&text),
                Event::SoftBreak | Event::HardBreak => self.ink.push("\n"),
                Event::Html(html) | Event::InlineHtml(html) => self.html(&html, &range)?,
                Event::FootnoteReference(label) => self.ink.push(&["[^", &label, "]"].concat()),
                _ => {}
            }
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Table(_) | Tag::CodeBlock(_) | Tag::MetadataBlock(_) => {
                if let Tag::CodeBlock(kind) = tag {
                    self.code(kind, range);
                }
                self.understood[self.lines.range(range)].fill(true);
                self.ink.text.clear();
                (self.rows, self.row, self.width) = Default::default();
            }
            Tag::Heading { .. } | Tag::Paragraph => {
                let is_item = !self.items.is_empty() && self.ink.text.ends_with(". ");
                if !is_item && !self.ink.text.ends_with("]: ") {
                    self.ink.text.clear();
                }
            }
            Tag::TableCell => {
                self.ink = Ink::default();
                self.spans.clear();
            }
            Tag::Image { .. } => self.ink.has_picture = true,
            Tag::Strong => self.ink.bold += 1,
            Tag::Strikethrough => self.ink.struck += 1,
            Tag::List(first) => {
                self.text_block();
                self.items.push(*first);
            }
            Tag::Item => {
                self.ink.text.clear();
                if let Some(Some(number)) = self.items.last_mut() {
                    self.ink.text = format!("{number}. ");
                    *number += 1;
                }
            }
            Tag::FootnoteDefinition(label) => self.ink.text = format!("[^{label}]: "),
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd, range: &Range<usize>, at: Place) -> Result<(), Error> {
        match end {
            TagEnd::Heading(level) => {
                let text = without_stars(&without_attributes(&self.ink.text)).to_owned();
                self.heading(Heading { at, level: level as usize, text });
            }
            TagEnd::Paragraph => self.paragraph(range, at),
            TagEnd::Item | TagEnd::FootnoteDefinition => self.text_block(),
            TagEnd::List(_) => drop(self.items.pop()),
            TagEnd::Strong => self.ink.bold = self.ink.bold.saturating_sub(1),
            TagEnd::Strikethrough => self.ink.struck = self.ink.struck.saturating_sub(1),
            TagEnd::TableCell => self.table_cell(),
            TagEnd::TableHead => {
                self.width = self.row.len();
                self.table_row(at)?;
            }
            TagEnd::TableRow => self.table_row(at)?,
            TagEnd::Table => {
                let rows = std::mem::take(&mut self.rows);
                let mut sheet = Sheet { rows, header: Some(1), ..Sheet::default() };
                sheet.square(self.file)?;
                self.page.blocks.push(Block::Sheet(sheet));
                self.ink.text.clear();
            }
            TagEnd::MetadataBlock(_) => {
                let first = at.line + 1;
                front_matter::read(&self.ink.text, first, &mut self.page.facts);
                self.ink.text.clear();
            }
            TagEnd::CodeBlock => self.ink.text.clear(),
            _ => {}
        }
        Ok(())
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

    fn heading(&mut self, heading: Heading) {
        self.ink.text.clear();
        if !heading.text.is_empty() {
            self.page.blocks.push(Block::Heading(heading));
        }
    }

    fn table_cell(&mut self) {
        let mut cell = std::mem::take(&mut self.ink).cell(None);
        let text = without_attributes(&cell.text);
        let inside = without_stars(&text);
        if let Some(style) = &mut cell.style {
            style.is_bold |= inside.len() + 4 <= text.len();
        }
        inside.clone_into(&mut cell.text);
        self.row.push(cell);
    }

    /// The cells of the row, as many as the row itself has.
    fn table_row(&mut self, at: Place) -> Result<(), Error> {
        let mut cells = std::mem::take(&mut self.row);
        let line = self.lines.text(self.source, at.line);
        if line.contains(r"\\|") {
            let what = r"two backslashes stand before a `|`: some read it as a part of the cell, and some as its end";
            self.report.refuse(&at, what, "write the backslash as `&#92;`");
        }
        let written = written_cells(line);
        if !self.rows.is_empty() {
            cells.truncate(written.len());
            // What a row has beyond its table is dropped by everybody who renders it.
            cells.extend(written.iter().skip(self.width).map(|cell| Cell::new(*cell)));
        }
        self.page.count(cells.len(), self.file)?;
        self.rows.push(Row { at, cells });
        Ok(())
    }

    /// A paragraph that is a heading for the eye: bold and numbered, or without the blank after its `#`.
    fn paragraph(&mut self, range: &Range<usize>, at: Place) {
        let source = self.source[range.clone()].trim();
        let marks = source.len() - source.trim_start_matches('#').len();
        let is_bold = ["**", "__"]
            .iter()
            .any(|mark| source.len() > 4 && source.starts_with(mark) && source.ends_with(mark));
        let text = self.ink.text.trim().trim_start_matches('#').trim();
        let is_line = !source.contains('\n') && (is_bold || (1..=6).contains(&marks));
        if is_line && Numbered::read(text).is_some() {
            self.report.detail(&at, format!("the line {text:?} was read as a heading"));
            let text = without_attributes(text);
            self.heading(Heading { at, level: marks, text });
            return;
        }
        let is_starred = source.starts_with('*')
            && !source.starts_with("**")
            && !text.starts_with(['*', '(', '[']);
        if is_starred {
            self.ink.text.insert(0, '*');
        }
        if self.items.is_empty() {
            self.text_block();
        }
    }

    fn text_block(&mut self) {
        let text = std::mem::take(&mut self.ink).text;
        if !text.trim().is_empty() {
            self.page.blocks.push(Block::Text(text.trim().to_owned()));
        }
    }

    fn html(&mut self, html: &str, range: &Range<usize>) -> Result<(), Error> {
        let tag = html.trim_start().to_ascii_lowercase();
        if let Some(start) =
            tag.contains("<table").then(|| html.to_ascii_lowercase().find("<table")).flatten()
        {
            let start = range.start + start;
            let end = html_end(&self.source[start..]) + start;
            self.text_block();
            html::read(&self.source[start..end], self.lines.of(start), self.file, &mut self.page)?;
            self.understood[self.lines.range(&(start..end))].fill(true);
            self.skip_to = end;
        } else if tag.starts_with("<br") {
            self.ink.push("\n");
        } else if tag.starts_with("<span") {
            self.spans.push(hides(&tag));
        } else if tag.starts_with("</span") {
            self.spans.pop();
        } else if tag.starts_with("<sup") {
            self.ink.raised += 1;
        } else if tag.starts_with("</sup") {
            self.ink.raised = self.ink.raised.saturating_sub(1);
        } else if tag.starts_with("<s>") || tag.starts_with("<del") {
            self.ink.struck += 1;
        } else if tag.starts_with("</s>") || tag.starts_with("</del") {
            self.ink.struck = self.ink.struck.saturating_sub(1);
        }
        Ok(())
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

/// Whether an element, in lower case, is not shown.
fn hides(tag: &str) -> bool {
    let tag = tag.replace(' ', "");
    let words = ["hidden>", "hidden=", "display:none", "visibility:hidden"];
    words.iter().any(|word| tag.contains(word))
}

/// Where the table at the start of a text ends; another may be in it.
fn html_end(text: &str) -> usize {
    let is = |at: usize, tag: &str| {
        let found = text.as_bytes().get(at..at + tag.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(tag.as_bytes()))
    };
    let mut depth = 0_usize;
    for at in memchr::memchr_iter(b'<', text.as_bytes()) {
        if is(at, "<table") {
            depth += 1;
        } else if is(at, "</table") {
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

/// Text without the stars of bold text that a blank keeps from being bold: `**Activity **`.
fn without_stars(text: &str) -> &str {
    let text = text.trim();
    let inside = text.strip_prefix("**").and_then(|text| text.strip_suffix("**"));
    inside.filter(|inside| !inside.contains("**")).map_or(text, str::trim)
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
