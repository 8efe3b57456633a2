//! The enums, the source and the type of the matrix.

use super::docs::{doc, markdown};
use crate::code::{Code, Literal};
use crate::model::{Activity, Matrix, Section, Text};
use crate::names::variant_name;

const DERIVES: &str = "#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]";

pub(super) fn activity(code: &mut Code, matrix: &Matrix) {
    let title = markdown(&matrix.title.text);
    doc(code, &format!("What has to be done: the activities of \"{title}\", in published order."));
    let variants = matrix.activities.iter().map(|activity| {
        let section = &matrix.sections[activity.section];
        let lines = [
            format!("\"{}\"", markdown(&activity.title.text)),
            String::new(),
            format!("{}. {}.", section_line(section), row(matrix, activity)),
        ];
        (activity.id.text.as_str(), lines)
    });
    enumeration(code, "Activity", "Every activity, in published order.", variants);
}

pub(super) fn party(code: &mut Code, matrix: &Matrix) {
    let title = markdown(&matrix.title.text);
    doc(code, &format!("Who does it: the parties of \"{title}\", in the order of the columns."));
    let variants = matrix
        .parties
        .iter()
        .map(|party| (party.id.text.as_str(), [format!("{}.", markdown(&party.name.text))]));
    enumeration(code, "Party", "Every party, in the order of the columns.", variants);
}

pub(super) fn section(code: &mut Code, matrix: &Matrix) {
    let title = markdown(&matrix.title.text);
    doc(code, &format!("The sections of \"{title}\"; each comes before its subsections."));
    let variants = matrix
        .sections
        .iter()
        .map(|section| (section.id.text.as_str(), [format!("{}.", section_line(section))]));
    enumeration(code, "Section", "Every section, in published order.", variants);
}

fn enumeration<'a, const LINES: usize>(
    code: &mut Code,
    name: &str,
    about_all: &str,
    variants: impl Iterator<Item = (&'a str, [String; LINES])>,
) {
    let mut names = Vec::new();
    code.line(DERIVES);
    code.block(format_args!("pub enum {name}"), |code| {
        for (variant, lines) in variants {
            for line in lines {
                if line.is_empty() {
                    code.line("///");
                } else {
                    doc(code, &line);
                }
            }
            code.line(format_args!("{variant},"));
            names.push(variant);
        }
    });
    code.line("");
    code.block(format_args!("impl {name}"), |code| {
        doc(code, about_all);
        let all = names.iter().map(|variant| format!("{name}::{variant}"));
        code.list(format_args!("pub const ALL: [{name}; {}] = ", names.len()), all);
    });
    code.line("");
    code.numbers("raci::__implement_defmt!", [name].iter().chain(&names));
    code.line("");
}

/// `Customer RA, OVHcloud I`.
fn row(matrix: &Matrix, activity: &Activity) -> String {
    let cells = matrix.parties.iter().zip(&activity.roles);
    let cells =
        cells.map(|(party, roles)| format!("{} {}", markdown(&party.name.text), roles.letters()));
    cells.collect::<Vec<_>>().join(", ")
}

/// `3.1.1 Daily operations`.
pub(super) fn section_line(section: &Section) -> String {
    let title = markdown(&section.title.text);
    match &section.number {
        Some(number) => format!("{} {title}", markdown(&number.text)),
        None => title,
    }
}

pub(super) fn source(code: &mut Code, matrix: &Matrix, sha256: &str) {
    let optional = |text: &Option<Text>| match text {
        Some(text) => format!("Some({})", Literal(&text.text)),
        None => "None".to_owned(),
    };
    let source = &matrix.source;
    doc(code, &format!("Where \"{}\" comes from.", markdown(&matrix.title.text)));
    code.line("pub const SOURCE: raci::Source = raci::Source::__new(");
    for argument in [
        Literal(&matrix.title.text).to_string(),
        optional(&source.publisher),
        optional(&source.article),
        optional(&source.url),
        Literal(&source.revision.text).to_string(),
        Literal(sha256).to_string(),
    ] {
        code.line(format_args!("    {argument},"));
    }
    code.line(");");
    code.line("");
}

pub(super) fn matrix(code: &mut Code, matrix: &Matrix) {
    let name = variant_name(&matrix.name.text);
    let title = markdown(&matrix.title.text);
    doc(code, &format!("The matrix \"{title}\", for code that works over any."));
    code.line("#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]");
    code.line(format_args!("pub struct {name};"));
    code.line("");
    code.line(format_args!("raci::__implement_matrix! {{ {name} }}"));
    code.line("");
}
