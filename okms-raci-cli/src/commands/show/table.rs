//! A matrix as text for a terminal.

use anstyle::Style;
use okms_raci_codegen::{Activity, Matrix, Section};
use okms_raci_core::{Role, RoleSet};

use super::selection::Selection;
use crate::export::{deviation, origin};
use crate::source::Loaded;
use crate::terminal::{
    ALLOWED, FRAME, HEADING, QUIET, columns, initials, letter, shown, superscript, wrap,
};

/// The least room for titles beside the columns of the parties; with less, roles go below the titles.
const NARROWEST: usize = 20;

/// How far titles of activities are indented.
const INDENT: &str = "  ";

/// What is selected, in at most `width` columns; with full names in as many as it takes.
pub(super) fn render(
    loaded: &Loaded,
    selection: &Selection,
    width: usize,
    is_wide: bool,
) -> String {
    let mut table = Table::new(&loaded.matrix, selection, width, is_wide);
    table.head(loaded.stated.revision);
    for (at, (section, own)) in loaded.matrix.sections_with_activities().enumerate() {
        if !selection.has_section(at) {
            continue;
        }
        let rows: Vec<usize> = own.filter(|&at| selection.has_activity(at)).collect();
        table.section(section, !rows.is_empty());
        for activity in rows {
            table.activity(activity);
        }
    }
    table.notes(selection);
    table.key();
    table.text
}

/// The text so far, and where its columns are.
struct Table<'a> {
    matrix: &'a Matrix,
    /// What stands above the columns of the parties: their names or short forms of them.
    heads: Vec<String>,
    /// Whether the heads are names.
    has_names: bool,
    /// The widths of the parties' columns; without, their roles have lines.
    widths: Option<Vec<usize>>,
    /// The blanks before each column.
    gap: usize,
    /// The room for a section's number with its title, and for an activity's title with its indent.
    title_width: usize,
    width: usize,
    /// For each activity the cells of its parties.
    cells: Vec<Vec<Cell>>,
    text: String,
}

/// The text of a cell with its colours, and its width without them.
#[derive(Clone)]
struct Cell {
    text: String,
    columns: usize,
}

impl Cell {
    /// The letters, and the mark of a note.
    fn of_roles(roles: RoleSet, note: Option<String>) -> Self {
        let letters: String = roles.iter().map(letter).collect();
        let text = if roles.is_empty() { format!("{QUIET}-{QUIET:#}") } else { letters };
        let note = note.unwrap_or_default();
        Cell { columns: roles.len().max(1) + columns(&note), text: text + &note }
    }
}

impl<'a> Table<'a> {
    fn new(matrix: &'a Matrix, selection: &Selection, width: usize, is_wide: bool) -> Self {
        let names: Vec<String> = matrix.parties.iter().map(|party| shown(&party.name)).collect();
        let mut count = 0;
        let mut cells = Vec::new();
        for (at, activity) in matrix.activities.iter().enumerate() {
            let row = activity.roles.iter().enumerate().map(|(party, roles)| {
                let has_note = selection.has_activity(at) && activity.notes.contains_key(&party);
                count += usize::from(has_note);
                Cell::of_roles(*roles, has_note.then(|| superscript(count)))
            });
            cells.push(row.collect::<Vec<Cell>>());
        }
        let widths = |heads: &[String]| -> Vec<usize> {
            let widest =
                |party: usize| cells.iter().map(|row| row[party].columns).max().unwrap_or(1);
            heads.iter().enumerate().map(|(at, head)| columns(head).max(widest(at))).collect()
        };
        let titles = titles(matrix, selection);
        let longest = titles.iter().map(|title| columns(title)).max().unwrap_or_default();
        let short = initials(&names);
        // Each way with the lines that it takes for ten rows, at most.
        let ways = [(true, 2, 15), (false, 2, 20), (false, 1, usize::MAX)];
        let fitting = ways.into_iter().find_map(|(has_names, gap, most)| {
            let widths = widths(if has_names { &names } else { &short });
            let taken: usize = widths.iter().map(|width| gap + width).sum();
            let room = width.checked_sub(taken).filter(|room| *room >= NARROWEST);
            let room = if is_wide { Some(room.unwrap_or(0).max(NARROWEST * 2)) } else { room }?;
            let lines: usize = titles.iter().map(|title| wrap(title, room).count()).sum();
            let is_fine = is_wide
                || room >= longest
                || lines.saturating_mul(10) <= titles.len().saturating_mul(most);
            is_fine.then(|| (has_names, gap, widths, room.min(longest)))
        });
        let (has_names, gap, widths, title_width) = match fitting {
            Some((has_names, gap, widths, room)) => (has_names, gap, Some(widths), room),
            None => (true, 2, None, width),
        };
        let heads = if has_names { names } else { short };
        Table {
            matrix,
            heads,
            has_names,
            widths,
            gap,
            title_width,
            width,
            cells,
            text: String::new(),
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn head(&mut self, has_date: bool) {
        let source = &self.matrix.source;
        self.paragraph("", HEADING, &shown(&self.matrix.title));
        if has_date {
            self.paragraph("", Style::new(), &shown(origin(source)));
        }
        if let Some(url) = source.url.as_deref() {
            self.line(&shown(url));
        }
    }

    fn section(&mut self, section: &Section, has_rows: bool) {
        self.line("");
        let (number, title) = (label(section.number.as_deref()), shown(&section.title));
        if !has_rows || self.widths.is_none() {
            return self.paragraph(&number, HEADING, &title);
        }
        let head = |name: &String| Cell {
            columns: columns(name),
            text: format!("{FRAME}{name}{FRAME:#}"),
        };
        let heads: Vec<Cell> = self.heads.iter().map(head).collect();
        self.row(&number, HEADING, &title, &heads);
    }

    fn activity(&mut self, position: usize) {
        let activity = &self.matrix.activities[position];
        let label = format!("{INDENT}{}", label(activity.reference.as_deref()));
        let (title, cells) = (shown(&activity.title), self.cells[position].clone());
        if self.widths.is_some() {
            self.row(&label, Style::new(), &title, &cells);
        } else {
            self.paragraph(&label, Style::new(), &title);
            let margin = INDENT.repeat(2);
            let roles = activity.roles.iter().zip(&cells).zip(&self.heads);
            let is_held = |roles: RoleSet, cell: &Cell| !roles.is_empty() || cell.columns > 1;
            let held: Vec<(String, Cell)> = roles
                .filter(|((roles, cell), _)| is_held(**roles, cell))
                .map(|((_, cell), party)| (party.clone(), cell.clone()))
                .collect();
            let widest = cells.iter().map(|cell| cell.columns).max().unwrap_or_default();
            let room = self.width - margin.len() - 1 - widest;
            for (party, cell) in held {
                let lines: Vec<&str> = wrap(&party, room).collect();
                let name = lines.join(&format!("\n{margin}"));
                self.line(&format!("{margin}{FRAME}{name}{FRAME:#} {}", cell.text));
            }
        }
        self.remarks(activity);
    }

    /// What is said of a row beside its roles.
    fn remarks(&mut self, activity: &Activity) {
        let margin = INDENT.repeat(2);
        if let Some(note) = &activity.note {
            self.paragraph(&margin, QUIET, &shown(note));
        }
        for (rule, reason) in &activity.allow {
            let allowed = format!("allowed, {}: {}", deviation(*rule), shown(reason));
            self.paragraph(&margin, ALLOWED, &allowed);
        }
        for covered in crate::export::covered(self.matrix, activity) {
            self.paragraph(&margin, QUIET, &shown(format_args!("covers {covered}")));
        }
    }

    /// A label and a text, in as many lines as it takes; those after the first start below the text.
    fn paragraph(&mut self, label: &str, style: Style, text: &str) {
        let margin = columns(label);
        let room = self.width.saturating_sub(margin);
        for (number, line) in wrap(text, room).enumerate() {
            let label = if number == 0 { label.to_owned() } else { " ".repeat(margin) };
            let label =
                if label.trim().is_empty() { label } else { format!("{style}{label}{style:#}") };
            self.line(&format!("{label}{style}{line}{style:#}"));
        }
    }

    /// A label and a title, with the cells at the end of the first line.
    fn row(&mut self, label: &str, style: Style, title: &str, cells: &[Cell]) {
        let widths = self.widths.clone().unwrap_or_default();
        let margin = columns(label);
        let room = self.title_width.saturating_sub(margin);
        let mut lines = wrap(title, room);
        let first = lines.next().unwrap_or_default();
        let mut line = format!("{style}{label}{first}{style:#}");
        let mut gap = self.title_width.saturating_sub(margin + columns(first));
        for (cell, width) in cells.iter().zip(widths) {
            line.push_str(&" ".repeat(gap + self.gap));
            line.push_str(&cell.text);
            gap = width.saturating_sub(cell.columns);
        }
        self.line(&line);
        for line in lines {
            self.line(&format!("{}{style}{line}{style:#}", " ".repeat(margin)));
        }
    }

    /// The notes of cells, by their marks.
    fn notes(&mut self, selection: &Selection) {
        let mut count = 0;
        let matrix = self.matrix;
        for (at, activity) in matrix.activities.iter().enumerate() {
            for (party, note) in activity.notes.iter().filter(|_| selection.has_activity(at)) {
                if count == 0 {
                    self.line("");
                }
                count += 1;
                let (party, title) = (&matrix.parties[*party].name, &activity.title);
                let label = format!("{} ", superscript(count));
                self.paragraph(
                    &label,
                    Style::new(),
                    &shown(format_args!("{party}, {title}: {note}")),
                );
            }
        }
    }

    /// The names of the parties, if short forms stand above the columns.
    fn key(&mut self) {
        if self.has_names {
            return;
        }
        self.line("");
        let names = self.matrix.parties.iter().map(|party| shown(&party.name));
        let heads = self.heads.clone().into_iter();
        let entries: Vec<[String; 2]> = heads
            .zip(names)
            .filter(|(head, name)| head != name)
            .map(|(head, name)| [head, name])
            .collect();
        let short = entries.iter().map(|[head, _]| columns(head)).max().unwrap_or_default();
        let long = entries.iter().map(|[_, name]| columns(name)).max().unwrap_or_default();
        let one = short + 1 + long;
        let across = ((self.width + 3) / (one + 3)).max(1);
        let rows = entries.len().div_ceil(across);
        if across == 1 {
            for [head, name] in &entries {
                let blanks = " ".repeat(short - columns(head) + 1);
                let label = format!("{FRAME}{head}{FRAME:#}{blanks}");
                self.paragraph(&label, Style::new(), name);
            }
            return;
        }
        for row in 0..rows {
            let mut line = String::new();
            let mut blanks = 0;
            for [head, name] in entries.iter().skip(row).step_by(rows) {
                line += &" ".repeat(blanks);
                let between = " ".repeat(short - columns(head) + 1);
                line.extend(
                    [&format!("{FRAME}{head}{FRAME:#}"), &between, name].map(String::as_str),
                );
                blanks = long - columns(name) + 3;
            }
            self.line(&line);
        }
    }
}

/// A number or a reference before a title.
fn label(text: Option<&str>) -> String {
    text.map_or_else(String::new, |text| shown(text) + " ")
}

/// What stands left of the columns.
fn titles(matrix: &Matrix, selection: &Selection) -> Vec<String> {
    let sections = matrix.sections.iter().enumerate().filter(|(at, _)| selection.has_section(*at));
    let sections = sections.map(|(_, it)| label(it.number.as_deref()) + &shown(&it.title));
    let rows = matrix.activities.iter().enumerate().filter(|(at, _)| selection.has_activity(*at));
    let rows = rows
        .map(|(_, it)| format!("{INDENT}{}{}", label(it.reference.as_deref()), shown(&it.title)));
    sections.chain(rows).collect()
}

/// The meaning of the letters.
pub(super) fn legend(width: usize) -> String {
    let mut text = String::from("\n");
    for role in Role::ALL {
        let meaning = format!("{}: {}", role.name(), role.definition());
        for (number, line) in wrap(&meaning, width - 2).enumerate() {
            let label = if number == 0 { letter(role) } else { " ".to_owned() };
            text.extend([&label, " ", line, "\n"]);
        }
    }
    format!("{text}{QUIET}-{QUIET:#} no role\n")
}
