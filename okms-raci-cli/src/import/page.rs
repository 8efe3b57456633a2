//! Puts a page together from what a document has one after the other: headings, paragraphs, and tables
//! with cells that may span rows and columns.

use std::collections::BTreeMap;

use super::cells::{
    Area, Block, Cell, Heading, Ink, Page, Place, Row, Sheet, one_line, too_many_cells,
};
use crate::status::Error;

/// More tables in each other than any page has.
const MOST_TABLES: usize = 100;

/// A page while a document is read.
pub(super) struct PageBuilder<'a> {
    pub(super) page: Page,
    file: &'a str,
    /// Why the page cannot be read.
    error: Option<Error>,
    /// The open tables; one may be in a cell of another.
    tables: Vec<Table>,
    /// The open heading or paragraph outside of tables.
    pub(super) outside: Ink,
    /// The place of the open heading, and its level.
    pub(super) heading: Option<(Place, usize)>,
    /// The open lists, with the number of the next item if they count.
    lists: Vec<Option<usize>>,
}

#[derive(Default)]
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
    cell: Option<OpenCell>,
    /// Cells that reach into rows below, by column: how many rows are left, the cell.
    spanned: BTreeMap<usize, (usize, Cell)>,
    /// How many rows at the top have header cells alone.
    header: usize,
    has_body: bool,
    pub(super) is_in_head: bool,
    /// What is said of how the open row looks.
    pub(super) row_look: String,
    /// Whether it, the open group of rows and the open row are not shown.
    pub(super) hidden: [bool; 3],
    is_strict: bool,
}

/// A cell while it is read.
#[derive(Default)]
pub(super) struct OpenCell {
    pub(super) ink: Ink,
    /// How many further rows it spans, and how many further columns.
    pub(super) more_rows: usize,
    pub(super) more_columns: usize,
    /// Whether it continues the cell above.
    pub(super) is_continued: bool,
    pub(super) is_header: bool,
    pub(super) is_hidden: bool,
    /// Its value, if that is not the text shown.
    pub(super) value: Option<String>,
}

impl<'a> PageBuilder<'a> {
    pub(super) fn new(file: &'a str) -> Self {
        PageBuilder {
            page: Page::default(),
            file,
            error: None,
            tables: Vec::new(),
            outside: Ink::default(),
            heading: None,
            lists: Vec::new(),
        }
    }

    /// Whether an error ends the reading.
    pub(super) fn has_failed(&self) -> bool {
        self.error.is_some()
    }

    pub(super) fn finish(mut self) -> Result<Page, Error> {
        self.close_to(0);
        self.error.map_or(Ok(self.page), Err)
    }

    /// How many tables are open.
    pub(super) fn depth(&self) -> usize {
        self.tables.len()
    }

    /// Ends whatever is open in more tables than these.
    pub(super) fn close_to(&mut self, depth: usize) {
        while self.tables.len() > depth {
            self.close_table();
        }
        self.flush();
    }

    /// Counts cells, and the text in all of them, before they take memory.
    fn count(&mut self, cells: usize, text: usize) -> bool {
        self.page.size.add(cells, text);
        let checked = self.page.size.check(self.file);
        self.error = self.error.take().or(checked.err());
        self.error.is_none()
    }

    pub(super) fn table(&mut self) -> Option<&mut Table> {
        self.tables.last_mut()
    }

    pub(super) fn cell(&mut self) -> Option<&mut OpenCell> {
        self.table()?.cell.as_mut()
    }

    /// What text goes into; there is nothing between the cells of a table.
    pub(super) fn ink(&mut self) -> Option<&mut Ink> {
        match self.tables.last_mut() {
            Some(table) => Some(&mut table.cell.as_mut()?.ink),
            None => Some(&mut self.outside),
        }
    }

    pub(super) fn push(&mut self, text: &str) {
        if let Some(ink) = self.ink() {
            ink.push(text);
        }
    }

    /// A new line in a cell, a blank in a heading, else the end of a paragraph.
    pub(super) fn line_break(&mut self) {
        if let Some(cell) = self.cell() {
            cell.ink.push("\n");
        } else if self.heading.is_some() {
            self.push(" ");
        } else {
            self.flush();
        }
    }

    /// Ends a paragraph or a heading.
    pub(super) fn flush(&mut self) {
        let text = std::mem::take(&mut self.outside).text.trim().to_owned();
        let heading = self.heading.take();
        if !text.is_empty() {
            self.page.blocks.push(match heading {
                Some((at, level)) => Block::Heading(Heading { at, level, text: one_line(&text) }),
                None => Block::Text(text),
            });
        }
    }

    /// Starts a list, with the number of its first item if it counts.
    pub(super) fn open_list(&mut self, first: Option<usize>) {
        self.line_break();
        self.lists.push(first);
    }

    pub(super) fn close_list(&mut self) {
        self.lists.pop();
    }

    pub(super) fn is_in_list(&self) -> bool {
        !self.lists.is_empty()
    }

    /// Starts an item of a list.
    pub(super) fn item(&mut self) {
        self.line_break();
        if let Some(Some(number)) = self.lists.last_mut() {
            let text = format!("{number}. ");
            *number = number.saturating_add(1);
            self.push(&text);
        }
    }

    /// Starts a table; a strict one may have lost any cell of a short row.
    pub(super) fn open_table(&mut self, is_strict: bool) {
        if self.tables.len() < MOST_TABLES {
            self.tables.push(Table { is_strict, ..Table::default() });
        } else {
            self.error = Some(too_many_cells(self.file));
        }
    }

    pub(super) fn open_row(&mut self, at: Place) {
        self.close_row();
        if !self.count(1, 0) {
            return;
        }
        if let Some(table) = self.tables.last_mut() {
            table.rows.pop_if(|row| row.cells.is_empty());
            table.rows.push(Row { at, cells: Vec::new() });
            let (cells, text) = table.fill();
            self.count(cells, text);
        }
    }

    pub(super) fn open_cell(&mut self, cell: OpenCell) {
        self.close_cell();
        if let Some(table) = self.table() {
            table.cell = Some(cell);
        }
    }

    pub(super) fn close_cell(&mut self) {
        let Some(cell) = self.table().and_then(|table| table.cell.take()) else { return };
        let text = cell.value.as_ref().unwrap_or(&cell.ink.text).len();
        let places = cell.more_columns + 1;
        if self.count(places, places.saturating_mul(text))
            && let Some(table) = self.table()
        {
            let (cells, text) = table.add(cell);
            self.count(cells, text);
        }
    }

    pub(super) fn close_row(&mut self) {
        self.close_cell();
        let Some(table) = self.table() else { return };
        let is_filled = table.rows.last().is_some_and(|row| !row.cells.is_empty());
        let is_next = table.rows.len() == table.header + 1;
        table.header += usize::from(is_filled && is_next && !table.has_body);
    }

    pub(super) fn close_table(&mut self) {
        self.close_row();
        let Some(Table { mut rows, header, is_strict, .. }) = self.tables.pop() else { return };
        rows.retain(|row| !row.cells.is_empty());
        let header = (header > 0).then_some(header);
        let mut sheet = Sheet { rows, header, is_strict, ..Sheet::default() };
        match sheet.square(self.file) {
            Ok(()) => self.page.blocks.push(Block::Sheet(sheet)),
            Err(error) => self.error = Some(error),
        }
    }
}

impl Table {
    /// Adds the cells that reach into this place from rows above; says how many, and how much text that is.
    fn fill(&mut self) -> (usize, usize) {
        let Some(row) = self.rows.last_mut() else { return (0, 0) };
        let before = row.cells.len();
        while let Some((left, cell)) = self.spanned.get_mut(&row.cells.len()) {
            let column = row.cells.len();
            row.cells.push(cell.clone());
            *left -= 1;
            if *left == 0 {
                self.spanned.remove(&column);
            }
        }
        let added = &row.cells[before..];
        (added.len(), added.iter().map(Cell::length).sum())
    }

    /// Adds a cell at all its places in this row; says what reaches there from rows above.
    fn add(&mut self, open: OpenCell) -> (usize, usize) {
        self.has_body |= !open.is_header;
        let Some(top) = self.rows.len().checked_sub(1) else { return (0, 0) };
        let left = self.rows[top].cells.len();
        let (bottom, right) = (top + open.more_rows, left + open.more_columns);
        let area = Area { top, left, bottom, right };
        if open.is_continued && top > 0 {
            let continued = self.continue_above(area);
            let (cells, text) = self.fill();
            return (cells, continued + text);
        }
        let mut cell = open.ink.cell();
        cell.is_hidden = open.is_hidden;
        cell.text = open.value.unwrap_or(cell.text);
        let is_one = area.top == area.bottom && area.left == area.right;
        cell.merged = (!is_one).then_some(area);
        if bottom > top {
            let spanned = (left..=right).map(|column| (column, (bottom - top, cell.clone())));
            self.spanned.extend(spanned);
        }
        self.rows[top].cells.extend(std::iter::repeat_n(cell, right + 1 - left));
        self.fill()
    }

    /// Adds the cells above once more; says how much text there is in them.
    fn continue_above(&mut self, area: Area) -> usize {
        let [.., above, row] = &mut self.rows[..] else { return 0 };
        let first = above.cells.get(area.left).and_then(|cell| cell.merged);
        let top = first.map_or(area.top - 1, |above| above.top);
        let mut text = 0;
        for column in area.left..=area.right {
            let mut cell = Cell::default();
            let above = above.cells.get_mut(column).unwrap_or(&mut cell);
            // It matters whether a cell is merged with others, not with how many.
            above.merged = Some(Area { top, ..area });
            text += above.length();
            row.cells.push(above.clone());
        }
        text
    }
}
