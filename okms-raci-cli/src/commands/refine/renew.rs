//! `raci refine --into`: a file after a new revision of the outer matrix.

use std::path::Path;

use okms_raci_claims::{Duty, Refinement};
use okms_raci_codegen::{Activity, Asked, Matrix, Refines};
use okms_raci_core::escape::Terminal;

use super::{PUBLISHED, Refine, add_parties, add_row, comments, file_key, party, renew_entry};
use crate::chain;
use crate::finding::counted_with;
use crate::output::message;
use crate::status::{Error, Status};
use crate::yaml_file::YamlFile;

/// A file after a new revision: its rows stay, new duties come, and what changed is listed.
pub(super) fn renew(refine: &Refine, outer: &Matrix, path: &Path) -> Result<Status, Error> {
    // Comments that were written here come again.
    let is_ours = |line: &str| line.strip_prefix("# ").is_some_and(|it| it.starts_with(PUBLISHED));
    let mut file = YamlFile::read(path, is_ours)?;
    let matrix = &mut file.matrix;
    let entry = entry(matrix, outer, refine, path)?;
    let party = party(outer, &matrix.refines[entry].party)?;
    add_parties(matrix, &refine.parties, outer)?;
    let before = matrix.refines[entry].asks.clone();
    renew_entry(matrix, entry, outer, party);
    let new = new_duties(matrix, entry, outer);
    for &duty in &new {
        add_row(matrix, entry, outer, duty);
    }
    let yaml = matrix.to_yaml_with_comments(&comments(matrix, entry, outer));
    file.write(&yaml, &refine.output)?;
    let after = &file.matrix.refines[entry].asks;
    let name = path.display().to_string();
    let message_of = |what: &str| message(Terminal(format_args!("{name}: {what}")));
    for &duty in &new {
        let Activity { id, title, .. } = &outer.activities[duty];
        message_of(&format!("new: {id}, \"{title}\""));
    }
    for change in changes(&before, after, outer) {
        message_of(&change);
    }
    message_of(&format!(
        "written against {} {}: {}",
        outer.name,
        outer.source.revision,
        counted_with(after.len(), "duty", "duties")
    ));
    Ok(Status::Fine)
}

/// The entry of the outer matrix, and of the party if one is named.
fn entry(matrix: &Matrix, outer: &Matrix, refine: &Refine, path: &Path) -> Result<usize, Error> {
    let named = refine.party.as_deref().map(|named| party(outer, named)).transpose()?;
    let is_meant = |entry: &Refines| {
        entry.matrix == outer.name
            && named.is_none_or(|named| outer.parties[named].id == entry.party)
    };
    let mut found = (0..matrix.refines.len()).filter(|at| is_meant(&matrix.refines[*at]));
    match (found.next(), found.next()) {
        (Some(at), None) => Ok(at),
        (Some(_), Some(_)) => {
            let what = format!("{} refines {} more than once", path.display(), outer.name);
            Err(Error::new(format_args!("{what}\nsay with --party as whom")))
        }
        (None, _) => {
            let (file, path) = (file_key(&refine.outer, Some(path)), path.display());
            let (what, help) = match matrix.refines.iter().find(|it| it.matrix == outer.name) {
                Some(other) => (
                    format!("{path} refines {} as {}", outer.name, other.party),
                    "drop --party, or write a new file with -o".to_owned(),
                ),
                None => (
                    format!("{path} does not refine {}", outer.name),
                    missing_entry(matrix, outer, named, file),
                ),
            };
            Err(Error::new(format_args!("{what}\n{help}")))
        }
    }
}

/// What to write into a file that does not refine the outer matrix as yet.
fn missing_entry(
    matrix: &Matrix,
    outer: &Matrix,
    party: Option<usize>,
    file: Option<String>,
) -> String {
    let ids: Vec<&str> = outer.parties.iter().map(|party| party.id.as_str()).collect();
    let whom = || ("PARTY", format!(" with {} as PARTY,", ids.join(" or ")));
    let (party, whom) = party.map_or_else(whom, |party| (ids[party], String::new()));
    let file = file.map_or_else(String::new, |file| format!(", file: {file:?}"));
    let Matrix { name, source, .. } = outer;
    let item = format!("{{ matrix: {name}, party: {party}, revision: {}{file} }}", source.revision);
    let entry = if matrix.refines.is_empty() {
        format!("write `refines: [{item}]` above `parties`")
    } else {
        format!("add the item `{item}` to its `refines`")
    };
    format!("{entry},{whom} and run this again, or write a new file with -o")
}

/// The duties that no row covers, and that are neither excepted nor open.
fn new_duties(matrix: &Matrix, entry: usize, outer: &Matrix) -> Vec<usize> {
    let (inner, outer) = (chain::rows(matrix), chain::rows(outer));
    let refinement = Refinement::new(&inner, entry, &outer);
    let is_new =
        |duty: &&Duty| duty.covers.is_empty() && duty.except.is_none() && duty.open.is_none();
    refinement.duties.iter().filter(is_new).map(|duty| duty.activity).collect()
}

/// What is gone, or asked otherwise than before.
fn changes(before: &[Asked], after: &[Asked], outer: &Matrix) -> Vec<String> {
    let mut changes = Vec::new();
    for old in before {
        let now = outer
            .activities
            .iter()
            .find(|activity| activity.id == old.id || activity.aliases.contains(&old.id));
        let new = now.and_then(|now| after.iter().find(|new| new.id == now.id));
        let Some(new) = new else {
            changes.push(format!("gone: {}, it was {}, \"{}\"", old.id, old.roles, old.title));
            continue;
        };
        if new.id != old.id {
            changes.push(format!("renamed: {} is {} now", old.id, new.id));
        }
        if new.roles != old.roles {
            changes.push(format!("changed: {} was {}, and is {}", new.id, old.roles, new.roles));
        }
        if new.title != old.title {
            changes.push(format!(
                "reworded: {} was \"{}\", and is \"{}\"",
                new.id, old.title, new.title
            ));
        }
    }
    changes
}
