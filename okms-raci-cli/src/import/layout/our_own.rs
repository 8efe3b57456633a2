//! The columns of what `raci export` writes as CSV and as a workbook, which are known by their header.

use std::ops::Range;
use std::rc::Rc;

use super::columns::Columns;
use super::{Cell, Grid, Outcome, Table};

/// A column of our own exports that is no party's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OwnColumn {
    /// The number of the section.
    Number,
    /// The title of the section.
    Section,
    /// The publisher's number or code of the row.
    Reference,
    /// The title of the activity.
    Activity,
    /// The note of the row.
    Note,
    /// Which rule the row may break, and why.
    Allowed,
    /// What the row covers of matrices that are refined.
    Covers,
    /// The id of the activity.
    Id,
}

/// The header of a sheet, in its order; the parties stand after the activity.
pub(crate) const OWN_SHEET: [(OwnColumn, &str); 8] = [
    (OwnColumn::Number, "No."),
    (OwnColumn::Section, "Section"),
    (OwnColumn::Reference, "Ref."),
    (OwnColumn::Activity, "Activity"),
    (OwnColumn::Note, "Note"),
    (OwnColumn::Allowed, "Allowed to differ"),
    (OwnColumn::Covers, "Covers"),
    (OwnColumn::Id, "Id of the row"),
];

/// The header of what rows cover, in our own Markdown, too.
pub(crate) const COVERS: &str = OWN_SHEET[OwnColumn::Covers as usize].1;

/// How many of them are left of the parties.
const LEFT: usize = 4;

/// The header of `raci export --format csv`; the parties follow.
const OWN_CSV: [&str; 4] = ["section", "section_title", "activity", "title"];

/// Its last columns, all of them if a row has something for one.
pub(crate) const FACTS: [&str; 5] = ["reference", "note", "notes", "allowed", "covers"];

#[cfg(feature = "xlsx")]
impl OwnColumn {
    /// What the header calls it.
    pub(crate) fn name(self) -> &'static str {
        OWN_SHEET[self as usize].1
    }

    /// Whether it is left of the parties.
    pub(crate) fn is_left(self) -> bool {
        (self as usize) < LEFT
    }
}

/// The sheets of a workbook of ours that say something about its matrices.
pub(crate) const LEGEND: &str = "Legend";
pub(crate) const SOURCE: &str = "Source";

/// Drops the sheets beside matrices of ours, whatever their texts look like.
pub(super) fn drop_sheets_beside(found: &mut Vec<Outcome>) {
    let is_own = |outcome: &Outcome| outcome.matrices.iter().any(|one| one.columns.id.is_some());
    if found.iter().any(is_own) {
        found.retain(|outcome| {
            outcome.at.sheet.as_deref().is_none_or(|name| ![LEGEND, SOURCE].contains(&name))
        });
    }
}

/// How far down a sheet has its header, below its title.
const LOWEST_HEADER: usize = 6;

/// All of the grid below its header, if it is one of our own exports.
pub(super) fn table(grid: &Grid) -> Option<Table> {
    let names = |line: usize| grid.lines[line].cells.iter().map(Cell::line).collect::<Vec<_>>();
    let lines = 0..grid.lines.len().min(LOWEST_HEADER);
    let found = lines.into_iter().find_map(|line| Some((line, columns(&names(line))?)));
    let (header, (columns, parties)) = found?;
    let body = header + 1..grid.lines.len();
    let body: Vec<usize> = body.filter(|&line| !grid.lines[line].is_blank()).collect();
    // Somebody's own lines below the table make it a sheet as any other.
    let is_row = |&line: &usize| !grid.text(line, columns.activity).is_empty();
    let is_whole = body.iter().all(is_row);
    is_whole.then(|| Table {
        grid: Rc::new(Grid { is_exact: true, ..grid.clone() }),
        header: vec![header],
        data: body.clone(),
        body,
        letters: parties.collect(),
        columns,
    })
}

/// What the columns are, and which are the parties', if the header is our own.
pub(super) fn columns(headers: &[String]) -> Option<(Columns, Range<usize>)> {
    if headers.iter().take(OWN_CSV.len()).eq(OWN_CSV) {
        let parties = headers.len().saturating_sub(FACTS.len());
        let has_facts = parties > OWN_CSV.len() && headers[parties..].iter().eq(FACTS);
        let columns = Columns {
            activity: 3,
            sections: vec![1],
            number: Some(0),
            id: Some(2),
            reference: has_facts.then_some(parties),
            notes: has_facts.then_some(parties + 1).into_iter().collect(),
            cell_notes: has_facts.then_some(parties + 2),
            allowed: has_facts.then_some(parties + 3),
            covers: has_facts.then_some(parties + 4),
            ..Columns::default()
        };
        return Some((columns, OWN_CSV.len()..if has_facts { parties } else { headers.len() }));
    }
    let (left, right) = OWN_SHEET.split_at(LEFT);
    let end = headers.iter().rposition(|header| !header.is_empty())? + 1;
    let from_left = in_order(headers[..end].iter(), left.iter());
    let from_right = in_order(headers[..end].iter().rev(), right.iter().rev());
    let at = |column: OwnColumn| {
        let is_it = |(_, own): &(usize, OwnColumn)| *own == column;
        let left = || Some(from_left.iter().find(|own| is_it(own))?.0);
        let right = || Some(end - 1 - from_right.iter().find(|own| is_it(own))?.0);
        left().or_else(right)
    };
    let columns = Columns {
        activity: at(OwnColumn::Activity)?,
        sections: vec![at(OwnColumn::Section)?],
        reference: at(OwnColumn::Reference),
        number: at(OwnColumn::Number),
        id: Some(at(OwnColumn::Id)?),
        notes: at(OwnColumn::Note).into_iter().collect(),
        allowed: at(OwnColumn::Allowed),
        covers: at(OwnColumn::Covers),
        ..Columns::default()
    };
    let parties = columns.activity + 1..end - from_right.len();
    (!parties.is_empty()).then_some((columns, parties))
}

/// The columns with which the names start, each at most once and in this order.
fn in_order<'a>(
    names: impl Iterator<Item = &'a String>,
    mut columns: impl Iterator<Item = &'a (OwnColumn, &'static str)>,
) -> Vec<(usize, OwnColumn)> {
    let own = |name: &String| columns.find(|(_, own)| own == name).map(|(column, _)| *column);
    names.map_while(own).enumerate().collect()
}

#[cfg(test)]
mod tests {
    use super::{OWN_SHEET, OwnColumn, columns};

    #[test]
    fn each_column_is_at_its_place() {
        for (place, (column, _)) in OWN_SHEET.into_iter().enumerate() {
            assert_eq!(column as usize, place);
        }
        let _ = OwnColumn::Id;
    }

    #[test]
    fn parties_are_between_the_activity_and_our_own_columns() {
        let parties = |header: &str| {
            let headers: Vec<String> = header.split('|').map(str::to_owned).collect();
            columns(&headers).map(|(_, parties)| headers[parties].join("|"))
        };
        let own = |header| parties(header).unwrap_or_default();
        assert_eq!(own("Section|Activity|R|Activity|Id of the row||"), "R|Activity");
        assert_eq!(
            own("No.|Section|Ref.|Activity|Covers|Us|Note|Covers|Id of the row"),
            "Covers|Us"
        );
        assert_eq!(own("section|section_title|activity|title|R|Note"), "R|Note");
        let facts = "reference|note|notes|allowed|covers";
        assert_eq!(own(&format!("section|section_title|activity|title|Us|{facts}")), "Us");
        assert_eq!(parties("Section|Activity|Us|Note"), None);
        assert_eq!(parties("Section|Activity|Id of the row"), None);
    }
}
