//! What the columns of a table are: activities, sections, references, notes, marks and parties.

use std::collections::HashSet;

use super::our_own::COVERS;
use super::table::is_yes_or_no;
use super::{Context, Kind, MOST_NAMES, Table, Value, our_own, parties, teams};
use crate::covers;
use crate::finding::counted;
use crate::import::cells::{Cell, Place, column_name, plain};
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

    /// The columns with a use beside the letters and the activity.
    fn taken(&self) -> Vec<usize> {
        let Columns { sections, notes, marks, reference, .. } = self;
        [&sections[..], notes, marks, reference.as_slice()].concat()
    }
}

/// Finds what the columns of a table are, or refuses it.
pub(super) fn find(mut table: Table, context: &mut Context<'_>) -> Option<Table> {
    if table.letters.len() > MOST_NAMES && context.hints.party.is_empty() {
        let (at, count) = (table.place(table.data[0], table.letters[0]), table.letters.len());
        let what =
            format!("the table has {count} columns of letters, and a matrix at most 64 parties");
        let help = "name the columns that are parties with --party; \
                    if the columns are activities, say --parties-in-rows";
        context.report.refuse(&at, what, help);
        return None;
    }
    let headers = parties::headers(&table, context);
    let own = our_own::columns(&headers).map(|(columns, _)| columns);
    let is_own = own.is_some();
    table.columns = Columns { headers, ..own.unwrap_or_default() };
    let mut sorter = Sorter { table, context };
    sorter.check_hints();
    if !is_own {
        sorter.take_hints()?;
        sorter.left()?;
        sorter.others();
    }
    let mut table = sorter.table;
    table.columns.parties = parties::find(&table, context);
    (!context.report.has_refusals()).then_some(table)
}

struct Sorter<'a, 'b> {
    /// Its columns of letters become those of the parties.
    table: Table,
    context: &'a mut Context<'b>,
}

impl Sorter<'_, '_> {
    /// The column that an option names: by its header, its letter in a sheet, or its position from 1.
    fn column(&self, hint: &str) -> Option<usize> {
        let headers = &self.table.columns.headers;
        let by_name = headers.iter().position(|header| plain(header) == plain(hint));
        let cells = self.table.lines.first().map(|line| line.cells.iter());
        let mut letters = cells.into_iter().flatten().map(|cell| cell.column.map(column_name));
        let by_letter = || letters.position(|letter| letter.as_deref() == Some(hint));
        let by_position = || hint.parse::<usize>().ok()?.checked_sub(1);
        by_name.or_else(by_letter).or_else(by_position).filter(|column| *column < headers.len())
    }

    fn all(&self, hints: &[String]) -> Vec<usize> {
        hints.iter().filter_map(|hint| self.column(hint)).collect()
    }

    fn refuse(&mut self, column: usize, what: impl AsRef<str>, help: impl AsRef<str>) {
        let at = self.table.place(self.table.data[0], column);
        self.context.report.refuse(&at, what, help);
    }

    /// Refuses options that name no column of any table.
    fn check_hints(&mut self) {
        for (name, hint) in self.context.hints.columns() {
            if self.column(hint).is_some() || self.context.has_text(hint) {
                continue;
            }
            let headers = self.table.columns.headers.iter().map(String::as_str);
            let headers: Vec<&str> = headers.filter(|header| !header.is_empty()).collect();
            let help = instead_of(name, hint, &headers);
            let what = format!("{name} {hint:?}: there is no such column");
            self.context.report.refuse(&Place::default(), what, help);
        }
    }

    /// What the user says that columns are.
    fn take_hints(&mut self) -> Option<()> {
        let hints = self.context.hints;
        let columns = Columns {
            sections: self.all(&hints.section),
            reference: hints.reference.as_ref().and_then(|hint| self.column(hint)),
            notes: self.all(&hints.note),
            marks: self.all(hints.column.as_slice()),
            ..Columns::default()
        };
        if !hints.party.is_empty() {
            let named = self.all(&hints.party);
            self.check_letters(&named)?;
            self.table.letters = named;
        }
        let taken = [columns.taken(), self.all(hints.activity.as_slice())].concat();
        self.table.letters.retain(|column| !taken.contains(column));
        let headers = std::mem::take(&mut self.table.columns.headers);
        self.table.columns = Columns { headers, ..columns };
        Some(())
    }

    /// Refuses parties of which none has a letter.
    fn check_letters(&mut self, named: &[usize]) -> Option<()> {
        let has_letters = |column: &usize| self.table.share(*column, Value::is_letters) > 0.0;
        if named.is_empty() || named.iter().any(has_letters) {
            return Some(());
        }
        let headers = &self.table.columns.headers;
        let name = &headers[named[0]];
        let letters = self.table.letters.iter().map(|column| &headers[*column]);
        let help = format!(
            "name the columns of the letters, or none: {}",
            options("--party", letters).replace(" or ", " ")
        );
        let what = format!("--party: the column {name:?} holds no letters");
        self.context.report.refuse(&Place::default(), what, help);
        None
    }

    fn says(&self, word: Word, column: usize) -> bool {
        word.is(&self.table.columns.headers[column])
    }

    /// Whether all texts of a column are role letters in lower case.
    fn is_lower(&self, column: usize) -> bool {
        let texts = self.table.texts(column);
        texts.iter().all(|text| Cell::made(text).value.kind == Kind::Lower)
    }

    fn is_filled(&self, column: usize) -> bool {
        self.table.share(column, Value::is_filled) >= 0.85
            && self.table.share(column, Value::is_number) < 0.5
    }

    /// The columns left of the letters.
    fn left(&mut self) -> Option<()> {
        let hints = self.context.hints;
        let hinted = self.all(hints.activity.as_slice()).first().copied();
        // Titles such as `CI` read as letters.
        let first = self.table.letters.first().copied();
        let hinted = hinted.or(first.filter(|&column| self.says(Word::Activity, column)));
        let hinted = hinted.or_else(|| self.activity_at_the_right());
        self.table.letters.retain(|column| Some(*column) != hinted);
        let is_text = |column: &usize| {
            !self.table.letters.contains(column)
                && self.is_filled(*column)
                && !self.is_code(*column)
        };
        let texts = hinted.or((0..self.table.width()).find(is_text));
        self.leading_letters(texts);
        let letters = &self.table.letters;
        let after = letters.iter().copied().find(|column| Some(*column) > hinted);
        let Some(first) = after.or(letters.first().copied()) else {
            // An option that names no column is reported already.
            if !self.context.report.has_refusals() {
                self.refuse(0, "no column is a party", "name one with --party");
            }
            return None;
        };
        let taken = self.table.columns.taken();
        let mut candidates = Vec::new();
        for column in (0..first).filter(|at| !taken.contains(at) && Some(*at) != hinted) {
            self.sort(column, texts, &mut candidates);
        }
        if candidates.is_empty() && hinted.is_none() {
            // Short titles look like codes.
            let reference = self.table.columns.reference;
            let reference = reference.filter(|&column| !self.says(Word::Reference, column));
            self.table.columns.reference.take_if(|_| reference.is_some());
            candidates.extend(reference);
        }
        if self.table.columns.sections.len() > MOST_LEVELS {
            let what = format!("more than {MOST_LEVELS} columns look like sections");
            self.refuse(0, what, "name those that are with --section");
            return None;
        }
        let activity = hinted.or_else(|| self.activity(&candidates))?;
        self.table.columns.activity = activity;
        candidates.retain(|column| *column != activity);
        for column in candidates {
            self.side(column);
        }
        Some(())
    }

    /// The column of texts right of the letters that is called `Activity`, if none is left of them.
    fn activity_at_the_right(&self) -> Option<usize> {
        let (first, last) = (*self.table.letters.first()?, *self.table.letters.last()?);
        let is_text = |column: usize| self.table.count(column, Value::is_text) > 0;
        let right = (last + 1..self.table.width())
            .find(|&column| self.says(Word::Activity, column) && self.is_filled(column));
        right.filter(|_| !(0..first).any(is_text))
    }

    /// Finds what a column left of the letters is; what may have the activities is a candidate.
    fn sort(&mut self, column: usize, texts: Option<usize>, candidates: &mut Vec<usize>) {
        let is_free = self.context.hints.section.is_empty();
        let is_before = texts.is_some_and(|texts| column < texts);
        let may_be_reference = self.table.columns.reference.is_none()
            && self.is_code(column)
            && (is_before || texts.is_some() && self.says(Word::Reference, column));
        if self.table.count(column, Value::is_filled) == 0 {
        } else if is_free && self.is_number_of_section(column) {
            self.table.columns.number = Some(column);
        } else if self.is_marks(column) {
            self.table.columns.marks.push(column);
        } else if may_be_reference {
            self.table.columns.reference = Some(column);
        } else if is_free && self.is_section(column) {
            self.table.columns.sections.push(column);
        } else if self.is_filled(column) && !is_yes_or_no(&self.table, &self.table.data, column) {
            candidates.push(column);
        } else {
            self.side(column);
        }
    }

    /// Whether a column has the numbers of the sections in the next one.
    fn is_number_of_section(&self, column: usize) -> bool {
        let (table, next) = (&self.table, column + 1);
        let pairs =
            table.data.iter().map(|&line| (table.text(line, column), table.text(line, next)));
        let rows = table.data.len();
        if next >= table.width() || table.count(column, Value::is_number) < rows {
            return false;
        }
        let both: HashSet<(String, String)> = pairs.clone().collect();
        let sections: HashSet<String> = pairs.map(|(_, section)| section).collect();
        self.is_section(next) && both.len() == sections.len() && sections.len() < rows
    }

    /// Columns of letters left of the texts count the rows, or they are no parties.
    fn leading_letters(&mut self, texts: Option<usize>) {
        let is_last = |texts: &usize| self.table.letters.iter().all(|column| column < texts);
        let texts = texts.filter(|texts| !is_last(texts) && self.context.hints.party.is_empty());
        let Some(texts) = texts else { return };
        let letters = std::mem::take(&mut self.table.letters);
        let (leading, rest): (Vec<usize>, _) = letters.iter().partition(|&&column| column < texts);
        self.table.letters = rest;
        for column in leading {
            if self.table.columns.reference.is_none() && is_in_order(&self.table.texts(column)) {
                self.table.columns.reference = Some(column);
            } else if self.table.count(column, Value::has_roles) > 0 {
                // Signs that are none of our letters are for the others to judge.
                let name = self.table.name(column);
                let options = ["--ref", "--note", "--section"].map(|own| option(own, &name));
                let what = format!("the column {name:?} left of the activities holds letters");
                self.refuse(column, what, format!("say what it is: {}", options.join(" or ")));
            }
        }
    }

    /// Numbers or short codes, nearly all of them distinct.
    fn is_code(&self, column: usize) -> bool {
        let lines = self.table.data.iter();
        let texts = lines.map(|&line| (self.table.text(line, column), line));
        let texts: Vec<(String, usize)> = texts.filter(|(text, _)| !text.is_empty()).collect();
        let is_code = |(text, line): &&(String, usize)| {
            let count = text.chars().count();
            let has_digit = text.contains(|c: char| c.is_ascii_digit());
            !text.contains(' ') && (count <= 3 || has_digit && count <= 12)
                || self.table.value(*line, column).is_number()
        };
        let distinct: HashSet<&str> = texts.iter().map(|(text, _)| text.as_str()).collect();
        let codes = texts.iter().filter(is_code).count();
        let is_named = self.says(Word::Reference, column);
        // Numbers may start anew in each section.
        let codes = if is_named { codes } else { codes.min(distinct.len()) };
        codes * 10 >= texts.len() * 8 && (texts.len() > 1 || is_named && codes > 0)
    }

    fn is_marks(&self, column: usize) -> bool {
        let marks = self.table.count(column, |value| value.kind == Kind::Mark);
        marks > 0 && marks == self.table.count(column, Value::says_something)
    }

    /// Few distinct values in runs, or a header that says so, with a column of texts after it.
    fn is_section(&self, column: usize) -> bool {
        let rows = self.table.data.len();
        let mut texts = self.table.texts(column);
        let filled = texts.len();
        texts.dedup();
        let distinct = texts.iter().collect::<HashSet<_>>().len();
        let is_few = distinct * 10 <= rows * 6 && (distinct < filled || filled < rows);
        let is_in_runs = texts.len() == distinct;
        let is_usual = self.says(Word::Section, column)
            && self.table.share(column, Value::is_number) < 0.5
            || is_in_runs && is_few && !self.says(Word::Attribute, column);
        // `Process` is one if what follows are the activities, and not their descriptions.
        let is_group = self.says(Word::Activity, column) && is_in_runs && distinct < filled;
        let is_text = |other: usize| {
            !self.table.letters.contains(&other)
                && self.is_filled(other)
                && (is_usual || !self.says(Word::Note, other))
        };
        (is_usual || is_group) && (column + 1..self.table.width()).any(is_text)
    }

    /// The one of several columns of texts that has the activities.
    fn activity(&mut self, candidates: &[usize]) -> Option<usize> {
        let says_so = |&column: &usize| self.says(Word::Activity, column);
        let is_other = |&column: &usize| {
            teams(&self.table.texts(column)) > 0.5
                || [Word::Note, Word::Attribute].iter().any(|word| self.says(*word, column))
        };
        let named: Vec<usize> = candidates.iter().copied().filter(says_so).collect();
        let others: Vec<usize> = candidates.iter().copied().filter(|at| !is_other(at)).collect();
        if let ([column], ..) | (_, [column], _) | (.., [column]) =
            (&named[..], candidates, &others[..])
        {
            return Some(*column);
        }
        if let Some(&column) = candidates.first() {
            let headers = self.headers(candidates);
            let what = format!("several columns may be the activities: {}", quoted(&headers));
            self.refuse(column, what, format!("say which: {}", options("--activity", &headers)));
        } else {
            let is_left = |column: &usize| !self.table.letters.contains(column);
            let named = (0..self.table.width()).filter(is_left).filter(says_so);
            // Which row lacks its activity is said of that row.
            if let [column] = named.collect::<Vec<usize>>()[..] {
                return Some(column);
            }
            let is_text = |column: &usize| is_left(column) && self.is_filled(*column);
            let mut texts: Vec<usize> = (0..self.table.width()).filter(is_text).collect();
            if texts.is_empty() {
                texts.extend(0..self.table.letters.first().map_or(1, |&first| first.max(1)));
            }
            let options = options("--activity", self.headers(&texts));
            let what = "no column left of the letters is filled with activities";
            self.refuse(0, what, format!("say which column has them: {options}"));
        }
        None
    }

    fn headers(&self, columns: &[usize]) -> Vec<String> {
        columns.iter().map(|&column| self.table.name(column)).collect()
    }

    /// A column beside the matrix: prose is a note of its row, anything else is left out.
    fn side(&mut self, column: usize) {
        let texts = self.table.texts(column);
        let filled = self.table.count(column, Value::says_something);
        let name = self.table.name(column);
        let letters: usize = texts.iter().map(|text| text.chars().count()).sum();
        let is_prose = letters >= 15 * texts.len() && texts.iter().any(|text| text.contains(' '));
        let is_named = !self.table.columns.headers[column].is_empty();
        if filled == 0 {
        } else if Word::Note.is(&name) || is_prose && is_named {
            self.table.columns.notes.push(column);
        } else {
            let (cells, option) = (counted(filled, "cell"), option("--note", &name));
            let what = format!("the column {name:?} was left out ({cells}); {option} takes it");
            self.context.report.leave_out(&self.table.place(self.table.data[0], column), what);
        }
    }

    /// Our own header above what is mostly duties.
    fn is_covers(&self, column: usize) -> bool {
        let texts = self.table.texts(column);
        let duties = texts.iter().filter(|text| covers::read(text).is_ok()).count();
        self.table.columns.headers[column] == COVERS && duties > 0 && duties * 2 >= texts.len()
    }

    /// The columns between and right of the letters, and empty ones between these and the activities.
    fn others(&mut self) {
        let letters = self.table.letters.clone();
        let (Some(&first), Some(&last)) = (letters.first(), letters.last()) else { return };
        let columns = &self.table.columns;
        let start = first.min(columns.activity + 1);
        let taken = [columns.taken(), letters, vec![columns.activity]].concat();
        for column in (start..self.table.width()).filter(|column| !taken.contains(column)) {
            let filled = self.table.count(column, Value::says_something);
            let is_nameless = self.table.columns.headers[column].is_empty();
            let is_chosen = !self.context.hints.party.is_empty();
            if column < first && filled > 0 || filled == 0 && (is_nameless || is_chosen) {
            } else if self.is_covers(column) {
                self.table.columns.covers = Some(column);
            } else if is_chosen {
                self.side(column);
            } else if filled == 0 && (first..last).contains(&column) {
                self.table.letters.push(column);
                self.table.letters.sort_unstable();
            } else if filled == 0 {
                self.empty(column);
            } else if let Some((what, help)) = self.doubt(column, filled) {
                let what = format!("the column {:?} holds {what}", self.table.name(column));
                self.refuse(column, what, help);
            } else {
                self.side(column);
            }
        }
    }

    /// A named column without a letter may be that of a party.
    fn empty(&mut self, column: usize) {
        let others = [Word::Note, Word::Attribute, Word::Reference, Word::Section];
        if others.iter().any(|word| self.says(*word, column)) {
            return;
        }
        let parties = [&self.table.letters[..], &[column]].concat();
        let options = parties.iter().map(|&column| option("--party", &self.table.name(column)));
        let options: Vec<String> = options.collect();
        let what = format!(
            "the column {:?} is empty and was left out; if it is a party, name all of them: {}",
            self.table.name(column),
            options.join(" ")
        );
        self.context.report.leave_out(&self.table.place(self.table.lowest(), column), what);
    }

    /// What a column beside the letters holds that is more than a note, and what to do about it.
    fn doubt(&self, column: usize, filled: usize) -> Option<(&'static str, String)> {
        let name = self.table.name(column);
        let note = option("--note", &name);
        if self.table.count(column, Value::has_roles) * 5 >= filled {
            let help = format!("say what it is: {} or {note}", option("--party", &name));
            Some(("letters and other texts", help))
        } else if filled > 1 && !Word::Note.is(&name) && self.is_lower(column) {
            let parties = [&self.table.letters[..], &[column]].concat();
            let parties = parties.iter().map(|&column| option("--party", &self.table.name(column)));
            let parties = parties.collect::<Vec<String>>().join(" ");
            let help = format!("if they are roles, name the parties: {parties}; else {note}");
            Some(("letters in lower case", help))
        } else if words::role(&name).is_some() {
            let help = format!("take it as a note, {note}, or name the parties with --party");
            Some(("names beside columns of letters", help))
        } else {
            None
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
