//! A page in Markdown as headings and tables.

use std::ops::Range;

use pulldown_cmark::{Event, OffsetIter, Options, Parser, Tag, TagEnd};

use super::WHY_NO_HTML;
use super::front_matter;
use super::notes::Notes;
use super::number::Numbered;
use super::page::{Block, Heading, Page, Place, Row, Table};
use super::raw::{self, Lines};

pub(super) fn read(text: &str, notes: &mut Notes) -> Page {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let lines = Lines::new(text);
    let mut reader = Reader {
        source: text,
        notes,
        page: Page::default(),
        text: String::new(),
        row: Vec::new(),
        header: None,
        rows: Vec::new(),
        is_html: false,
        understood: vec![false; lines.count() + 1],
        lines,
    };
    reader.read(Parser::new_ext(text, options).into_offset_iter());
    reader.rows_outside_of_tables();
    reader.page
}

struct Reader<'a> {
    source: &'a str,
    lines: Lines,
    notes: &'a mut Notes,
    page: Page,
    /// What was read of the heading, the cell or the paragraph.
    text: String,
    /// What was read of the row.
    row: Vec<String>,
    /// What was read of the table.
    header: Option<Row>,
    rows: Vec<Row>,
    /// Whether there is a table in HTML, which is told.
    is_html: bool,
    /// Whether a line, by its number, is in a table, code or front matter.
    understood: Vec<bool>,
}

impl Reader<'_> {
    fn read(&mut self, events: OffsetIter<'_>) {
        for (event, range) in events {
            let at = Place::line(self.lines.of(range.start));
            match event {
                Event::Start(tag) => self.start(&tag, &range),
                Event::End(end) => self.end(end, &range, at),
                Event::Text(text) | Event::Code(text) => self.text.push_str(&text),
                Event::SoftBreak | Event::HardBreak => self.text.push(' '),
                Event::Html(html) | Event::InlineHtml(html) => self.html(&html, &at),
                Event::FootnoteReference(label) => {
                    let what = format!("the mark of the footnote {:?} was left out", &*label);
                    self.notes.decide(&at, what);
                }
                _ => {}
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Table(_) | Tag::CodeBlock(_) | Tag::MetadataBlock(_) => {
                self.understood[self.lines.range(range)].fill(true);
                self.text.clear();
            }
            Tag::Heading { .. } | Tag::Paragraph | Tag::TableCell => self.text.clear(),
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd, range: &Range<usize>, at: Place) {
        match end {
            TagEnd::Heading(level) => {
                let text = raw::without_attributes(self.text.trim());
                let text = raw::without_stars(text).to_owned();
                self.heading(Heading { at, level: level as usize, text });
            }
            TagEnd::Paragraph => self.paragraph(range, at),
            TagEnd::TableCell => self.row.push(raw::without_stars(&self.text).to_owned()),
            TagEnd::TableHead => {
                let row = self.finished_row(at, None);
                self.header = Some(row);
            }
            TagEnd::TableRow => {
                let width = self.header.as_ref().map(|header| header.cells.len());
                let row = self.finished_row(at, width);
                self.rows.push(row);
            }
            TagEnd::Table => {
                let rows = std::mem::take(&mut self.rows);
                let table = self.header.take().map(|header| Table { header, rows });
                self.page.blocks.extend(table.map(Block::Table));
            }
            TagEnd::MetadataBlock(_) => {
                let first = at.line + 1;
                front_matter::read(&self.text, first, &mut self.page.facts);
            }
            _ => {}
        }
    }

    fn heading(&mut self, heading: Heading) {
        if !heading.text.is_empty() {
            self.page.blocks.push(Block::Heading(heading));
        }
    }

    /// A paragraph that is a heading for the eye: bold and numbered, or without the blank after its `#`.
    fn paragraph(&mut self, range: &Range<usize>, at: Place) {
        let source = self.source[range.clone()].trim();
        let marks = source.len() - source.trim_start_matches('#').len();
        let is_bold = ["**", "__"]
            .iter()
            .any(|mark| source.len() > 4 && source.starts_with(mark) && source.ends_with(mark));
        let text = self.text.trim().trim_start_matches('#').trim();
        let is_line = !source.contains('\n') && (is_bold || (1..=6).contains(&marks));
        if is_line && Numbered::read(text).is_some() {
            self.notes.decide(&at, format!("the line {text:?} was taken as a heading"));
            let text = raw::without_attributes(text).to_owned();
            self.heading(Heading { at, level: marks, text });
        }
    }

    /// The cells of the row, as many as the row itself has where the table is `width` cells wide.
    fn finished_row(&mut self, at: Place, width: Option<usize>) -> Row {
        let mut cells = std::mem::take(&mut self.row);
        let written = raw::cells(self.lines.text(self.source, at.line));
        let Some(width) = width else { return Row { at, cells } };
        cells.truncate(written.len());
        // What a row has beyond its table is dropped by everybody who renders it.
        cells.extend(written.iter().skip(width).map(|cell| (*cell).to_owned()));
        Row { at, cells }
    }

    fn html(&mut self, html: &str, at: &Place) {
        let tag = html.trim_start().to_ascii_lowercase();
        if tag.contains("<table") || tag.contains("<td") || tag.contains("<!doctype html") {
            if !std::mem::replace(&mut self.is_html, true) {
                self.notes.refuse(at, "a table rendered to HTML", WHY_NO_HTML);
            }
        } else if tag.starts_with("<br") {
            self.text.push(' ');
        }
    }

    /// No row is lost because a table is not as Markdown wants it.
    fn rows_outside_of_tables(&mut self) {
        let mut before = 0;
        for line in 1..=self.lines.count() {
            let text = self.lines.text(self.source, line);
            if self.understood[line] || !raw::looks_like_a_row(text) {
                continue;
            }
            if std::mem::replace(&mut before, line) + 1 < line || line == 1 {
                self.notes.refuse(
                    &Place::line(line),
                    "this looks like the row of a table, but is none in Markdown",
                    "a table is a header, a line of dashes with as many cells, and the rows, \
                     without a blank line between them",
                );
            }
        }
    }
}
