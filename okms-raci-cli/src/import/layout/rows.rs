//! The rows of a matrix: activities with their roles, and the headings between them.

use std::collections::HashSet;

use okms_raci_codegen::{Activity, RoleSet, id_from_title};

use super::how;
use super::lines::{Is, kinds};
use super::{Block, Context, Kind, Layout, Line, Table, Value};
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
    /// With the roles of as many parties as are known then; its section and id are found later.
    pub(crate) activity: Activity,
    /// The notes of its cells, what is allowed to differ, and what it covers of refined matrices, if there
    /// is a column for that.
    pub(crate) cell_notes: Option<String>,
    pub(crate) allowed: Option<String>,
    pub(crate) covers: Option<String>,
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
pub(super) fn read(matrix: &Table, context: &mut Context<'_>, layout: &mut Layout) {
    how::read(matrix, context);
    let kinds = kinds(matrix, context);
    let parties = matrix.columns.names().map(|name| layout.party(name)).collect();
    let (path, short, tall) = (Vec::new(), Vec::new(), tall_columns(matrix));
    let strange = strange_columns(matrix);
    let missing = RoleSet::RA.difference(matrix.roles());
    let mut reader = Reader {
        matrix,
        context,
        layout,
        path,
        parties,
        unmarked: 0,
        short,
        tall,
        strange,
        missing,
    };
    let mut above: Option<usize> = None;
    let mut block = None;
    for (&line, is) in matrix.body.iter().zip(kinds) {
        // The columns of sections of one table say nothing about the next.
        let own = matrix.lines[line].block;
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

fn is_tall(area: Option<Area>) -> bool {
    area.is_some_and(|area| area.bottom > area.top)
}

fn tall_columns(matrix: &Table) -> HashSet<usize> {
    let cells = matrix.body.iter().flat_map(|&line| matrix.lines[line].cells.iter().enumerate());
    cells.filter(|(_, cell)| is_tall(cell.merged)).map(|(column, _)| column).collect()
}

/// The columns that have nothing but letters that two or more columns with ours lack.
fn strange_columns(matrix: &Table) -> HashSet<usize> {
    let letters: Vec<usize> = matrix.columns.letters().collect();
    let has_roles = |column: &usize| matrix.count(*column, Value::has_roles) > 0;
    let (usual, mut strange): (Vec<usize>, Vec<usize>) = letters.into_iter().partition(has_roles);
    let texts = |column: &usize| matrix.texts(*column).into_iter();
    let known: HashSet<String> = usual.iter().flat_map(texts).collect();
    strange.retain(|column| usual.len() > 1 && texts(column).all(|text| !known.contains(&text)));
    strange.into_iter().collect()
}

struct Reader<'a, 'b> {
    matrix: &'a Table,
    context: &'a mut Context<'b>,
    layout: &'a mut Layout,
    /// The sections of the row before.
    path: Vec<String>,
    /// The positions of the parties.
    parties: Vec<usize>,
    /// How many rows are not marked, and the lines of the short ones.
    unmarked: usize,
    short: Vec<usize>,
    /// The columns in which cells are merged over rows.
    tall: HashSet<usize>,
    /// The columns whose letters are none of ours.
    strange: HashSet<usize>,
    /// R and A as far as no cell has them.
    missing: RoleSet,
}

impl Reader<'_, '_> {
    fn refuse(&mut self, line: usize, column: usize, what: impl AsRef<str>, help: impl AsRef<str>) {
        self.context.report.refuse(&self.matrix.place(line, column), what, help);
    }

    fn merged(&self, line: usize, column: usize) -> Option<Area> {
        self.matrix.cell(line, column).merged
    }

    fn text(&self, line: usize, column: usize) -> Option<String> {
        Some(self.matrix.text(line, column)).filter(|text| !text.is_empty())
    }

    fn heading(&mut self, line: usize, level: usize, text: String) {
        let Line { at, block, .. } = &self.matrix.lines[line];
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
        let column = self.matrix.columns.activity;
        let text = self.matrix.text(line, column);
        if text.is_empty() || self.matrix.text(above, column) == text {
            return;
        }
        if let Some((_, Entry::Row(row))) = self.layout.entries.last_mut() {
            row.activity.title = format!("{} {text}", row.activity.title);
            let what = "the row was joined to the one above, with which it shares all letters";
            self.context.report.odd(&self.matrix.lines[line].at, what);
        }
    }

    fn row(&mut self, line: usize) {
        let Line { block, cells, .. } = &self.matrix.lines[line];
        let columns = &self.matrix.columns;
        let title = self.text(line, columns.activity).unwrap_or_default();
        self.doubts(line);
        if !self.has_its_cells(line) || !self.has_title(line, &title) || !self.has_letters(line) {
            return;
        }
        let text = |column: usize| self.text(line, column);
        let note = |&column: &usize| match columns.notes.len() {
            1 => text(column),
            _ => text(column).map(|note| format!("{}: {note}", columns.headers[column])),
        };
        let notes = columns.notes.iter().filter_map(note);
        let notes: Vec<String> = notes.chain(cells[columns.activity].comment.clone()).collect();
        let id = columns.id.and_then(text);
        let activity = Activity {
            id: id.map(|id| id_from_title(&id)).unwrap_or_default(),
            title,
            reference: columns.reference.and_then(text),
            note: (!notes.is_empty()).then(|| notes.join("; ")),
            ..Activity::default()
        };
        let mut found = Found {
            at: self.matrix.place(line, columns.activity),
            activity,
            cell_notes: columns.cell_notes.and_then(text),
            allowed: columns.allowed.and_then(text),
            covers: columns.covers.map(|column| text(column).unwrap_or_default()),
            ..Found::default()
        };
        found.activity.roles.resize(self.layout.parties.len(), RoleSet::NONE);
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
        for column in single.into_iter().flatten().chain(lists.into_iter().flatten().copied()) {
            let cell = self.matrix.cell(line, column);
            if cell.is_unsaved {
                self.unsaved(line, column);
            } else if cell.is_date && !columns.notes.contains(&column) {
                let what = "a date was read as text: a spreadsheet program makes one of a number such as 1.1";
                self.context.report.odd(&self.matrix.place(line, column), what);
            }
        }
    }

    /// How many cells of letters a row lacks.
    fn missing(&self, line: usize) -> usize {
        let letters = self.matrix.columns.letters();
        letters.filter(|&column| self.matrix.cell(line, column).is_missing).count()
    }

    /// Counts short rows; one of a page that drops cells is refused.
    fn has_its_cells(&mut self, line: usize) -> bool {
        let missing = self.missing(line);
        let Line { at, block, .. } = &self.matrix.lines[line];
        let block = &self.context.page.blocks[*block];
        if missing > 0 && matches!(block, Block::Sheet(sheet) if sheet.is_strict) {
            let what = format!("the row has {} fewer than the header", counted(missing, "cell"));
            let help = "rendered copies of pages may drop empty cells, which hands one party's duties to another: \
                        take the text that the page is made from";
            self.context.report.refuse(at, what, help);
            return false;
        }
        self.short.extend((missing > 0).then_some(line));
        true
    }

    /// Whether a row has an activity of its own, which is no cell of letters at the wrong place.
    fn has_title(&mut self, line: usize, title: &str) -> bool {
        let column = self.matrix.columns.activity;
        let area = self.merged(line, column);
        let block = |line: usize| self.matrix.lines[line].block;
        let is_shared =
            |&&other: &&usize| self.merged(other, column) == area && block(other) == block(line);
        let mut before = self.matrix.body.iter().take_while(|other| **other < line);
        let (what, help) = if title.is_empty() {
            (
                "the row has letters and no activity".to_owned(),
                "write what the activity is, or take the letters out",
            )
        } else if self.missing(line) > 0 && self.matrix.value(line, column).is_letters() {
            (
                format!("the activity {title:?} reads as letters: cells of the row may be missing"),
                "write all cells of the row, the empty ones too",
            )
        } else if is_tall(area) && before.any(|other| is_shared(&other)) {
            (
                format!("{title:?} is merged over rows with other letters"),
                "split the cell, and say in each row what the activity is",
            )
        } else {
            return true;
        };
        self.refuse(line, column, what, help);
        false
    }

    /// Whether there is more than other texts where letters belong.
    fn has_letters(&mut self, line: usize) -> bool {
        let Table { grid, columns, body, header, .. } = self.matrix;
        let is_one = |value: &Value| value.is_soft() && value.kind != Kind::None;
        let has_any =
            |line: usize| columns.letters().any(|column| is_one(grid.value(line, column)));
        let is_text = |&column: &usize| matches!(grid.kind(line, column), Kind::Text | Kind::Mark);
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
        let mut notes: Vec<String> = Vec::new();
        for &column in columns {
            let (cell, value) = (self.matrix.cell(line, column), self.matrix.value(line, column));
            let roles = &mut found.activity.roles[party];
            *roles = roles.union(self.roles(line, column, columns));
            let at = self.matrix.place(line, column);
            if value.is_alike {
                self.context.report.odd(&at, format!("{:?} has a letter of another script; it was read as the Latin one that looks like it", cell.line()));
            }
            if cell.comment.is_some() {
                self.context.report.odd(&at, "a comment became the cell's note");
            }
            notes.extend(value.note.iter().chain(&cell.comment).cloned());
            found.footnotes.extend(value.marks.iter().map(|mark| (party, mark.clone())));
        }
        found.activity.notes.extend((!notes.is_empty()).then(|| (party, notes.join("; "))));
    }

    /// The roles in a cell of a party with these columns.
    fn roles(&mut self, line: usize, column: usize, own: &[usize]) -> RoleSet {
        let text = self.matrix.text(line, column);
        let area = self.merged(line, column);
        let is_other = |other: usize| !own.contains(&other) && self.merged(line, other) == area;
        let is_shared =
            area.is_some_and(Area::is_wide) && self.matrix.columns.letters().any(is_other);
        match self.matrix.kind(line, column) {
            Kind::Blank | Kind::None => {}
            Kind::Unsaved => self.unsaved(line, column),
            Kind::Further => self.further(line, column, &text),
            Kind::Letters | Kind::Noted | Kind::Word if is_shared => {
                let help = "split the cell, and write the letters of each party";
                self.refuse(line, column, format!("{text:?} is merged over several parties"), help);
            }
            Kind::Letters | Kind::Noted | Kind::Word => {
                return self.matrix.value(line, column).roles;
            }
            // Among letters it is no word for the table, but all of them.
            Kind::Text if text == "RACI" => return RoleSet::RACI,
            _ => {
                let letter = option("--letter", &format!("{text}=C"));
                let help = format!(
                    "write letters of R, A, C, I, or nothing; or say what it means: {letter}, or - for no role"
                );
                self.refuse(line, column, format!("{text:?} is no role letter"), help);
            }
        }
        RoleSet::NONE
    }

    fn unsaved(&mut self, line: usize, column: usize) {
        let help = "open the file in a spreadsheet program and save it";
        self.refuse(line, column, "a formula has no saved value", help);
    }

    /// Letters that are none of R, A, C, I: one message for each of them.
    fn further(&mut self, line: usize, column: usize, text: &str) {
        for letter in kind::further(text) {
            let what = format!("the letter {letter} is none of R, A, C, I");
            let help = if let Some(role) = kind::without_accent(letter) {
                format!(
                    "did you mean {role}? write {role}, or say what it means: --letter {letter}={role}"
                )
            } else {
                let role = if self.missing.is_empty() { RoleSet::C } else { self.missing };
                format!(
                    "say what it means: --letter {letter}={role}, another role, or --letter {letter}=- for no role"
                )
            };
            let note = option("--note", &self.matrix.name(column));
            let note = format!("; if the column is no party, {note}");
            let help = if self.strange.contains(&column) { help + &note } else { help };
            self.refuse(line, column, what, help);
        }
    }

    fn marks(&mut self, line: usize, found: &mut Found) {
        for &column in &self.matrix.columns.marks {
            let product = &self.matrix.columns.headers[column];
            let value = self.matrix.value(line, column);
            if value.kind == Kind::Mark {
                found.marks.push(product.clone());
            } else if value.says_something() {
                let text = self.matrix.text(line, column);
                let what = format!("{text:?} in the column {product:?} is no mark");
                let help =
                    "write an X or nothing; if the cells are shifted, write the empty ones too";
                self.refuse(line, column, what, help);
            }
        }
    }

    /// The sections of the row; a blank one is that of the row before, unless cells are merged there.
    fn go_to(&mut self, line: usize) {
        let columns = &self.matrix.columns;
        let number = columns.number.and_then(|column| self.text(line, column));
        for (depth, &column) in columns.sections.iter().enumerate() {
            let Some(section) = self.text(line, column) else {
                if self.tall.contains(&column) {
                    self.path.truncate(depth);
                }
                continue;
            };
            let text = match &number {
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
        let Activity { title, roles, .. } = &found.activity;
        let is_left_out =
            self.context.hints.skip_empty && roles.iter().all(|roles| roles.is_empty());
        if is_left_out {
            let what = format!("{title:?} was left out: nobody holds a role in it");
            self.context.report.leave_out(&found.at, what);
        }
        !is_left_out
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
