//! What the lines of a table are: activities, headings between them, or neither.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::{Context, Kind, Table, Value};
use crate::import::cells::{Area, Style, plain};
use crate::import::words::Word;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Is {
    Heading(usize, String),
    Row,
    Nothing,
}

/// What each line of a matrix is.
pub(super) fn kinds(matrix: &Table, context: &mut Context<'_>) -> Vec<Is> {
    let body = &matrix.body;
    if matrix.columns.id.is_some() {
        return vec![Is::Row; body.len()];
    }
    let letters = matrix.columns.letters().collect();
    let mut lines = Lines { matrix, letters, rows: HashSet::new(), forms: HashSet::new() };
    lines.rows = body.iter().copied().filter(|&line| lines.is_row(line)).collect();
    if let Some(column) = matrix.columns.reference {
        lines.forms = lines.rows.iter().map(|&line| form(&matrix.text(line, column))).collect();
    }
    // With several texts and no letters it is an activity in which nobody holds a role.
    let mut kinds = vec![Is::Row; body.len()];
    let mut alone: Vec<usize> = Vec::new();
    for (is, &line) in kinds.iter_mut().zip(body) {
        if lines.rows.contains(&line) {
        } else if let Some(reason) = lines.is_left_out(line) {
            *is = Is::Nothing;
            if !reason.is_empty() {
                context.report.leave_out(&matrix.lines[line].at, reason);
            }
        } else if lines.only_text(line).is_some() {
            alone.push(line);
        }
    }
    let levels = lines.levels(&alone, context);
    for (line, level) in alone.into_iter().zip(levels) {
        if let Ok(at) = body.binary_search(&line) {
            kinds[at] = level;
        }
    }
    kinds
}

struct Lines<'a> {
    matrix: &'a Table,
    /// The columns of letters.
    letters: Vec<usize>,
    /// The lines that have letters.
    rows: HashSet<usize>,
    /// What the references of activities look like.
    forms: HashSet<String>,
}

/// What a reference looks like: `1.1` for `3.12`, `a` for `IV`.
fn form(text: &str) -> String {
    let class = |c: char| match c {
        c if c.is_ascii_digit() => '1',
        c if c.is_alphabetic() => 'a',
        c => c,
    };
    let mut form: Vec<char> = text.chars().map(class).collect();
    form.dedup();
    form.into_iter().collect()
}

impl Lines<'_> {
    /// The filled cells of a line, without what is beside the matrix.
    fn filled(&self, line: usize) -> impl Iterator<Item = (usize, String)> {
        let (matrix, columns) = (self.matrix, &self.matrix.columns);
        let last = self.letters.iter().copied().max().unwrap_or_default();
        let own = (0..matrix.width())
            .filter(move |column| *column <= last || columns.notes.contains(column));
        let own = own.filter(move |&column| matrix.value(line, column).is_filled());
        own.map(move |column| (column, matrix.text(line, column)))
    }

    /// The text of a line that has just one, in one cell or in several that are merged; before it there
    /// may be a reference of another form than those of activities.
    fn only_text(&self, line: usize) -> Option<(usize, String)> {
        let mut filled = self.filled(line).peekable();
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

    /// Whether it is so of the letters of a line.
    fn any(&self, line: usize, is_it: impl Fn(&Value) -> bool) -> bool {
        self.letters.iter().any(|&column| is_it(self.matrix.value(line, column)))
    }

    fn is_merged(&self, line: usize, column: usize) -> bool {
        self.matrix.cell(line, column).merged.is_some_and(Area::is_wide)
    }

    /// Whether a line has letters, or texts where letters belong, which is a mistake.
    fn is_row(&self, line: usize) -> bool {
        let is_letter = |value: &Value| {
            value.has_roles() || matches!(value.kind, Kind::Further | Kind::Unsaved)
        };
        let is_text = |&column: &usize| {
            self.matrix.value(line, column).is_text() && !self.is_merged(line, column)
        };
        !self.is_total(line)
            && (self.any(line, is_letter)
                || self.letters.iter().any(is_text)
                    && self.only_text(line).is_none()
                    && !self.is_header(line)
                    && self.sub_header(line).is_none())
    }

    /// Whether a line counts, as its title says; what it counts may not be saved.
    fn is_total(&self, line: usize) -> bool {
        let is_count = |value: &Value| matches!(value.kind, Kind::Number | Kind::Unsaved);
        let is_other = |value: &Value| !is_count(value) && (value.is_soft() || value.is_filled());
        Word::Total.is_in(&self.matrix.text(line, self.matrix.columns.activity))
            && self.any(line, is_count)
            && !self.any(line, is_other)
    }

    /// The one text over all letters, between the names and the first row: `Role` beside `Hours`.
    fn sub_header(&self, line: usize) -> Option<String> {
        let Table { data, columns, .. } = self.matrix;
        let is_above = data.first().is_some_and(|&first| line < first)
            && self.matrix.text(line, columns.activity).is_empty();
        let mut texts = self.matrix.texts_over(line, &self.letters);
        let is_whole = texts.len() == self.letters.len();
        texts.dedup();
        texts.pop().filter(|_| is_above && is_whole && texts.is_empty())
    }

    fn is_header(&self, line: usize) -> bool {
        let headers = &self.matrix.columns.headers;
        let is_named =
            |&column: &usize| plain(&self.matrix.text(line, column)) == plain(&headers[column]);
        self.letters.iter().all(is_named)
    }

    /// Why a line is no part of the matrix: repeated headers, which are nothing to report, rows of
    /// totals, and texts over the letters alone, which group the parties.
    fn is_left_out(&self, line: usize) -> Option<String> {
        if self.is_header(line) || self.filled(line).next().is_none() {
            return Some(String::new());
        }
        let cells = &self.matrix.lines[line].cells;
        let count =
            |is_it: fn(&Value) -> bool| cells.iter().filter(|own| is_it(&own.value)).count();
        let (numbers, texts) = (count(Value::is_number), count(Value::is_text));
        let activity = self.matrix.columns.activity;
        let title = self.matrix.text(line, activity);
        if self.any(line, Value::is_number)
            || numbers > 0 && texts == 0
            || numbers > 1 && Word::Total.is_in(&title)
            || self.is_total(line)
        {
            return Some(format!("a row of numbers was left out: {title:?}"));
        }
        let first = self.letters.iter().copied().min().unwrap_or_default();
        let over = |(column, _): &(usize, String)| *column >= first && *column > activity;
        let text = self.only_text(line).filter(over).map(|(_, text)| text);
        let text = text.or_else(|| self.sub_header(line))?;
        Some(format!("the text {text:?} over the letters was left out"))
    }

    /// Which lines with one text are headings, and of which level; the others are activities without roles.
    fn levels(&self, alone: &[usize], context: &mut Context<'_>) -> Vec<Is> {
        let hints = context.hints;
        let usual = self.usual_style();
        // The levels, by how headings of them are marked.
        let mut known: Vec<(usize, Option<Style>)> = Vec::new();
        let mut level = |&line: &usize| {
            let mark = self.mark(line, usual)?;
            let level = known.iter().position(|other| *other == mark);
            known.extend(level.is_none().then_some(mark));
            Some(level.unwrap_or(known.len() - 1))
        };
        let mut levels: Vec<Option<usize>> = alone.iter().map(&mut level).collect();
        let is_said = hints.keep_empty || hints.skip_empty;
        let is_marked = levels.iter().any(Option::is_some);
        if hints.heading_rows || !is_marked && !is_said && self.is_pattern(alone) {
            levels.fill(Some(0));
        } else if hints.keep_empty {
            levels.fill(None);
        } else if !is_marked && !is_said {
            for &line in alone {
                let text = self.only_text(line).map(|(_, text)| text).unwrap_or_default();
                let what =
                    format!("{text:?} is a heading or an activity in which nobody holds a role");
                let help = "say which: --heading-rows, --keep-empty for an activity, or --skip-empty to leave it out";
                let at = self.matrix.place(line, self.matrix.columns.activity);
                context.report.refuse(&at, what, help);
            }
        }
        let is = |(level, &line): (Option<usize>, &usize)| match (level, self.only_text(line)) {
            (Some(level), Some((_, text))) => Is::Heading(level, text),
            _ => Is::Row,
        };
        levels.into_iter().zip(alone).map(is).collect()
    }

    /// Where the one text of a line stands and how it looks, if not as an activity does.
    fn mark(&self, line: usize, usual: Option<Style>) -> Option<(usize, Option<Style>)> {
        let columns = &self.matrix.columns;
        let (column, _) = self.only_text(line)?;
        let style = self.matrix.cell(line, column).style;
        let is_wide = self.is_wide(line);
        let has_number = columns.reference.is_some_and(|reference| {
            reference != column && self.matrix.value(line, reference).is_filled()
        });
        let is_styled = style.is_some() && style != usual;
        let is_marked = column != columns.activity || is_wide || has_number || is_styled;
        is_marked.then_some((if is_wide { 0 } else { column }, style))
    }

    /// Whether each row is under one of the lines, and each of them has rows.
    fn is_pattern(&self, alone: &[usize]) -> bool {
        let body = &self.matrix.body;
        let is_followed = |at: usize| body.get(at + 1).is_some_and(|next| self.rows.contains(next));
        let is_alone = |line: &usize| alone.binary_search(line).is_ok();
        let mut lines = body.iter().enumerate().filter(|(_, line)| is_alone(line));
        body.first().is_some_and(is_alone) && lines.all(|(at, _)| is_followed(at))
    }

    /// Whether the text of a line is merged over letters, or in the only cell that the row has.
    fn is_wide(&self, line: usize) -> bool {
        let cells = &self.matrix.lines[line].cells;
        self.letters.iter().any(|&column| self.is_merged(line, column))
            || cells.iter().filter(|cell| !cell.is_missing).count() == 1
    }

    /// The style that most activities have.
    fn usual_style(&self) -> Option<Style> {
        let mut counts: HashMap<Style, usize> = HashMap::new();
        let cells =
            self.rows.iter().map(|&line| self.matrix.cell(line, self.matrix.columns.activity));
        for style in cells.filter_map(|cell| cell.style) {
            *counts.entry(style).or_default() += 1;
        }
        let most = counts.into_iter().max_by_key(|(style, count)| (*count, Reverse(*style)));
        most.map(|(style, _)| style)
    }
}
