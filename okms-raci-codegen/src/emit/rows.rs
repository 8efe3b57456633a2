//! The rows as text, for macros that need them before there are types.

use okms_raci_core::{Cells, Line, Part};

use crate::check::refines::Lines;
use crate::code::{Code, Literal};
use crate::matrix::Matrix;
use crate::names::{id_from_title, kebab};
use crate::refines::{Asked, Cover, OuterParty, Refines};

/// What is known of the text that a matrix was read from.
#[derive(Default)]
pub(crate) struct Written<'a> {
    /// Its path, as it was given.
    pub(crate) file: &'a str,
    /// The lines of what concerns refining; none if nothing is refined.
    pub(crate) lines: Option<Lines>,
    /// Whether all of it could be read.
    pub(crate) is_whole: bool,
}

/// A call of the macro that the including module has chosen: one that other crates see, or one that they do not.
pub(super) fn rows(code: &mut Code, matrix: &Matrix, written: &Written<'_>) {
    code.line(super::NOT_FORMATTED);
    code.line("__define_rows! {");
    code.line(format_args!("    ($) __raci_rows_of_{}", matrix.name));
    let generated = Line::Generated {
        version: env!("CARGO_PKG_VERSION"),
        matrix: &id_from_title(&matrix.name),
    };
    let mut head = vec![generated.to_string()];
    head.extend((!written.is_whole).then(|| Line::Incomplete.to_string()));
    if !matrix.refines.is_empty() {
        head.push(Line::File(written.file).to_string());
        head.extend(matrix.typed.then(|| Line::Typed.to_string()));
    }
    let mut start = "    \"";
    for line in head.into_iter().chain(lines_at(matrix, written.lines.as_ref())) {
        let literal = Literal(&line).to_string();
        // Without its quotes, of which the text may have others at its ends.
        code.line(format_args!("{start}{}\\n\\", &literal[1..literal.len() - 1]));
        start = "     ";
    }
    code.line("    \"");
    code.line("}");
    code.line("");
}

/// The matrix as lines that okms-raci-claims reads.
#[doc(hidden)]
#[must_use]
pub fn lines(matrix: &Matrix) -> Vec<String> {
    lines_at(matrix, None)
}

/// The same with the lines in the YAML where they are known.
fn lines_at(matrix: &Matrix, at: Option<&Lines>) -> Vec<String> {
    let mut lines = Rows {
        lines: vec![
            Line::Name(&matrix.name).to_string(),
            Line::Revision(&matrix.source.revision).to_string(),
        ],
        at,
    };
    for path in &matrix.derive {
        lines.add(Line::Derive(path), &[]);
    }
    for (position, entry) in matrix.refines.iter().enumerate() {
        refines(&mut lines, position, entry);
    }
    let name = |of: usize| matrix.refines.get(of).map_or("", Refines::name);
    for (position, party) in matrix.parties.iter().enumerate() {
        lines.add(Line::Party { id: &party.id, name: &party.name }, &[Part::Party(position)]);
        lines.former(&party.aliases);
        for (at, OuterParty { of, party }) in party.is.iter().enumerate() {
            lines.add(Line::Is { of: name(*of), party }, &[Part::Is(position, at)]);
        }
    }
    let mut activities = matrix.activities.iter().enumerate().peekable();
    for (position, section) in matrix.sections.iter().enumerate() {
        let (depth, id, title) = (section.depth, &section.id, &section.title);
        lines.add(Line::Section { depth, id, title }, &[]);
        if let Some(number) = &section.number {
            lines.add(Line::Number(number), &[]);
        }
        lines.former(&section.aliases);
        while let Some((row, activity)) = activities.next_if(|(_, row)| row.section == position) {
            let (id, title) = (&activity.id, &activity.title);
            let (kebab_id, roles) = (&activity.kebab_id(), &Cells(&activity.roles).to_string());
            lines.add(Line::Activity { id, kebab_id, roles, title }, &[Part::Activity(row)]);
            lines.former(&activity.aliases);
            for (at, Cover { of, activity: id, letters }) in activity.covers.iter().enumerate() {
                let letters = letters.map_or_else(|| "-".to_owned(), |letters| letters.to_string());
                let line = Line::Covers { of: name(*of), letters: &letters, id };
                lines.add(line, &[Part::Cover(row, at)]);
            }
            let allow = activity.allow.iter().filter(|_| !activity.covers.is_empty());
            for (at, (rule, reason)) in allow.enumerate() {
                lines.add(Line::Allow { rule: rule.id(), reason }, &[Part::Allow(row, at)]);
            }
        }
    }
    lines.lines
}

fn refines(lines: &mut Rows<'_>, at: usize, entry: &Refines) {
    let Refines { matrix, party, revision, roles, .. } = entry;
    let (name, roles) = (entry.name(), &roles.to_string());
    let parts = [Part::Refines(at), Part::Revision(at), Part::File(at)];
    lines.add(Line::Refines { name, matrix, party, revision, roles }, &parts);
    if let Some(path) = &entry.path {
        lines.add(Line::Path(path), &[]);
    }
    for (duty, Asked { id, roles, title }) in entry.asks.iter().enumerate() {
        let line = Line::Asked { id, roles: &roles.to_string(), title };
        lines.add(line, &[Part::Asked(at, duty)]);
    }
    for (duty, (id, reason)) in entry.except.iter().enumerate() {
        lines.add(Line::Except { id, reason }, &[Part::Except(at, duty)]);
    }
    for (duty, (id, reason)) in entry.open.iter().enumerate() {
        lines.add(Line::Open { id, reason }, &[Part::Open(at, duty)]);
    }
}

struct Rows<'a> {
    lines: Vec<String>,
    at: Option<&'a Lines>,
}

impl Rows<'_> {
    /// A line, and where in the YAML these parts of what it says are, if that is known of all.
    fn add(&mut self, line: Line<'_>, parts: &[Part]) {
        self.lines.push(line.to_string());
        let line = |part: &Part| Some(self.at?.of(*part)?.to_string());
        let at: Option<Vec<String>> = parts.iter().map(line).collect();
        if let Some(at) = at.filter(|at| !at.is_empty()) {
            self.lines.push(Line::At(&at.join(" ")).to_string());
        }
    }

    fn former(&mut self, aliases: &[String]) {
        for id in aliases {
            self.add(Line::Former { id, kebab_id: &kebab(id) }, &[]);
        }
    }
}
