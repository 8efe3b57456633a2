//! Tables, for a wiki or a merge request.

use std::fmt::{self, Write};

use okms_raci_codegen::Role;

use super::figures::Figures;
use crate::chain::{self, Chain};
use crate::export::{deviation, holders, reason, section_label};
use crate::format::markdown_cell as cell;
use crate::output::written;

pub(super) fn write(all: &[Figures<'_>], roles: &[Role], chain: &Chain) -> String {
    let matrices = all.iter().map(|figures| written(|text| write_matrix(text, figures, roles)));
    matrices.collect::<Vec<_>>().join("\n") + &chain::summary::markdown(chain)
}

fn write_matrix(text: &mut String, figures: &Figures<'_>, roles: &[Role]) -> fmt::Result {
    writeln!(text, "**{}**\n\n{}\n", cell(&figures.matrix.title), figures.size())?;
    if roles.is_empty() {
        counts(text, figures)?;
        return differences(text, figures);
    }
    writeln!(text, "| party | role | section | activity |\n| --- | --- | --- | --- |")?;
    for &role in roles {
        figures.parties.iter().try_for_each(|&party| rows(text, figures, party, role))?;
    }
    Ok(())
}

/// The activities in which a party holds a role.
fn rows(text: &mut String, figures: &Figures<'_>, party: usize, role: Role) -> fmt::Result {
    let matrix = figures.matrix;
    for row in figures.held(party, role) {
        let section = section_label(&matrix.sections[row.section]);
        let texts = [&matrix.parties[party].name, &section, &row.title];
        let [name, section, title] = texts.map(|text| cell(text));
        writeln!(text, "| {name} | {} | {section} | {title} |", row.roles[party])?;
    }
    Ok(())
}

fn counts(text: &mut String, figures: &Figures<'_>) -> fmt::Result {
    writeln!(text, "| | R | A | C | I |\n| --- | --- | --- | --- | --- |")?;
    for &party in &figures.parties {
        let counts = figures.counts(party).map(|count| count.to_string()).join(" | ");
        writeln!(text, "| {} | {counts} |", cell(&figures.matrix.parties[party].name))?;
    }
    Ok(())
}

fn differences(text: &mut String, figures: &Figures<'_>) -> fmt::Result {
    let head = "\n| differs | activity | roles | allowed, since |\n| --- | --- | --- | --- |\n";
    let mut head = Some(head);
    for (rule, row) in figures.differences() {
        text.push_str(head.take().unwrap_or_default());
        let reason = reason(row, rule).unwrap_or_default();
        let texts = [&figures.name(row), &holders(figures.matrix, row), reason];
        let [name, cells, reason] = texts.map(cell);
        writeln!(text, "| {} | {name} | {cells} | {reason} |", deviation(rule))?;
    }
    Ok(())
}
