//! What the columns of a block are: activities, sections, references, notes, marks and parties.

use std::collections::HashSet;

use super::block::Found;
use super::our_own::COVERS;
use super::{Context, Grid, Kind, MOST_NAMES, Value, our_own, parties, teams};
use crate::covers;
use crate::finding::counted;
use crate::import::cells::{Place, column_name, plain};
use crate::import::kind::Alphabet;
use crate::import::report::{instead_of, option, options, quoted};
use crate::import::words::{self, Word};

/// The most levels of sections in a matrix.
const MOST_LEVELS: usize = 60;

/// The columns of a matrix.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    pub(super) activity: usize,
    /// From the outermost.
    pub(super) sections: Vec<usize>,
    pub(super) reference: Option<usize>,
    /// The numbers of sections and the ids of activities, which our own CSV has.
    pub(super) number: Option<usize>,
    pub(super) id: Option<usize>,
    /// What our own tables have: the notes of cells, what is allowed to differ, and the duties of refined
    /// matrices that the row covers.
    pub(super) cell_notes: Option<usize>,
    pub(super) allowed: Option<usize>,
    pub(super) covers: Option<usize>,
    /// Prose about the row.
    pub(super) notes: Vec<usize>,
    /// The products that rows are marked for.
    pub(super) marks: Vec<usize>,
    /// The parties, with their columns.
    pub(super) parties: Vec<(String, Vec<usize>)>,
    /// What each column is called.
    pub(super) headers: Vec<String>,
}

impl Columns {
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.parties.iter().map(|(name, _)| name.as_str())
    }

    /// The columns of letters.
    pub(super) fn letters(&self) -> impl Iterator<Item = usize> {
        self.parties.iter().flat_map(|(_, columns)| columns.iter().copied())
    }
}

/// Finds what the columns of a block are, or refuses it.
pub(super) fn find(grid: &Grid, block: &Found, context: &mut Context<'_>) -> Option<Columns> {
    if block.letters.len() > MOST_NAMES && context.hints.party.is_empty() {
        let (at, count) = (grid.place(block.data[0], block.letters[0]), block.letters.len());
        let what =
            format!("the table has {count} columns of letters, and a matrix at most 64 parties");
        let help = "name the columns that are parties with --party; \
                    if the columns are activities, say --parties-in-rows";
        context.report.refuse(&at, what, help);
        return None;
    }
    let headers = parties::headers(grid, block, context);
    let own = our_own::columns(&headers).map(|(columns, _)| columns);
    let is_own = own.is_some();
    let columns = Columns { headers, ..own.unwrap_or_default() };
    let mut sorter = Sorter { grid, block, letters: block.letters.clone(), columns, context };
    sorter.check_hints();
    if !is_own {
        sorter.take_hints();
        sorter.left()?;
        sorter.others();
    }
    let Sorter { letters, mut columns, .. } = sorter;
    columns.parties = parties::find(grid, block, &letters, &columns, context);
    (!context.report.has_refusals()).then_some(columns)
}

struct Sorter<'a, 'b> {
    grid: &'a Grid,
    block: &'a Found,
    /// The columns of letters that are parties.
    letters: Vec<usize>,
    columns: Columns,
    context: &'a mut Context<'b>,
}

impl Sorter<'_, '_> {
    /// The column that an option names: by its header, its letter in a sheet, or its position from 1.
    fn column(&self, hint: &str) -> Option<usize> {
        let headers = &self.columns.headers;
        let by_name = headers.iter().position(|header| plain(header) == plain(hint));
        let cells = self.grid.lines.first().map(|line| line.cells.iter());
        let mut letters = cells.into_iter().flatten().map(|cell| cell.column.map(column_name));
        let by_letter = || letters.position(|letter| letter.as_deref() == Some(hint));
        let by_position = || hint.parse::<usize>().ok()?.checked_sub(1);
        by_name.or_else(by_letter).or_else(by_position).filter(|column| *column < headers.len())
    }

    fn all(&self, hints: &[String]) -> Vec<usize> {
        hints.iter().filter_map(|hint| self.column(hint)).collect()
    }

    fn refuse(&mut self, column: usize, what: impl AsRef<str>, help: impl AsRef<str>) {
        let at = self.grid.place(self.block.data[0], column);
        self.context.report.refuse(&at, what, help);
    }

    /// Refuses options that name no column of any table.
    fn check_hints(&mut self) {
        for (name, hint) in self.context.hints.columns() {
            if self.column(hint).is_some() || self.context.has_text(hint) {
                continue;
            }
            let headers = self.columns.headers.iter().map(String::as_str);
            let headers: Vec<&str> = headers.filter(|header| !header.is_empty()).collect();
            let help = instead_of(name, hint, &headers);
            let what = format!("{name} {hint:?}: there is no such column");
            self.context.report.refuse(&Place::default(), what, help);
        }
    }

    /// What the user says that columns are.
    fn take_hints(&mut self) {
        let hints = self.context.hints;
        self.columns.sections = self.all(&hints.section);
        self.columns.reference = hints.reference.as_ref().and_then(|hint| self.column(hint));
        self.columns.notes = self.all(&hints.note);
        self.columns.marks = self.all(hints.column.as_slice());
        if !hints.party.is_empty() {
            self.letters = self.all(&hints.party);
        }
        let taken = [self.taken(), self.all(hints.activity.as_slice())].concat();
        self.letters.retain(|column| !taken.contains(column));
    }

    fn taken(&self) -> Vec<usize> {
        let Columns { sections, notes, marks, reference, .. } = &self.columns;
        [&sections[..], notes, marks, reference.as_slice()].concat()
    }

    fn count(&self, column: usize, is_it: impl Fn(&Value) -> bool) -> usize {
        self.grid.count(&self.block.data, column, is_it)
    }

    fn share(&self, column: usize, is_it: impl Fn(&Value) -> bool) -> f64 {
        self.grid.share(&self.block.data, column, is_it)
    }

    fn texts(&self, column: usize) -> Vec<String> {
        self.grid.texts(&self.block.data, column)
    }

    fn name(&self, column: usize) -> String {
        self.grid.name(column, &self.columns.headers[column])
    }

    /// Whether all texts of a column are role letters in lower case.
    fn is_lower(&self, column: usize) -> bool {
        let texts = self.texts(column);
        texts
            .iter()
            .all(|text| Alphabet::default().value(&text.as_str().into()).kind == Kind::Lower)
    }

    fn is_filled(&self, column: usize) -> bool {
        self.share(column, Value::is_filled) >= 0.85
            && self.share(column, |value| value.kind == Kind::Number) < 0.5
    }

    /// The columns left of the letters.
    fn left(&mut self) -> Option<()> {
        let hinted = self.all(self.context.hints.activity.as_slice()).first().copied();
        // Titles such as `CI` read as letters.
        let says_so = |column: &usize| Word::Activity.is(&self.columns.headers[*column]);
        let hinted = hinted.or(self.letters.first().copied().filter(says_so));
        self.letters.retain(|column| Some(*column) != hinted);
        let is_text = |column: &usize| {
            !self.letters.contains(column) && self.is_filled(*column) && !self.is_code(*column)
        };
        let texts = hinted.or((0..self.grid.width()).find(is_text));
        self.leading_letters(texts);
        let after = self.letters.iter().copied().find(|column| Some(*column) > hinted);
        let Some(first) = after.or(self.letters.first().copied()) else {
            // An option that names no column is reported already.
            if !self.context.report.has_refusals() {
                self.refuse(0, "no column is a party", "name one with --party");
            }
            return None;
        };
        let taken = self.taken();
        let mut candidates = Vec::new();
        for column in (0..first).filter(|column| !taken.contains(column) && Some(*column) != hinted)
        {
            let is_before = texts.is_some_and(|texts| column < texts);
            let says_reference =
                texts.is_some() && Word::Reference.is(&self.columns.headers[column]);
            if self.count(column, Value::is_filled) == 0 {
                continue;
            }
            if self.context.hints.section.is_empty() && self.is_number_of_section(column) {
                self.columns.number = Some(column);
            } else if self.is_marks(column) {
                self.columns.marks.push(column);
            } else if self.columns.reference.is_none()
                && self.is_code(column)
                && (is_before || says_reference)
            {
                self.columns.reference = Some(column);
            } else if self.context.hints.section.is_empty() && self.is_section(column) {
                self.columns.sections.push(column);
            } else if self.is_filled(column) {
                candidates.push(column);
            } else {
                self.side(column);
            }
        }
        if candidates.is_empty() && hinted.is_none() {
            // Short titles look like codes.
            let reference = &mut self.columns.reference;
            let is_said = |column: usize| Word::Reference.is(&self.columns.headers[column]);
            candidates.extend(reference.take_if(|column| !is_said(*column)));
        }
        if self.columns.sections.len() > MOST_LEVELS {
            let what = format!("more than {MOST_LEVELS} columns look like sections");
            self.refuse(0, what, "name those that are with --section");
            return None;
        }
        let activity = hinted.or_else(|| self.activity(&candidates))?;
        self.columns.activity = activity;
        candidates
            .into_iter()
            .filter(|column| *column != activity)
            .for_each(|column| self.side(column));
        Some(())
    }

    /// Whether a column has the numbers of the sections in the next one.
    fn is_number_of_section(&self, column: usize) -> bool {
        let rows = self
            .block
            .data
            .iter()
            .map(|&line| (self.grid.text(line, column), self.grid.text(line, column + 1)));
        let both: HashSet<(String, String)> = rows.clone().collect();
        let sections: HashSet<String> = rows.map(|(_, section)| section).collect();
        self.count(column, |value| value.kind == Kind::Number) == self.block.data.len()
            && column + 1 < self.grid.width()
            && self.is_section(column + 1)
            && both.len() == sections.len()
            && sections.len() < self.block.data.len()
    }

    /// Columns of letters left of the texts count the rows, or they are no parties.
    fn leading_letters(&mut self, texts: Option<usize>) {
        let Some(texts) = texts.filter(|_| self.context.hints.party.is_empty()) else { return };
        let (leading, rest) = self.letters.iter().partition(|column| **column < texts);
        self.letters = rest;
        let leading: Vec<usize> = leading;
        for column in leading {
            let texts = self.texts(column);
            if self.columns.reference.is_none() && is_in_order(&texts) {
                self.columns.reference = Some(column);
                continue;
            }
            // Signs that are none of our letters are for the others to judge.
            if self.count(column, Value::has_roles) == 0 {
                continue;
            }
            let name = self.name(column);
            let options =
                ["--ref", "--note", "--section"].map(|own| option(own, &name)).join(" or ");
            let what = format!("the column {name:?} left of the activities holds letters");
            self.refuse(column, what, format!("say what it is: {options}"));
        }
    }

    /// Numbers or short codes, nearly all of them distinct.
    fn is_code(&self, column: usize) -> bool {
        let texts = self.texts(column);
        let is_number = |text: &str| Alphabet::default().value(&text.into()).kind == Kind::Number;
        let is_code = |text: &&String| {
            let count = text.chars().count();
            let has_digit = text.contains(|c: char| c.is_ascii_digit());
            !text.contains(' ') && (count <= 3 || has_digit && count <= 12) || is_number(text)
        };
        let distinct: HashSet<&String> = texts.iter().collect();
        let codes = texts.iter().filter(is_code).count();
        let is_named = Word::Reference.is(&self.columns.headers[column]);
        // Numbers may start anew in each section.
        let codes = if is_named { codes } else { codes.min(distinct.len()) };
        codes * 10 >= texts.len() * 8 && (texts.len() > 1 || is_named && codes > 0)
    }

    fn is_marks(&self, column: usize) -> bool {
        self.count(column, |value| value.kind == Kind::Mark) > 0
            && self
                .count(column, |value| matches!(value.kind, Kind::Mark | Kind::Blank | Kind::None))
                == self.block.data.len()
    }

    /// Few distinct values in runs, or a header that says so, with a column of texts after it.
    fn is_section(&self, column: usize) -> bool {
        let header = &self.columns.headers[column];
        let rows = self.block.data.len();
        let mut texts = self.texts(column);
        let filled = texts.len();
        texts.dedup();
        let distinct = texts.iter().collect::<HashSet<_>>().len();
        let is_few = distinct * 10 <= rows * 6 && (distinct < filled || filled < rows);
        let is_in_runs = texts.len() == distinct && is_few && !Word::Attribute.is(header);
        let numbers = self.share(column, |value| value.kind == Kind::Number);
        let mut after = column + 1..self.grid.width();
        // `Process` is one if what follows are the activities, and not their descriptions.
        let is_group = Word::Activity.is(header) && texts.len() == distinct && distinct < filled;
        let is_usual = Word::Section.is(header) && numbers < 0.5 || is_in_runs;
        (is_usual || is_group)
            && after.any(|other| {
                let is_note = Word::Note.is(&self.columns.headers[other]);
                !self.letters.contains(&other) && self.is_filled(other) && (is_usual || !is_note)
            })
    }

    /// The one of several columns of texts that has the activities.
    fn activity(&mut self, candidates: &[usize]) -> Option<usize> {
        let says_so = |&column: &usize| Word::Activity.is(&self.columns.headers[column]);
        let is_other = |&column: &usize| {
            teams(&self.texts(column)) > 0.5 || Word::Note.is(&self.columns.headers[column])
        };
        let named: Vec<usize> = candidates.iter().copied().filter(says_so).collect();
        let others: Vec<usize> = candidates.iter().copied().filter(|at| !is_other(at)).collect();
        if let ([column], ..) | (_, [column], _) | (.., [column]) =
            (&named[..], candidates, &others[..])
        {
            return Some(*column);
        }
        let column = candidates.first().copied().unwrap_or_default();
        if candidates.is_empty() {
            let first = self.letters.first().copied().unwrap_or_default();
            let headers: Vec<String> = (0..first.max(1)).map(|column| self.name(column)).collect();
            let help = format!("say which column has them: {}", options("--activity", headers));
            self.refuse(column, "no column left of the letters is filled with activities", help);
            return None;
        }
        let headers: Vec<String> = candidates.iter().map(|&column| self.name(column)).collect();
        let what = format!("several columns may be the activities: {}", quoted(&headers));
        let options = options("--activity", &headers);
        self.refuse(column, what, format!("say which: {options}"));
        None
    }

    /// A column beside the matrix: prose is a note of its row, anything else is left out.
    fn side(&mut self, column: usize) {
        let texts = self.texts(column);
        let filled = self.count(column, |value| value.is_filled() && value.kind != Kind::None);
        let name = self.name(column);
        let letters: usize = texts.iter().map(|text| text.chars().count()).sum();
        let is_prose = letters >= 15 * texts.len() && texts.iter().any(|text| text.contains(' '));
        if filled == 0 {
        } else if Word::Note.is(&name) || is_prose && !self.columns.headers[column].is_empty() {
            self.columns.notes.push(column);
        } else {
            let (cells, option) = (counted(filled, "cell"), option("--note", &name));
            let what = format!("the column {name:?} was left out ({cells}); {option} takes it");
            self.context.report.leave_out(&self.grid.place(self.block.data[0], column), what);
        }
    }

    /// Our own header above what is mostly duties.
    fn is_covers(&self, column: usize) -> bool {
        let texts = self.texts(column);
        let duties = texts.iter().filter(|text| covers::read(text).is_ok()).count();
        self.columns.headers[column] == COVERS && duties > 0 && duties * 2 >= texts.len()
    }

    /// The columns between and right of the letters.
    fn others(&mut self) {
        let ends = (self.letters.first().copied(), self.letters.last().copied());
        let (Some(first), Some(last)) = ends else { return };
        let taken = [self.taken(), self.letters.clone(), vec![self.columns.activity]].concat();
        let is_chosen = !self.context.hints.party.is_empty();
        for column in (first..self.grid.width()).filter(|column| !taken.contains(column)) {
            let letters = self.count(column, Value::has_roles);
            let filled = self.count(column, |value| value.is_filled() && value.kind != Kind::None);
            let name = self.name(column);
            let note = option("--note", &name);
            if self.is_covers(column) {
                self.columns.covers = Some(column);
            } else if is_chosen
                || filled == 0 && (column > last || self.columns.headers[column].is_empty())
            {
                self.side(column);
            } else if filled == 0 {
                self.letters.push(column);
                self.letters.sort_unstable();
            } else if letters * 5 >= filled {
                let help = format!("say what it is: {} or {note}", option("--party", &name));
                self.refuse(
                    column,
                    format!("the column {name:?} holds letters and other texts"),
                    help,
                );
            } else if filled > 1 && !Word::Note.is(&name) && self.is_lower(column) {
                let help = format!("write them as capitals if they are roles, else {note}");
                self.refuse(
                    column,
                    format!("the column {name:?} holds letters in lower case"),
                    help,
                );
            } else if words::role(&name).is_some() {
                let help = format!("take it as a note, {note}, or name the parties with --party");
                self.refuse(
                    column,
                    format!("the column {name:?} holds names beside columns of letters"),
                    help,
                );
            } else {
                self.side(column);
            }
        }
    }
}

/// `A, B, C` or `I, II, III`.
fn is_in_order(texts: &[String]) -> bool {
    let roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    let is_next = |pair: &[String]| match (pair[0].as_bytes(), pair[1].as_bytes()) {
        ([one], [other]) => *other == one + 1,
        _ => false,
    };
    let is_abc = texts.windows(2).all(is_next);
    texts.len() > 1 && (is_abc || texts.iter().zip(roman).all(|(text, number)| text == number))
}
