//! HTML as headings, tables and text: of saved pages, wikis, our own pages, and inside Markdown.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::cells::{Block, Fact, Ink, Page, Place, one_line};
use super::page::{OpenCell, PageBuilder};
use crate::status::Error;

/// Elements without an end.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "wbr", "col"];

/// The largest span that a browser takes.
const MOST_SPANNED: usize = 1000;

/// A saved page.
pub(super) fn page(text: &str, file: &str) -> Result<Page, Error> {
    let mut reader = Reader::new(file);
    reader.read(text, 1);
    let title = reader.title.take();
    let mut page = reader.out.finish()?;
    let is_title = |block: &Block| matches!(block, Block::Heading(heading) if heading.level == 1);
    let title = title.filter(|_| !page.blocks.iter().any(is_title));
    page.facts.title = title.map(|text| Fact { at: Place::default(), text });
    Ok(page)
}

pub(super) struct Reader<'a> {
    pub(super) out: PageBuilder<'a>,
    title: Option<String>,
    /// The element whose text is not shown anywhere.
    skipped: Option<String>,
    /// Whether each of the open parts of texts is struck through.
    spans: Vec<bool>,
    /// The element of a cell that is not shown, and how many of its name are open in it.
    hidden: Option<(String, usize)>,
}

fn attribute(tag: &StartTag<usize>, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(value).into_owned())
}

/// The style of an element, without blanks.
fn css(tag: &StartTag<usize>) -> String {
    attribute(tag, "style").unwrap_or_default().replace(' ', "")
}

fn is_hidden(tag: &StartTag<usize>) -> bool {
    let css = css(tag);
    attribute(tag, "hidden").is_some()
        || ["display:none", "visibility:hidden"].iter().any(|hides| css.contains(hides))
}

fn is_struck(tag: &StartTag<usize>) -> bool {
    css(tag).contains("line-through")
}

/// How many more rows or columns a cell takes.
fn more(tag: &StartTag<usize>, name: &str) -> usize {
    let span = attribute(tag, name).and_then(|span| span.trim().parse().ok());
    span.unwrap_or(1).clamp(1, MOST_SPANNED) - 1
}

/// The level of a heading.
fn level(name: &str) -> Option<usize> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

impl<'a> Reader<'a> {
    pub(super) fn new(file: &'a str) -> Self {
        let out = PageBuilder::new(file);
        Reader { out, title: None, skipped: None, spans: Vec::new(), hidden: None }
    }

    /// Reads a part of a page, and ends whatever is open at its end.
    pub(super) fn part(&mut self, text: &str, line: usize) {
        let depth = self.out.depth();
        self.out.flush();
        self.read(text, line);
        self.skipped = None;
        self.out.close_to(depth);
    }

    /// Reads HTML that starts in a line.
    pub(super) fn read(&mut self, text: &str, mut line: usize) {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let mut counted = 0;
        for Ok(token) in Tokenizer::new_with_emitter(text, emitter) {
            match token {
                Token::StartTag(tag) => {
                    let at = tag.span.start.clamp(counted, text.len());
                    line += memchr::memchr_iter(b'\n', &text.as_bytes()[counted..at]).count();
                    counted = at;
                    self.start(&tag, Place::line(line));
                }
                Token::EndTag(tag) => self.end(&String::from_utf8_lossy(&tag.name)),
                Token::String(text) => self.string(&String::from_utf8_lossy(&text)),
                _ => {}
            }
            if self.out.has_failed() {
                return;
            }
        }
    }

    fn start(&mut self, tag: &StartTag<usize>, at: Place) {
        if self.skipped.is_some() {
            return;
        }
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        self.hide(&name, tag);
        match name.as_str() {
            "script" | "style" | "template" | "noscript" | "svg" if !tag.self_closing => {
                self.skipped = Some(name);
            }
            "title" => self.out.flush(),
            "table" => {
                self.out.flush();
                self.out.open_table(true);
                if let Some(table) = self.out.table() {
                    table.hidden[0] = is_hidden(tag);
                }
            }
            "thead" | "tbody" | "tfoot" => {
                if let Some(table) = self.out.table() {
                    table.is_in_head = name == "thead";
                    table.hidden[1] = is_hidden(tag);
                }
            }
            "tr" => {
                self.out.open_row(at);
                if let Some(table) = self.out.table() {
                    table.row_look = attribute(tag, "class").unwrap_or_default();
                    table.hidden[2] = is_hidden(tag);
                }
            }
            "td" | "th" => self.cell(&name, tag, at),
            "img" => {
                let alt = attribute(tag, "alt").unwrap_or_default();
                if let Some(cell) = self.out.cell() {
                    cell.ink.has_picture |= alt.trim().is_empty();
                    cell.ink.push(alt.trim());
                }
            }
            "span" | "a" => {
                self.spans.push(is_struck(tag));
                self.inline("s", isize::from(is_struck(tag)));
            }
            "br" | "p" | "div" | "hr" | "dt" | "dd" | "blockquote" | "section" => {
                self.out.line_break();
            }
            "li" => self.out.item(),
            "ol" => {
                let first = attribute(tag, "start").and_then(|first| first.parse().ok());
                self.out.open_list(Some(first.unwrap_or(1)));
            }
            "ul" => self.out.open_list(None),
            _ if level(&name).is_some() && self.out.table().is_none() => {
                self.out.flush();
                self.out.heading = level(&name).map(|level| (at, level));
            }
            _ => self.inline(&name, 1),
        }
    }

    /// Notes an element of a cell that hides its text.
    fn hide(&mut self, name: &str, tag: &StartTag<usize>) {
        let is_table = matches!(name, "table" | "tr" | "td" | "th");
        match &mut self.hidden {
            Some((hidden, count)) if !is_table => *count += usize::from(*hidden == name),
            _ if is_table || VOID.contains(&name) || self.out.cell().is_none() => {}
            hidden if is_hidden(tag) || name == "comment" => *hidden = Some((name.to_owned(), 1)),
            _ => {}
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
                let title = one_line(&std::mem::take(&mut self.out.outside).text);
                self.title = self.title.take().or(Some(title).filter(|title| !title.is_empty()));
            }
            "table" => self.out.close_table(),
            "td" | "th" => {
                self.hidden = None;
                self.out.close_cell();
            }
            "tr" => self.out.close_row(),
            "p" | "div" | "li" | "dd" => self.out.line_break(),
            "ol" | "ul" => self.out.close_list(),
            "span" | "a" => {
                let is_struck = self.spans.pop().unwrap_or_default();
                self.inline("s", -isize::from(is_struck));
            }
            _ if level(name).is_some() => self.out.flush(),
            _ => self.inline(name, -1),
        }
    }

    /// Bold, struck-through and raised text.
    pub(super) fn inline(&mut self, name: &str, by: isize) {
        let Some(ink) = self.out.ink() else { return };
        let depth = match name {
            "b" | "strong" => &mut ink.bold,
            "s" | "del" | "strike" => &mut ink.struck,
            "sup" => &mut ink.raised,
            _ => return,
        };
        *depth = depth.saturating_add_signed(by);
    }

    fn string(&mut self, text: &str) {
        let words: Vec<&str> = text.split_whitespace().collect();
        let blank = |is: bool| if is { " " } else { "" };
        let starts = text.starts_with(char::is_whitespace);
        let ends = text.ends_with(char::is_whitespace) && !words.is_empty();
        self.text(&[blank(starts), &words.join(" "), blank(ends)].concat());
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.hidden.is_some() {
            if let Some(ink) = self.out.ink() {
                ink.has_hidden |= !text.trim().is_empty();
            }
        } else if self.skipped.is_none() {
            self.out.push(text);
        }
    }

    /// Starts a cell, in which nothing is hidden or struck through yet.
    pub(super) fn open_cell(&mut self, cell: OpenCell) {
        self.spans.clear();
        self.hidden = None;
        self.out.open_cell(cell);
    }

    fn cell(&mut self, name: &str, tag: &StartTag<usize>, at: Place) {
        if self.out.table().is_some_and(|table| table.rows.is_empty()) {
            self.out.open_row(at);
        }
        let Some(table) = self.out.table() else { return };
        let own = |name| attribute(tag, name).unwrap_or_default();
        let looks = [&table.row_look, &own("class"), &own("bgcolor"), &css(tag)];
        let mut ink = Ink::default();
        (ink.bold, ink.struck) = (usize::from(name == "th"), usize::from(is_struck(tag)));
        if looks.iter().any(|look| !look.is_empty()) {
            ink.style.add(looks);
        }
        let is_header = name == "th" && own("scope") != "row" || table.is_in_head;
        let cell = OpenCell {
            ink,
            more_rows: more(tag, "rowspan"),
            more_columns: more(tag, "colspan"),
            is_header,
            is_hidden: is_hidden(tag) || table.hidden.contains(&true),
            // The roles that a page of ours states.
            value: attribute(tag, "data-roles"),
            ..OpenCell::default()
        };
        self.open_cell(cell);
    }
}
