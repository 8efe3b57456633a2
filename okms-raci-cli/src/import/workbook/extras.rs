//! What calamine does not read of an xlsx sheet: hidden rows and columns, and comments.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::import::archive::{Archive, Step, walk};

#[derive(Debug, Default)]
pub(super) struct Extras {
    /// The hidden rows, from 0.
    pub(super) rows: BTreeSet<u32>,
    /// The hidden columns, from 0.
    pub(super) columns: Vec<RangeInclusive<u32>>,
    pub(super) comments: BTreeMap<(u32, u32), String>,
}

/// Reads them of a sheet, by its name; a workbook of another kind has none.
pub(super) fn read(archive: &mut Archive<'_>, sheet: &str) -> Extras {
    let mut extras = Extras::default();
    let Some(path) = path_of(archive, sheet) else { return extras };
    if let Some(xml) = archive.text(&path) {
        hidden(&xml, &mut extras);
    }
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
    let relations = archive.text(&format!("{folder}/_rels/{name}.rels")).unwrap_or_default();
    for (_, target) in
        relations_of(&relations).into_iter().filter(|(kind, _)| kind.ends_with("/comments"))
    {
        let xml = archive.text(&resolved(folder, &target)).unwrap_or_default();
        comments(&xml, &mut extras);
    }
    extras
}

/// Where a sheet is in the archive.
fn path_of(archive: &mut Archive<'_>, sheet: &str) -> Option<String> {
    let workbook = archive.text("xl/workbook.xml")?;
    let mut id = None;
    walk(&workbook, |step| {
        if let Step::Start("sheet", attributes) = step
            && attributes.get("name").as_deref() == Some(sheet)
        {
            id = attributes.get("id").or(id.take());
        }
    });
    let id = id?;
    let mut target = None;
    walk(&archive.text("xl/_rels/workbook.xml.rels")?, |step| {
        if let Step::Start("Relationship", attributes) = step
            && attributes.get("Id").as_deref() == Some(&id)
        {
            target = attributes.get("Target");
        }
    });
    Some(resolved("xl", &target?))
}

/// The kinds and targets of relations.
fn relations_of(xml: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    walk(xml, |step| {
        if let Step::Start("Relationship", attributes) = step {
            found.extend(attributes.get("Type").zip(attributes.get("Target")));
        }
    });
    found
}

fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn hidden(xml: &str, extras: &mut Extras) {
    let mut next = 0;
    walk(xml, |step| match step {
        Step::Start("row", attributes) => {
            let row = attributes
                .get("r")
                .and_then(|row| row.parse::<u32>().ok())
                .map_or(next, |row| row.saturating_sub(1));
            next = row + 1;
            if attributes.is("hidden") {
                extras.rows.insert(row);
            }
        }
        Step::Start("col", attributes) if attributes.is("hidden") => {
            let number = |name: &str| attributes.get(name)?.parse::<u32>().ok()?.checked_sub(1);
            if let Some((first, last)) = number("min").zip(number("max")) {
                extras.columns.push(first..=last);
            }
        }
        _ => {}
    });
}

fn comments(xml: &str, extras: &mut Extras) {
    let mut at = None;
    let mut is_text = false;
    walk(xml, |step| match step {
        Step::Start("comment", attributes) => {
            at = attributes.get("ref").as_deref().and_then(position);
        }
        Step::End("comment") => at = None,
        Step::Start("t", _) => is_text = true,
        Step::End("t") => is_text = false,
        Step::Text(text) if is_text => {
            if let Some(at) = at {
                extras.comments.entry(at).or_default().push_str(text);
            }
        }
        _ => {}
    });
}

/// The row and the column of `D14`, from 0.
fn position(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    let add =
        |column: u32, c: char| column.checked_mul(26)?.checked_add(c.to_digit(36)?.checked_sub(9)?);
    let column = letters.chars().try_fold(0, add)?;
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::{position, resolved};

    #[test]
    fn a_cell_has_a_position() {
        assert_eq!(position("D14"), Some((13, 3)));
        assert_eq!(position("AA1"), Some((0, 26)));
        assert_eq!(position("14"), None);
    }

    #[test]
    fn targets_are_relative_to_their_folder() {
        assert_eq!(resolved("xl/worksheets", "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(resolved("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
    }
}
