//! The rows as text, for macros that need them before there are types.

use okms_raci_core::RoleSet;

use crate::code::{Code, Literal};
use crate::matrix::{Matrix, Section};

/// A call of the macro that the including module has chosen: one that other crates see, or one that they do not.
pub(super) fn rows(code: &mut Code, matrix: &Matrix) {
    code.line("#[rustfmt::skip]");
    code.line("__define_rows! {");
    code.line(format_args!("    ($) __raci_rows_of_{}", matrix.name));
    code.line(format_args!("    \"revision\" {}", Literal(&matrix.source.revision)));
    for party in &matrix.parties {
        let name = Literal(&party.name);
        code.line(format_args!("    \"party {}\" {name}", party.id));
    }
    for former in former_names(matrix) {
        code.line(format_args!("    \"former\" {}", Literal(former)));
    }
    let mut activities = matrix.activities.iter().peekable();
    for (position, section) in matrix.sections.iter().enumerate() {
        code.line(format_args!("    {}", heading(section)));
        while let Some(activity) = activities.next_if(|activity| activity.section == position) {
            let letters: Vec<String> = activity.roles.iter().map(RoleSet::to_string).collect();
            let (id, title) = (&activity.id, Literal(&activity.title));
            code.line(format_args!("    \"{id} {}\" {title}", letters.join(" ")));
        }
    }
    code.line("}");
    code.line("");
}

/// As many `#` as the section is deep, its id, its number, and its title.
fn heading(section: &Section) -> String {
    let hashes = "#".repeat(section.depth);
    let (number, title) = (Literal(section.number_or_empty()), Literal(&section.title));
    format!("\"{hashes} {}\" {number} {title}", section.id)
}

/// The aliases of everything in the matrix.
fn former_names(matrix: &Matrix) -> impl Iterator<Item = &str> {
    let parties = matrix.parties.iter().flat_map(|party| &party.aliases);
    let sections = matrix.sections.iter().flat_map(|section| &section.aliases);
    let activities = matrix.activities.iter().flat_map(|activity| &activity.aliases);
    parties.chain(sections).chain(activities).map(String::as_str)
}
