//! The rows as text, for macros that need them before there are types.

use okms_raci_core::{Cells, Line};

use crate::code::{Code, Literal};
use crate::matrix::Matrix;
use crate::names::kebab;
use crate::refines::{Asked, Cover, OuterParty, Refines};

/// A call of the macro that the including module has chosen: one that other crates see, or one that they do not.
pub(super) fn rows(code: &mut Code, matrix: &Matrix, is_whole: bool) {
    code.line("#[rustfmt::skip]");
    code.line("__define_rows! {");
    code.line(format_args!("    ($) __raci_rows_of_{}", matrix.name));
    let incomplete = (!is_whole).then(|| Line::Incomplete.to_string());
    let mut start = "    \"";
    for line in incomplete.into_iter().chain(lines(matrix)) {
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
    let mut lines = vec![
        Line::Name(&matrix.name).to_string(),
        Line::Revision(&matrix.source.revision).to_string(),
    ];
    lines.extend(matrix.derive.iter().map(|path| Line::Derive(path).to_string()));
    for entry in &matrix.refines {
        lines.extend(refines(entry));
    }
    let name = |of: usize| matrix.refines.get(of).map_or("", Refines::name);
    for party in &matrix.parties {
        lines.push(Line::Party { id: &party.id, name: &party.name }.to_string());
        lines.extend(former(&party.aliases));
        let is =
            |OuterParty { of, party }: &OuterParty| Line::Is { of: name(*of), party }.to_string();
        lines.extend(party.is.iter().map(is));
    }
    let mut activities = matrix.activities.iter().peekable();
    for (position, section) in matrix.sections.iter().enumerate() {
        let (depth, id, title) = (section.depth, &section.id, &section.title);
        lines.push(Line::Section { depth, id, title }.to_string());
        lines.extend(section.number.as_ref().map(|number| Line::Number(number).to_string()));
        lines.extend(former(&section.aliases));
        while let Some(activity) = activities.next_if(|activity| activity.section == position) {
            let (id, title) = (&activity.id, &activity.title);
            let (kebab_id, roles) = (&activity.kebab_id(), &Cells(&activity.roles).to_string());
            lines.push(Line::Activity { id, kebab_id, roles, title }.to_string());
            lines.extend(former(&activity.aliases));
            lines.extend(activity.covers.iter().map(|cover| covers(name(cover.of), cover)));
            let allow = activity.allow.iter().filter(|_| !activity.covers.is_empty());
            lines.extend(
                allow.map(|(rule, reason)| Line::Allow { rule: rule.id(), reason }.to_string()),
            );
        }
    }
    lines
}

fn refines(entry: &Refines) -> Vec<String> {
    let Refines { matrix, party, revision, roles, .. } = entry;
    let (name, roles) = (entry.name(), &roles.to_string());
    let mut lines = vec![Line::Refines { name, matrix, party, revision, roles }.to_string()];
    lines.extend(entry.asks.iter().map(|Asked { id, roles, title }| {
        Line::Asked { id, roles: &roles.to_string(), title }.to_string()
    }));
    lines.extend(entry.except.iter().map(|(id, reason)| Line::Except { id, reason }.to_string()));
    lines.extend(entry.open.iter().map(|(id, reason)| Line::Open { id, reason }.to_string()));
    lines
}

fn covers(of: &str, Cover { activity, letters, .. }: &Cover) -> String {
    let letters = letters.map_or_else(|| "-".to_owned(), |letters| letters.to_string());
    Line::Covers { of, letters: &letters, id: activity }.to_string()
}

fn former(aliases: &[String]) -> impl Iterator<Item = String> {
    aliases.iter().map(|id| Line::Former { id, kebab_id: &kebab(id) }.to_string())
}
