//! What the lines of a block are: activities, headings between them, or neither.

use std::collections::{HashMap, HashSet};

use super::{Context, Grid, Kind, Matrix, Value};
use crate::import::cells::{Area, Style, plain};
use crate::import::words::Word;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Is {
    Heading(usize, String),
    Row,
    Nothing,
}

/// What each line of a matrix is.
pub(super) fn kinds(matrix: &Matrix, context: &mut Context<'_>) -> Vec<Is> {
    let mut lines = Lines { matrix, grid: &matrix.grid, context, forms: HashSet::new() };
    let body = &matrix.body;
    if matrix.columns.id.is_some() {
        return vec![Is::Row; body.len()];
    }
    let rows: HashSet<usize> = body.iter().copied().filter(|&line| lines.is_row(line)).collect();
    if let Some(column) = matrix.columns.reference {
        lines.forms = rows.iter().map(|&line| form(&matrix.grid.text(line, column))).collect();
    }
    let mut kinds: Vec<Is> = Vec::new();
    let mut alone: Vec<usize> = Vec::new();
    for &line in body {
        let is_row = rows.contains(&line);
        let text = lines.only_text(line);
        kinds.push(if !is_row && lines.is_left_out(line) {
            Is::Nothing
        } else if is_row || text.is_none() {
            // With several texts and no letters it is an activity in which nobody holds a role.
            Is::Row
        } else {
            alone.push(kinds.len());
            Is::Nothing
        });
    }
    let titles: Vec<usize> = alone.iter().map(|&at| body[at]).collect();
    let levels = lines.levels(&titles, &rows);
    alone.into_iter().zip(levels).for_each(|(at, level)| kinds[at] = level);
    kinds
}

struct Lines<'a, 'b> {
    matrix: &'a Matrix,
    grid: &'a Grid,
    context: &'a mut Context<'b>,
    /// What the references of activities look like.
    forms: HashSet<String>,
}

/// What a reference looks like: `1.1` for `3.12`, `a` for `IV`.
fn form(text: &str) -> String {
    let mut form: Vec<char> = Vec::new();
    for c in text.chars() {
        form.push(if c.is_ascii_digit() {
            '1'
        } else if c.is_alphabetic() {
            'a'
        } else {
            c
        });
    }
    form.dedup();
    form.into_iter().collect()
}

/// The filled cells of a line, without what is beside the matrix.
fn filled(matrix: &Matrix, line: usize) -> impl Iterator<Item = (usize, String)> {
    let columns = &matrix.columns;
    let last = columns.letters().max().unwrap_or_default();
    let all = (0..matrix.grid.width())
        .filter(move |column| *column <= last || columns.notes.contains(column));
    let all = all.filter(move |&column| matrix.grid.value(line, column).is_filled());
    all.map(move |column| (column, matrix.grid.text(line, column)))
}

impl Lines<'_, '_> {
    fn letters(&self) -> impl Iterator<Item = usize> {
        self.matrix.columns.letters()
    }

    /// The text of a line that has just one, in one cell or in several that are merged; before it there
    /// may be a reference of another form than those of activities.
    fn only_text(&self, line: usize) -> Option<(usize, String)> {
        let mut filled = filled(self.matrix, line).peekable();
        let is_other = |(column, text): &(usize, String)| {
            Some(*column) == self.matrix.columns.reference && !self.forms.contains(&form(text))
        };
        let number = filled.next_if(is_other);
        let Some((column, text)) = filled.next() else { return number };
        let is_alone = filled.all(|(_, other)| other == text);
        let text = match number {
            Some((_, number)) if number != text => format!("{number}. {text}"),
            _ => text,
        };
        is_alone.then_some((column, text))
    }

    /// Whether a line has letters, or texts where letters belong, which is a mistake.
    fn is_row(&self, line: usize) -> bool {
        if self.is_total(line) {
            return false;
        }
        let is_letter = |column: usize| {
            let value = self.grid.value(line, column);
            value.has_roles() || matches!(value.kind, Kind::Further | Kind::Unsaved)
        };
        let is_text = |column: usize| {
            let merged = self.grid.lines[line].cells[column].merged;
            self.grid.value(line, column).kind == Kind::Text && !merged.is_some_and(Area::is_wide)
        };
        self.letters().any(is_letter)
            || self.letters().any(is_text)
                && self.only_text(line).is_none()
                && !self.is_header(line)
    }

    /// Whether a line counts, as its title says; what it counts may not be saved.
    fn is_total(&self, line: usize) -> bool {
        let values = || self.letters().map(|column| self.grid.value(line, column));
        let is_count = |value: &Value| matches!(value.kind, Kind::Number | Kind::Unsaved);
        Word::Total.is_in(&self.grid.text(line, self.matrix.columns.activity))
            && values().any(is_count)
            && values().all(|value| is_count(value) || !value.is_soft() && !value.is_filled())
    }

    fn is_header(&self, line: usize) -> bool {
        let headers = &self.matrix.columns.headers;
        self.letters().all(|column| plain(&self.grid.text(line, column)) == plain(&headers[column]))
    }

    /// Repeated headers, rows of totals, and texts over the letters alone, which group the parties.
    fn is_left_out(&mut self, line: usize) -> bool {
        if self.is_header(line) || filled(self.matrix, line).next().is_none() {
            return true;
        }
        let count = |kind: Kind| {
            self.grid.lines[line].values.iter().filter(|value| value.kind == kind).count()
        };
        let (numbers, texts) = (count(Kind::Number), count(Kind::Text));
        let activity = self.matrix.columns.activity;
        let title = self.grid.text(line, activity);
        let first = self.letters().min().unwrap_or_default();
        let what =
            if self.letters().any(|column| self.grid.value(line, column).kind == Kind::Number)
                || numbers > 0 && texts == 0
                || numbers > 1 && Word::Total.is_in(&title)
                || self.is_total(line)
            {
                format!("a row of numbers was left out: {title:?}")
            } else if let Some((_, text)) =
                self.only_text(line).filter(|(column, _)| *column >= first && *column > activity)
            {
                format!("the text {text:?} over the letters was left out")
            } else {
                return false;
            };
        self.context.report.leave_out(&self.grid.lines[line].at, what);
        true
    }

    /// Which lines with one text are headings, and of which level; the others are activities without roles.
    fn levels(&mut self, alone: &[usize], rows: &HashSet<usize>) -> Vec<Is> {
        let hints = self.context.hints;
        let activity = self.matrix.columns.activity;
        let usual = self.usual_style(rows);
        let mut known: Vec<(usize, Option<Style>)> = Vec::new();
        let marked = |&line: &usize| {
            let (column, _) = self.only_text(line)?;
            let style = self.grid.lines[line].cells[column].style;
            let is_wide = self.is_wide(line);
            let has_number = self.matrix.columns.reference.is_some_and(|reference| {
                reference != column && self.grid.value(line, reference).is_filled()
            });
            let is_styled = style.is_some() && style != usual;
            let is_marked = column != activity || is_wide || has_number || is_styled;
            let key = (if is_wide { 0 } else { column }, style);
            is_marked.then(|| {
                let level = known.iter().position(|other| *other == key);
                known.extend(level.is_none().then_some(key));
                level.unwrap_or(known.len() - 1)
            })
        };
        let levels: Vec<Option<usize>> = alone.iter().map(marked).collect();
        let is_marked = levels.iter().any(Option::is_some);
        if hints.heading_rows
            || !is_marked && !hints.keep_empty && !hints.skip_empty && self.is_pattern(alone, rows)
        {
            return self.headings(alone, |_| Some(0));
        }
        if is_marked || hints.keep_empty || hints.skip_empty {
            return self.headings(alone, |at| levels[at].filter(|_| !hints.keep_empty));
        }
        for &line in alone {
            let text = self.only_text(line).map(|(_, text)| text).unwrap_or_default();
            let what = format!("{text:?} is a heading or an activity in which nobody holds a role");
            let help = "say which: --heading-rows, --keep-empty for an activity, or --skip-empty to leave it out";
            self.context.report.refuse(&self.grid.place(line, activity), what, help);
        }
        vec![Is::Nothing; alone.len()]
    }

    /// The lines as headings of their levels; those that have none are rows.
    fn headings(&self, alone: &[usize], level: impl Fn(usize) -> Option<usize>) -> Vec<Is> {
        let is = |(at, line): (usize, &usize)| match (level(at), self.only_text(*line)) {
            (Some(level), Some((_, text))) => Is::Heading(level, text),
            _ => Is::Row,
        };
        alone.iter().enumerate().map(is).collect()
    }

    /// Whether each row is under one of the lines, and each of them has rows.
    fn is_pattern(&self, alone: &[usize], rows: &HashSet<usize>) -> bool {
        let body = &self.matrix.body;
        let is_followed = |at: usize| body.get(at + 1).is_some_and(|next| rows.contains(next));
        let mut lines = body.iter().enumerate().filter(|(_, line)| alone.contains(line));
        body.first().is_some_and(|first| alone.contains(first))
            && lines.all(|(at, _)| is_followed(at))
    }

    /// Whether the text of a line is merged over letters, or in the only cell that the row has.
    fn is_wide(&self, line: usize) -> bool {
        let cells = &self.grid.lines[line].cells;
        self.letters().any(|column| cells[column].merged.is_some_and(Area::is_wide))
            || cells.iter().filter(|cell| !cell.is_missing).count() == 1
    }

    /// The style that most activities have.
    fn usual_style(&self, rows: &HashSet<usize>) -> Option<Style> {
        let mut counts: HashMap<Style, usize> = HashMap::new();
        let cells =
            rows.iter().map(|&line| &self.grid.lines[line].cells[self.matrix.columns.activity]);
        cells
            .filter_map(|cell| cell.style)
            .for_each(|style| *counts.entry(style).or_default() += 1);
        let most =
            counts.into_iter().max_by_key(|(style, count)| (*count, !style.is_bold, style.size));
        most.map(|(style, _)| style)
    }
}
