//! HTML as headings, tables and text: of saved pages, wikis, our own pages, and inside Markdown.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::cells::{
    Area, Block, Cell, Fact, Heading, Ink, MOST_CELLS, Page, Place, Row, Sheet, one_line,
    too_many_cells,
};
use crate::status::Error;

/// Elements without an end.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "wbr", "col"];

/// More tables in each other than any page has.
const MOST_TABLES: usize = 100;

/// The largest span that a browser takes.
const MOST_SPANNED: usize = 1000;

/// A saved page.
pub(super) fn page(text: &str, file: &str) -> Result<Page, Error> {
    let mut page = Page::default();
    let title = read(text, 1, file, &mut page)?;
    let is_title = |block: &Block| matches!(block, Block::Heading(heading) if heading.level == 1);
    let title = title.filter(|_| !page.blocks.iter().any(is_title));
    page.facts.title = title.map(|text| Fact { at: Place::default(), text });
    Ok(page)
}

/// Reads HTML that starts in a line; gives the title of the page.
pub(super) fn read(
    text: &str,
    mut line: usize,
    file: &str,
    page: &mut Page,
) -> Result<Option<String>, Error> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut reader = Reader::new(page, file);
    let mut counted = 0;
    for Ok(token) in Tokenizer::new_with_emitter(text, emitter) {
        match token {
            Token::StartTag(tag) => {
                let at = tag.span.start.clamp(counted, text.len());
                line += memchr::memchr_iter(b'\n', &text.as_bytes()[counted..at]).count();
                counted = at;
                reader.start(&tag, Place::line(line));
            }
            Token::EndTag(tag) => reader.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => reader.string(&String::from_utf8_lossy(&text)),
            _ => {}
        }
        if reader.page.cells > MOST_CELLS || reader.tables.len() > MOST_TABLES {
            return Err(too_many_cells(file));
        }
    }
    while !reader.tables.is_empty() {
        reader.end_table();
    }
    reader.flush();
    reader.error.map_or(Ok(reader.title), Err)
}

struct Reader<'a> {
    file: &'a str,
    /// Why a table cannot be read.
    error: Option<Error>,
    /// What was read outside of tables.
    text: String,
    page: &'a mut Page,
    title: Option<String>,
    /// The open tables; one may be in a cell of another.
    tables: Vec<Table>,
    /// The element whose text is not shown.
    skipped: Option<String>,
    /// The open lists, with the number of the last item if they count.
    lists: Vec<Option<usize>>,
    heading: Option<(Place, usize)>,
    /// Whether each of the open parts of texts is struck through.
    spans: Vec<bool>,
    /// The element that is not shown, and how many of its name are open in it.
    hidden: Option<(String, usize)>,
}

#[derive(Default)]
struct Table {
    rows: Vec<Row>,
    /// Cells that reach into rows below, by column: how many rows are left, the cell.
    spanned: BTreeMap<usize, (usize, Cell)>,
    header: usize,
    is_in_head: bool,
    has_body: bool,
    row_class: String,
    cell: Option<Open>,
}

/// The open cell.
struct Open {
    ink: Ink,
    /// How many rows and columns it takes.
    spans: (usize, usize),
    is_header: bool,
    is_hidden: bool,
    fill: Option<u32>,
    /// The roles that a page of ours states.
    roles: Option<String>,
}

fn attribute(tag: &StartTag<usize>, name: &str) -> String {
    let value = tag.attributes.get(name.as_bytes());
    value.map(|value| String::from_utf8_lossy(value).into_owned()).unwrap_or_default()
}

/// The style of an element, without blanks.
fn css(tag: &StartTag<usize>) -> String {
    attribute(tag, "style").replace(' ', "")
}

fn is_hidden(tag: &StartTag<usize>, css: &str) -> bool {
    tag.attributes.contains_key(&b"hidden"[..])
        || ["display:none", "visibility:hidden"].iter().any(|hides| css.contains(hides))
}

fn span(tag: &StartTag<usize>, name: &str) -> usize {
    attribute(tag, name).trim().parse().unwrap_or(1).clamp(1, MOST_SPANNED)
}

impl<'a> Reader<'a> {
    fn new(page: &'a mut Page, file: &'a str) -> Self {
        Reader {
            file,
            error: None,
            text: String::new(),
            page,
            title: None,
            tables: Vec::new(),
            skipped: None,
            lists: Vec::new(),
            heading: None,
            spans: Vec::new(),
            hidden: None,
        }
    }

    fn start(&mut self, tag: &StartTag<usize>, at: Place) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if self.skipped.is_some() {
            return;
        }
        let is_cell = matches!(name.as_str(), "table" | "tr" | "td" | "th");
        let is_in_cell = self.open().is_some();
        match &mut self.hidden {
            Some((hidden, count)) if !is_cell => *count += usize::from(*hidden == name),
            _ if is_cell || !is_in_cell || VOID.contains(&name.as_str()) => {}
            hidden if is_hidden(tag, &css(tag)) => *hidden = Some((name.clone(), 1)),
            _ => {}
        }
        match name.as_str() {
            "script" | "style" | "template" | "noscript" | "svg" if !tag.self_closing => {
                self.skipped = Some(name);
            }
            "title" => self.flush(),
            "table" => {
                self.flush();
                self.tables.push(Table::default());
            }
            "thead" | "tbody" | "tfoot" => {
                self.tables.iter_mut().last().into_iter().for_each(|table| {
                    table.is_in_head = name == "thead";
                });
            }
            "tr" => self.row(tag, at),
            "td" | "th" => self.cell(&name, tag, at),
            "img" => match (attribute(tag, "alt"), self.open()) {
                (alt, Some(ink)) if alt.trim().is_empty() => ink.has_picture = true,
                (alt, Some(ink)) => ink.push(&alt),
                _ => {}
            },
            "span" | "a" => self.span(tag),
            "br" | "p" | "div" | "hr" | "dt" | "dd" | "blockquote" | "section" => self.line_break(),
            "li" => {
                self.line_break();
                if let Some(Some(number)) = self.lists.last_mut() {
                    *number += 1;
                    let number = format!("{number}. ");
                    self.push(&number);
                }
            }
            "ol" => self.lists.push(Some(
                attribute(tag, "start").parse().map_or(0, |at: usize| at.saturating_sub(1)),
            )),
            "ul" => self.lists.push(None),
            _ if level(&name).is_some() && self.tables.is_empty() => {
                self.flush();
                self.heading = level(&name).map(|level| (at, level));
            }
            _ => self.inline(&name, 1),
        }
    }

    fn end(&mut self, name: &str) {
        if self.skipped.is_some() {
            self.skipped.take_if(|skipped| skipped == name);
            return;
        }
        if let Some((_, count)) = self.hidden.as_mut().filter(|(hidden, _)| hidden == name) {
            *count -= 1;
        }
        self.hidden.take_if(|(_, count)| *count == 0);
        match name {
            "title" => {
                let title = one_line(&std::mem::take(&mut self.text));
                self.title = self.title.take().or(Some(title).filter(|title| !title.is_empty()));
            }
            "table" => self.end_table(),
            "td" | "th" => self.end_cell(),
            "tr" => self.end_row(),
            "p" | "div" | "li" | "dd" => self.line_break(),
            "ol" | "ul" => drop(self.lists.pop()),
            "span" | "a" => {
                if self.spans.pop().unwrap_or_default() {
                    self.inline("s", -1);
                }
            }
            _ if level(name).is_some() => self.flush(),
            _ => self.inline(name, -1),
        }
    }

    /// A part of a text that its style may strike through.
    fn span(&mut self, tag: &StartTag<usize>) {
        let is_struck = css(tag).contains("line-through");
        if is_struck {
            self.inline("s", 1);
        }
        self.spans.push(is_struck);
    }

    fn open(&mut self) -> Option<&mut Ink> {
        Some(&mut self.tables.last_mut()?.cell.as_mut()?.ink)
    }

    /// Bold, struck-through and raised text.
    fn inline(&mut self, name: &str, by: isize) {
        let Some(ink) = self.open() else { return };
        let depth = match name {
            "b" | "strong" => &mut ink.bold,
            "s" | "del" | "strike" => &mut ink.struck,
            "sup" => &mut ink.raised,
            _ => return,
        };
        *depth = depth.saturating_add_signed(by);
    }

    fn string(&mut self, text: &str) {
        if self.hidden.is_some() {
            let is_text = !text.trim().is_empty();
            self.open().into_iter().for_each(|ink| ink.has_hidden |= is_text);
        } else if self.skipped.is_none() {
            let words: Vec<&str> = text.split_whitespace().collect();
            let blank = |is: bool| if is { " " } else { "" };
            let (starts, ends) =
                (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
            self.push(
                &[blank(starts), &words.join(" "), blank(ends && !words.is_empty())].concat(),
            );
        }
    }

    fn push(&mut self, text: &str) {
        if let Some(ink) = self.open() {
            ink.push(text);
        } else if self.tables.is_empty() {
            self.text.push_str(text);
        }
    }

    fn line_break(&mut self) {
        if let Some(ink) = self.open() {
            ink.push("\n");
        } else if self.heading.is_some() {
            self.text.push(' ');
        } else {
            self.flush();
        }
    }

    /// Ends a paragraph or a heading.
    fn flush(&mut self) {
        let text = one_line(&std::mem::take(&mut self.text));
        let heading = self.heading.take();
        if !text.is_empty() {
            self.page.blocks.push(match heading {
                Some((at, level)) => Block::Heading(Heading { at, level, text }),
                None => Block::Text(text),
            });
        }
    }

    fn row(&mut self, tag: &StartTag<usize>, at: Place) {
        self.end_row();
        if let Some(table) = self.tables.last_mut() {
            table.row_class = attribute(tag, "class");
            table.rows.pop_if(|row| row.cells.is_empty());
            table.rows.push(Row { at, cells: Vec::new() });
            self.page.cells += table.fill();
        }
    }

    fn cell(&mut self, name: &str, tag: &StartTag<usize>, at: Place) {
        self.end_cell();
        self.spans.clear();
        self.hidden = None;
        let Some(table) = self.tables.last_mut() else { return };
        if table.rows.is_empty() {
            table.rows.push(Row { at, cells: Vec::new() });
        }
        let css = css(tag);
        let looks = [&table.row_class, &attribute(tag, "class"), &attribute(tag, "bgcolor"), &css];
        let mut hasher = DefaultHasher::new();
        looks.hash(&mut hasher);
        let (bold, struck) = (usize::from(name == "th"), usize::from(css.contains("line-through")));
        table.cell = Some(Open {
            ink: Ink::of(bold, struck),
            spans: (span(tag, "rowspan"), span(tag, "colspan")),
            is_header: name == "th" && attribute(tag, "scope") != "row",
            is_hidden: is_hidden(tag, &css),
            fill: looks.iter().any(|look| !look.is_empty()).then(|| hasher.finish() as u32),
            roles: tag
                .attributes
                .contains_key(&b"data-roles"[..])
                .then(|| attribute(tag, "data-roles")),
        });
    }

    fn end_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let Some(open) = table.cell.take() else { return };
        self.page.cells += open.spans.1;
        table.add(open);
    }

    fn end_row(&mut self) {
        self.end_cell();
        let Some(table) = self.tables.last_mut() else { return };
        let is_filled = table.rows.last().is_some_and(|row| !row.cells.is_empty());
        let is_new = table.rows.len() == table.header + 1;
        table.header += usize::from(is_filled && is_new && !table.has_body);
    }

    fn end_table(&mut self) {
        self.end_row();
        let Some(Table { mut rows, header, .. }) = self.tables.pop() else { return };
        rows.retain(|row| !row.cells.is_empty());
        let header = (header > 0).then_some(header);
        let mut sheet = Sheet { header, rows, is_strict: true, ..Sheet::default() };
        match sheet.square(self.file) {
            Ok(()) => self.page.blocks.push(Block::Sheet(sheet)),
            Err(error) => self.error = Some(error),
        }
    }
}

/// The level of a heading.
fn level(name: &str) -> Option<usize> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

impl Table {
    /// Adds the cells that reach into this place from rows above; says how many.
    fn fill(&mut self) -> usize {
        let Some(row) = self.rows.last_mut() else { return 0 };
        let before = row.cells.len();
        while let Some((left, cell)) = self.spanned.get_mut(&row.cells.len()) {
            let column = row.cells.len();
            row.cells.push(cell.clone());
            *left -= 1;
            if *left == 0 {
                self.spanned.remove(&column);
            }
        }
        row.cells.len() - before
    }

    fn add(&mut self, open: Open) {
        let (height, width) = open.spans;
        let mut cell = open.ink.cell(open.fill);
        cell.is_hidden = open.is_hidden;
        cell.text = open.roles.unwrap_or(cell.text);
        self.has_body |= !open.is_header && !self.is_in_head;
        let top = self.rows.len().saturating_sub(1);
        let Some(row) = self.rows.last_mut() else { return };
        let left = row.cells.len();
        let area = Area { top, left, bottom: top + height - 1, right: left + width - 1 };
        cell.merged = (height > 1 || width > 1).then_some(area);
        for _ in 0..width {
            if height > 1 {
                self.spanned.insert(row.cells.len(), (height - 1, cell.clone()));
            }
            row.cells.push(cell.clone());
        }
        self.fill();
    }
}
