//! The summary for people.

use std::fmt::{self, Write};

use anstyle::Style;
use okms_raci_codegen::{Role, Rule};
use okms_raci_core::escape::Terminal;

use super::figures::Figures;
use crate::chain::{self, Chain};
use crate::export::{deviating, holders, origin, reason, section_label};
use crate::finding::counted_with;
use crate::output::written;
use crate::terminal::{ALLOWED, FRAME, HEADING, QUIET, columns, letter, shown};

pub(super) fn write(all: &[Figures<'_>], roles: &[Role], chain: &Chain) -> String {
    let matrices = all.iter().map(|figures| written(|text| write_matrix(text, figures, roles)));
    let matrices = matrices.collect::<Vec<_>>().join("\n\n");
    match chain::summary::text(chain) {
        chain if chain.is_empty() => matrices,
        chain => format!("{matrices}\n{chain}"),
    }
}

fn write_matrix(text: &mut String, figures: &Figures<'_>, roles: &[Role]) -> fmt::Result {
    let matrix = figures.matrix;
    writeln!(text, "{HEADING}{}{HEADING:#}", Terminal(&matrix.title))?;
    if figures.loaded.stated.revision {
        writeln!(text, "{}", Terminal(origin(&matrix.source)))?;
    }
    writeln!(text, "{}", figures.size())?;
    if roles.is_empty() {
        counts(text, figures)?;
        return differences(text, figures);
    }
    for &role in roles {
        figures.parties.iter().try_for_each(|&party| rows(text, figures, party, role))?;
    }
    Ok(())
}

/// How often each party holds each role.
fn counts(text: &mut String, figures: &Figures<'_>) -> fmt::Result {
    let name = |at: usize| shown(&figures.matrix.parties[at].name);
    let rows = figures.parties.iter().map(|&at| (name(at), figures.counts(at)));
    let rows: Vec<(String, [usize; 4])> = rows.collect();
    let widest = rows.iter().map(|(name, _)| columns(name)).max().unwrap_or_default();
    let digits = [0, 1, 2, 3].map(|column| {
        rows.iter().map(|(_, counts)| counts[column].to_string().len()).max().unwrap_or(1)
    });
    write!(text, "\n{}", " ".repeat(widest))?;
    for (role, width) in Role::ALL.into_iter().zip(digits) {
        write!(text, "{}{}", " ".repeat(width + 1), letter(role))?;
    }
    writeln!(text)?;
    for (name, counts) in &rows {
        write!(text, "{FRAME}{name}{FRAME:#}{}", " ".repeat(widest - columns(name)))?;
        for (count, width) in counts.iter().zip(digits) {
            let (style, number) = match count {
                0 => (QUIET, "-".to_owned()),
                count => (Style::new(), count.to_string()),
            };
            write!(text, "  {style}{number:>width$}{style:#}")?;
        }
        writeln!(text)?;
    }
    Ok(())
}

/// The rows that differ from one A and an R.
fn differences(text: &mut String, figures: &Figures<'_>) -> fmt::Result {
    writeln!(text)?;
    for (rule, rows) in figures.differing.iter().filter(|(_, rows)| !rows.is_empty()) {
        let count = counted_with(rows.len(), "activity", "activities");
        writeln!(text, "{count} {}", deviating(*rule))?;
        for row in rows {
            let cells = holders(figures.matrix, row);
            writeln!(text, "  {}: {}", Terminal(figures.name(row)), Terminal(cells))?;
            match reason(row, *rule) {
                Some(reason) => {
                    writeln!(text, "    {ALLOWED}allowed: {}{ALLOWED:#}", Terminal(reason))?;
                }
                None if Rule::ALLOWABLE.contains(rule) => {
                    writeln!(text, "    not allowed: `raci check` reports it")?;
                }
                None => {}
            }
        }
    }
    let has = |rule: Rule| figures.differences().any(|(broken, _)| broken == rule);
    let has_one_a = !has(Rule::NobodyAccountable) && !has(Rule::SeveralAccountable);
    match (has_one_a, !has(Rule::NobodyResponsible)) {
        (true, true) => writeln!(text, "every activity has exactly one A, and an R"),
        (true, false) => writeln!(text, "every activity has exactly one A"),
        (false, true) => writeln!(text, "every activity has an R"),
        (false, false) => Ok(()),
    }
}

/// The activities in which a party holds a role, below their sections.
fn rows(text: &mut String, figures: &Figures<'_>, party: usize, role: Role) -> fmt::Result {
    let (matrix, rows) = (figures.matrix, figures.held(party, role));
    let count = match rows.clone().count() {
        0 => "no activity".to_owned(),
        count => counted_with(count, "activity", "activities"),
    };
    let name = shown(&matrix.parties[party].name);
    writeln!(text, "\n{FRAME}{name}{FRAME:#}: {} in {count}", role.name().to_lowercase())?;
    let mut section = None;
    for row in rows {
        if section != Some(row.section) {
            section = Some(row.section);
            let label = section_label(&matrix.sections[row.section]);
            writeln!(text, "  {HEADING}{}{HEADING:#}", Terminal(label))?;
        }
        let reference = row.reference.iter().map(|reference| format!("{reference} "));
        let title = reference.collect::<String>() + &row.title;
        writeln!(text, "    {} ({})", Terminal(title), row.roles[party])?;
    }
    Ok(())
}
