//! The rows of a matrix: activities with their roles, and the headings between them.

use std::collections::HashSet;

use okms_raci_codegen::RoleSet;

use super::how;
use super::lines::{Is, kinds};
use super::{Block, Context, Grid, Kind, Layout, Line, Matrix, Value};
use crate::finding::counted;
use crate::import::cells::{Area, Heading, Place, plain};
use crate::import::kind;
use crate::import::report::{option, quoted};

/// A row or a heading of a matrix.
#[derive(Clone, Debug)]
pub(crate) enum Entry {
    Heading(Heading),
    Row(Box<Found>),
}

/// An activity, as a row of a source has it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    pub(crate) at: Place,
    pub(crate) title: String,
    pub(crate) id: Option<String>,
    pub(crate) reference: Option<String>,
    pub(crate) note: Option<String>,
    /// The notes of its cells, what is allowed to differ, and what it covers of refined matrices, if there
    /// is a column for that.
    pub(crate) cell_notes: Option<String>,
    pub(crate) allowed: Option<String>,
    pub(crate) covers: Option<String>,
    /// By position of the party: its roles, and the note of its cell.
    pub(crate) roles: Vec<(usize, RoleSet, Option<String>)>,
    /// The products that it is marked for.
    pub(crate) marks: Vec<String>,
    /// The titles of the sections that the row itself names, from the outermost.
    pub(crate) path: Vec<String>,
    /// The footnote marks of cells, by party.
    pub(crate) footnotes: Vec<(usize, String)>,
}

/// Levels of headings in a table are below those of a page.
const BELOW_HEADINGS: usize = 10;

/// Reads the rows of a matrix.
pub(super) fn read(matrix: &Matrix, context: &mut Context<'_>, layout: &mut Layout) {
    how::read(matrix, context);
    let kinds = kinds(matrix, context);
    let path = Vec::new();
    let tall = tall_columns(matrix);
    let grid = &matrix.grid;
    let parties = Vec::new();
    let mut reader = Reader {
        matrix,
        grid,
        context,
        layout,
        path,
        parties,
        unmarked: 0,
        short: Vec::new(),
        tall,
    };
    let mut above: Option<usize> = None;
    let mut block = None;
    for (&line, is) in matrix.body.iter().zip(kinds) {
        // The columns of sections of one table say nothing about the next.
        let own = matrix.grid.lines[line].block;
        if block.replace(own) != Some(own) {
            reader.path.clear();
        }
        match (is, above) {
            (Is::Heading(level, text), _) => reader.heading(line, level, text),
            (Is::Row, Some(above)) if reader.continues(above, line) => reader.join(above, line),
            (Is::Row, _) => {
                reader.row(line);
                above = Some(line);
            }
            (Is::Nothing, _) => {}
        }
    }
    let Reader { unmarked, short, .. } = reader;
    how::left_out(matrix, unmarked, &short, context);
}

fn tall_columns(matrix: &Matrix) -> HashSet<usize> {
    let cells =
        matrix.body.iter().flat_map(|&line| matrix.grid.lines[line].cells.iter().enumerate());
    let is_tall = |cell: &super::Cell| cell.merged.is_some_and(|area| area.bottom > area.top);
    cells.filter(|(_, cell)| is_tall(cell)).map(|(column, _)| column).collect()
}

struct Reader<'a, 'b> {
    matrix: &'a Matrix,
    grid: &'a Grid,
    context: &'a mut Context<'b>,
    layout: &'a mut Layout,
    /// The sections of the row before.
    path: Vec<String>,
    /// The positions of the parties, once there is a row.
    parties: Vec<usize>,
    /// How many rows are not marked, and the lines of the short ones.
    unmarked: usize,
    short: Vec<usize>,
    /// The columns in which cells are merged over rows.
    tall: HashSet<usize>,
}

impl Reader<'_, '_> {
    fn refuse(&mut self, line: usize, column: usize, what: impl AsRef<str>, help: impl AsRef<str>) {
        self.context.report.refuse(&self.grid.place(line, column), what, help);
    }

    fn merged(&self, line: usize, column: usize) -> Option<Area> {
        self.grid.lines[line].cells[column].merged
    }

    fn heading(&mut self, line: usize, level: usize, text: String) {
        let Line { at, block, .. } = &self.grid.lines[line];
        self.context.report.detail(at, format!("the row {text:?} was read as a heading"));
        let heading = Heading { at: at.clone(), level: BELOW_HEADINGS + level, text };
        self.path.clear();
        self.layout.entries.push((*block, Entry::Heading(heading)));
    }

    /// Whether a line goes on with the row above: all its letters are merged with those above.
    fn continues(&self, above: usize, line: usize) -> bool {
        self.matrix.columns.letters().all(|column| {
            self.merged(line, column).is_some()
                && self.merged(line, column) == self.merged(above, column)
        })
    }

    /// Joins the title of a line to that of the row above.
    fn join(&mut self, above: usize, line: usize) {
        let activity = self.matrix.columns.activity;
        let text = self.grid.text(line, activity);
        if text.is_empty() || self.grid.text(above, activity) == text {
            return;
        }
        if let Some((_, Entry::Row(row))) = self.layout.entries.last_mut() {
            row.title = format!("{} {text}", row.title);
            let what = "the row was joined to the one above, with which it shares all letters";
            self.context.report.odd(&self.grid.lines[line].at, what);
        }
    }

    fn row(&mut self, line: usize) {
        let Line { at, block, cells, .. } = &self.grid.lines[line];
        let columns = &self.matrix.columns;
        let text =
            |column: usize| Some(self.grid.text(line, column)).filter(|text| !text.is_empty());
        let title = text(columns.activity).unwrap_or_default();
        self.doubts(line);
        if !self.has_its_cells(line) || !self.has_title(line, &title) || !self.has_letters(line) {
            return;
        }
        let note = |&column: &usize| match columns.notes.len() {
            1 => text(column),
            _ => text(column).map(|note| format!("{}: {note}", columns.headers[column])),
        };
        let notes: Vec<String> = columns
            .notes
            .iter()
            .filter_map(note)
            .chain(cells[columns.activity].comment.clone())
            .collect();
        let mut found = Found {
            at: at.clone(),
            title,
            id: columns.id.and_then(text),
            reference: columns.reference.and_then(text),
            cell_notes: columns.cell_notes.and_then(text),
            allowed: columns.allowed.and_then(text),
            covers: columns.covers.map(|column| text(column).unwrap_or_default()),
            note: (!notes.is_empty()).then(|| notes.join("; ")),
            ..Found::default()
        };
        if self.parties.is_empty() {
            self.parties = columns.names().map(|name| self.layout.party(name)).collect();
        }
        for (at, (_, columns)) in columns.parties.iter().enumerate() {
            self.cell(line, self.parties[at], columns, &mut found);
        }
        self.marks(line, &mut found);
        self.go_to(line);
        found.path.clone_from(&self.path);
        if self.is_wanted(&found) && self.says_something(&found) {
            self.layout.entries.push((*block, Entry::Row(Box::new(found))));
        }
    }

    /// What may be something else than it reads, in the columns beside the letters.
    fn doubts(&mut self, line: usize) {
        let columns = &self.matrix.columns;
        let lists = [&columns.sections, &columns.notes, &columns.marks];
        let single = [Some(columns.activity), columns.reference, columns.number];
        let named = single.into_iter().flatten().chain(lists.into_iter().flatten().copied());
        for column in named.collect::<Vec<usize>>() {
            let cell = &self.grid.lines[line].cells[column];
            if cell.is_unsaved {
                self.unsaved(line, column);
            } else if cell.is_date && !columns.notes.contains(&column) {
                let what = "a date was read as text: a spreadsheet program makes one of a number such as 1.1";
                self.context.report.odd(&self.grid.place(line, column), what);
            }
        }
    }

    /// Counts short rows; one of a page that drops cells is refused.
    fn has_its_cells(&mut self, line: usize) -> bool {
        let own = &self.grid.lines[line];
        let missing =
            self.matrix.columns.letters().filter(|&column| own.cells[column].is_missing).count();
        let block = &self.context.page.blocks[own.block];
        if missing > 0 && matches!(block, Block::Sheet(sheet) if sheet.is_strict) {
            let what = format!("the row has {} fewer than the header", counted(missing, "cell"));
            let help = "rendered copies of pages may drop empty cells, which hands one party's duties to another: \
                        take the text that the page is made from";
            self.context.report.refuse(&own.at, what, help);
            return false;
        }
        self.short.extend((missing > 0).then_some(line));
        true
    }

    /// Whether a row has an activity of its own, which is no cell of letters at the wrong place.
    fn has_title(&mut self, line: usize, title: &str) -> bool {
        let activity = self.matrix.columns.activity;
        let cells = &self.grid.lines[line].cells;
        let is_short = self.matrix.columns.letters().any(|column| cells[column].is_missing);
        let tall = |line: usize| self.merged(line, activity).filter(|area| area.bottom > area.top);
        let block = self.grid.lines[line].block;
        let is_shared = |&other: &usize| {
            other < line && tall(other) == tall(line) && self.grid.lines[other].block == block
        };
        let (what, help) = if title.is_empty() {
            (
                "the row has letters and no activity".to_owned(),
                "write what the activity is, or take the letters out",
            )
        } else if is_short && self.grid.value(line, activity).kind == Kind::Letters {
            (
                format!("the activity {title:?} reads as letters: cells of the row may be missing"),
                "write all cells of the row, the empty ones too",
            )
        } else if tall(line).is_some() && self.matrix.body.iter().any(is_shared) {
            (
                format!("{title:?} is merged over rows with other letters"),
                "split the cell, and say in each row what the activity is",
            )
        } else {
            return true;
        };
        self.refuse(line, activity, what, help);
        false
    }

    /// Whether there is more than other texts where letters belong.
    fn has_letters(&mut self, line: usize) -> bool {
        let (grid, Matrix { columns, body, header, .. }) = (self.grid, self.matrix);
        let is_one = |value: &Value| value.is_soft() && value.kind != Kind::None;
        let has_any =
            |line: usize| columns.letters().any(|column| is_one(grid.value(line, column)));
        let is_text =
            |&column: &usize| matches!(grid.value(line, column).kind, Kind::Text | Kind::Mark);
        let texts = columns.letters().filter(is_text).map(|column| grid.text(line, column));
        let texts: Vec<String> = texts.collect();
        if columns.id.is_some() || texts.len() < 2 || has_any(line) {
            return true;
        }
        let place = body.iter().position(|other| *other == line).unwrap_or_default();
        let is_last = !body[place..].iter().any(|&other| has_any(other));
        let ends = header.first().zip(body[..place].last()).filter(|_| is_last);
        let rows = ends.map(|(&first, &last)| {
            let [first, last] = [first, last].map(|line| grid.lines[line].at.line);
            format!("; if the matrix ends above it, say so: --rows {first}-{last}")
        });
        let what = format!("the row has other texts where letters belong: {}", quoted(texts));
        let help = "write letters of R, A, C, I, or nothing".to_owned() + &rows.unwrap_or_default();
        self.refuse(line, columns.activity, what, help);
        false
    }

    /// The roles of a party, which may have several columns.
    fn cell(&mut self, line: usize, party: usize, columns: &[usize], found: &mut Found) {
        let mut roles = RoleSet::NONE;
        let mut notes: Vec<String> = Vec::new();
        for &column in columns {
            let (cell, value) =
                (&self.grid.lines[line].cells[column], self.grid.value(line, column));
            let text = cell.line();
            let others = self.matrix.columns.letters().filter(|other| !columns.contains(other));
            let is_shared = cell.merged.is_some_and(Area::is_wide)
                && others.into_iter().any(|other| self.merged(line, other) == cell.merged);
            match value.kind {
                Kind::Blank | Kind::None => {}
                Kind::Unsaved => self.unsaved(line, column),
                Kind::Further => self.further(line, column, &text),
                Kind::Letters | Kind::Noted | Kind::Word if is_shared => {
                    let help = "split the cell, and write the letters of each party";
                    self.refuse(
                        line,
                        column,
                        format!("{text:?} is merged over several parties"),
                        help,
                    );
                }
                Kind::Letters | Kind::Noted | Kind::Word => roles = roles.union(value.roles),
                // Among letters it is no word for the table, but all of them.
                Kind::Text if text == "RACI" => roles = RoleSet::RACI,
                _ => {
                    let letter = option("--letter", &format!("{text}=C"));
                    let help = format!(
                        "write letters of R, A, C, I, or nothing; or say what it means: {letter}, or - for no role"
                    );
                    self.refuse(line, column, format!("{text:?} is no role letter"), help);
                }
            }
            let at = self.grid.place(line, column);
            if value.is_alike {
                self.context.report.odd(&at, format!("{text:?} has a letter of another script; it was read as the Latin one that looks like it"));
            }
            if cell.comment.is_some() {
                self.context.report.odd(&at, "a comment became the cell's note");
            }
            notes.extend(value.note.iter().chain(&cell.comment).cloned());
            found.footnotes.extend(value.marks.iter().map(|mark| (party, mark.clone())));
        }
        found.roles.push((party, roles, (!notes.is_empty()).then(|| notes.join("; "))));
    }

    fn unsaved(&mut self, line: usize, column: usize) {
        let help = "open the file in a spreadsheet program and save it";
        self.refuse(line, column, "a formula has no saved value", help);
    }

    /// Letters that are none of R, A, C, I: one message for each of them.
    fn further(&mut self, line: usize, column: usize, text: &str) {
        for letter in kind::further(text) {
            let what = format!("the letter {letter} is none of R, A, C, I");
            let help = match kind::without_accent(letter) {
                Some(role) => format!(
                    "did you mean {role}? write {role}, or say what it means: --letter {letter}={role}"
                ),
                None => format!(
                    "say what it means: --letter {letter}=C, another role, or --letter {letter}=- for no role"
                ),
            };
            self.refuse(line, column, what, help);
        }
    }

    fn marks(&mut self, line: usize, found: &mut Found) {
        for &column in &self.matrix.columns.marks {
            let product = &self.matrix.columns.headers[column];
            match self.grid.value(line, column).kind {
                Kind::Mark => found.marks.push(product.clone()),
                Kind::Blank | Kind::None => {}
                _ => {
                    let what = format!(
                        "{:?} in the column {product:?} is no mark",
                        self.grid.text(line, column)
                    );
                    let help =
                        "write an X or nothing; if the cells are shifted, write the empty ones too";
                    self.refuse(line, column, what, help);
                }
            }
        }
    }

    /// The sections of the row; a blank one is that of the row before, unless cells are merged there.
    fn go_to(&mut self, line: usize) {
        let columns = &self.matrix.columns;
        let number = columns
            .number
            .map(|column| self.grid.text(line, column))
            .filter(|number| !number.is_empty());
        for (depth, &column) in columns.sections.iter().enumerate() {
            let section = self.grid.text(line, column);
            let text = match &number {
                _ if section.is_empty() => {
                    if self.tall.contains(&column) {
                        self.path.truncate(depth);
                    }
                    continue;
                }
                Some(number) if depth + 1 == columns.sections.len() => {
                    format!("{number}. {section}")
                }
                _ => section,
            };
            if self.path.get(depth) != Some(&text) {
                self.path.truncate(depth);
                self.path.push(text);
            }
        }
    }

    /// Whether the row is marked in the column that was asked for, if the table has it.
    fn is_wanted(&mut self, found: &Found) -> bool {
        let Some(wanted) = &self.context.hints.column else { return true };
        let is_it = |product: &String| plain(product) == plain(wanted);
        let columns = &self.matrix.columns;
        let has_it = columns.marks.iter().any(|&column| is_it(&columns.headers[column]));
        let is_wanted = !has_it || found.marks.iter().any(is_it);
        self.unmarked += usize::from(!is_wanted);
        is_wanted
    }

    fn says_something(&mut self, found: &Found) -> bool {
        let is_empty = found.roles.iter().all(|(_, roles, _)| roles.is_empty());
        if is_empty && self.context.hints.skip_empty {
            let what = format!("{:?} was left out: nobody holds a role in it", found.title);
            self.context.report.leave_out(&found.at, what);
            return false;
        }
        true
    }
}

impl Layout {
    /// The position of a party; a new name is a new one.
    fn party(&mut self, name: &str) -> usize {
        let known = self.parties.iter().position(|known| plain(known) == plain(name));
        known.unwrap_or_else(|| {
            self.parties.push(name.to_owned());
            self.parties.len() - 1
        })
    }
}
