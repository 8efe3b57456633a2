//! `raci refine`: a matrix that takes on what another one asks of a party.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use okms_raci_claims::{Duty, Refinement, Rows};
use okms_raci_codegen::{
    Activity, Asked, Cover, Matrix, Party, Refines, RoleSet, Section, Source, id_from_title, kebab,
};
use okms_raci_core::escape::Terminal;
use okms_raci_core::nearest;

use crate::chain::{self, counted_duties};
use crate::commands::import::is_comment;
use crate::output::{Output, message, write_file};
use crate::source::{self, Form, Loaded, SourceArgs};
use crate::status::{Error, Status};

/// The arguments of `raci refine`.
#[derive(Debug, clap::Args)]
pub(crate) struct Refine {
    /// The matrix whose duties you take on: any source that `raci show` takes, or okms
    #[arg(value_name = "OUTER")]
    outer: PathBuf,
    /// What OUTER is, whatever its name ends with
    #[arg(long, value_name = "FORM")]
    from: Option<Form>,
    /// Who you are in OUTER: the id or the name of a party
    #[arg(long, value_name = "PARTY", required_unless_present = "into")]
    party: Option<String>,
    /// A team or a person of yours who can take duties on; may be given several times
    #[arg(long = "as", value_name = "NAME")]
    parties: Vec<String>,
    /// The letters to take on
    #[arg(long, value_name = "LETTERS", default_value = "RA", value_parser = letters)]
    roles: RoleSet,
    /// Renew this YAML file after a new revision of OUTER, and write to it unless there is an output
    #[arg(long, value_name = "FILE")]
    into: Option<PathBuf>,
    #[command(flatten)]
    output: Output,
}

fn letters(text: &str) -> Result<RoleSet, String> {
    let roles = RoleSet::from_letters(text).filter(|roles| !roles.is_empty());
    roles.ok_or_else(|| "expected role letters such as RA".to_owned())
}

pub(crate) fn run(refine: &Refine) -> Result<Status, Error> {
    let source =
        SourceArgs { path: refine.outer.clone(), from: refine.from, ..SourceArgs::default() };
    let Loaded { matrix: outer, .. } = source::read(&source)?;
    match &refine.into {
        Some(path) => renew(refine, &outer, path),
        None => write_new(refine, &outer),
    }
}

/// A new file with a row for each duty.
fn write_new(refine: &Refine, outer: &Matrix) -> Result<Status, Error> {
    let asked = refine.party.as_deref().unwrap_or_default();
    let party = party(outer, asked)?;
    let output = refine.output.file.as_deref().filter(|file| file.as_os_str() != "-");
    let name = name(output, outer);
    let entry = Refines {
        matrix: outer.name.clone(),
        party: outer.parties[party].id.clone(),
        file: file_key(&refine.outer, output),
        roles: refine.roles,
        ..Refines::default()
    };
    let mut matrix = Matrix {
        title: format!("Who takes on what {} asks of {}", outer.name, outer.parties[party].name),
        source: Source { revision: outer.source.revision.clone(), ..Source::default() },
        refines: vec![entry],
        name,
        ..Matrix::default()
    };
    add_parties(&mut matrix, &refine.parties)?;
    if matrix.parties.is_empty() {
        let help = "name the first of your teams with --as 'Security team'";
        return Err(Error::new(format_args!("a matrix has parties of its own\n{help}")));
    }
    renew_entry(&mut matrix, 0, outer, party);
    let duties: Vec<usize> = duties(outer, party, refine.roles).collect();
    for &duty in &duties {
        add_row(&mut matrix, 0, outer, duty);
    }
    if duties.is_empty() {
        let what =
            format!("{} holds no {} in {}", outer.parties[party].name, refine.roles, outer.name);
        return Err(Error::new(format_args!(
            "{what}\nname another party, or letters with --roles"
        )));
    }
    let yaml = matrix.to_yaml_with_comments(&comments(&matrix, 0, outer));
    refine.output.write(yaml.as_bytes())?;
    let who = &outer.parties[party].name;
    message(format_args!(
        "{} of {} in {} {}: choose who is accountable for each; `raci check` lists those that are left",
        counted_duties(duties.len()),
        Terminal(who),
        outer.name,
        outer.source.revision
    ));
    Ok(Status::Fine)
}

/// The party that is called so.
fn party(outer: &Matrix, asked: &str) -> Result<usize, Error> {
    let is_called = |party: &Party| {
        party.id == asked
            || party.name.eq_ignore_ascii_case(asked)
            || party.kebab_id() == kebab(asked)
    };
    outer.parties.iter().position(is_called).ok_or_else(|| {
        let ids: Vec<&str> = outer.parties.iter().map(|party| party.id.as_str()).collect();
        let help = match nearest(asked, &ids) {
            Some(near) => format!("did you mean {near}?"),
            None => format!("its parties are {}", ids.join(", ")),
        };
        Error::new(format_args!("{} has no party {asked:?}\n{help}", outer.name))
    })
}

/// The short name of the new matrix: that of its file, if it can be one.
fn name(output: Option<&Path>, outer: &Matrix) -> String {
    let stem = output.and_then(Path::file_stem).and_then(|stem| stem.to_str());
    let name = stem.map(|stem| kebab(&id_from_title(stem)).replace('-', "_"));
    let is_usable = |name: &String| name.starts_with(char::is_alphabetic) && *name != outer.name;
    name.filter(is_usable).unwrap_or_else(|| format!("our_{}", outer.name))
}

/// Where the outer matrix is, from the folder of the new one; the built-in one needs no file.
fn file_key(source: &Path, output: Option<&Path>) -> Option<String> {
    if source::is_built_in(source) {
        return None;
    }
    let folder = output.and_then(Path::parent).unwrap_or(Path::new(""));
    let (Ok(source), Some(folder)) = (source.canonicalize(), folder_path(folder)) else {
        return Some(source.display().to_string());
    };
    let shared = source.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().skip(shared).map(|_| "..".to_owned());
    let down = source.components().skip(shared);
    let down = down.map(|part| part.as_os_str().to_string_lossy().into_owned());
    Some(up.chain(down).collect::<Vec<_>>().join("/"))
}

fn folder_path(folder: &Path) -> Option<PathBuf> {
    if folder.as_os_str().is_empty() {
        std::env::current_dir().ok()
    } else {
        folder.canonicalize().ok()
    }
}

fn add_parties(matrix: &mut Matrix, names: &[String]) -> Result<(), Error> {
    for name in names {
        if matrix.parties.iter().any(|party| party.name == *name || party.id == *name) {
            continue;
        }
        let id = id_from_title(name);
        if id.is_empty() {
            return Err(Error::new(format_args!("{name:?} is no name of a party")));
        }
        matrix.parties.push(Party { id, name: name.clone(), ..Party::default() });
        matrix.activities.iter_mut().for_each(|activity| activity.roles.push(RoleSet::NONE));
    }
    Ok(())
}

/// The activities in which the party holds one of the letters.
fn duties(outer: &Matrix, party: usize, roles: RoleSet) -> impl Iterator<Item = usize> {
    let activities = outer.activities.iter().enumerate();
    let is_duty = move |activity: &Activity| !(activity.roles[party] & roles).is_empty();
    activities.filter(move |(_, activity)| is_duty(activity)).map(|(at, _)| at)
}

/// Writes what is asked now into an entry.
fn renew_entry(matrix: &mut Matrix, entry: usize, outer: &Matrix, party: usize) {
    let entry = &mut matrix.refines[entry];
    entry.revision.clone_from(&outer.source.revision);
    let asked = |at: usize| {
        let Activity { id, title, roles, .. } = &outer.activities[at];
        Asked { id: id.clone(), roles: roles[party] & entry.roles, title: title.clone() }
    };
    entry.asks = duties(outer, party, entry.roles).map(asked).collect();
}

/// Adds a row for a duty: beside the row that covers its neighbour, else at the end of the section that is
/// called as the outer one.
fn add_row(matrix: &mut Matrix, entry: usize, outer: &Matrix, duty: usize) {
    let activity = &outer.activities[duty];
    let (section, at) = neighbour(matrix, entry, outer, duty)
        .unwrap_or_else(|| end_of_section(matrix, &outer.sections[activity.section]));
    let is_taken = |id: &str| matrix.activities.iter().any(|row| kebab(&row.id) == kebab(id));
    let id = if is_taken(&activity.id) {
        format!("{}Of{}", activity.id, id_from_title(&outer.name))
    } else {
        activity.id.clone()
    };
    let cover = Cover { of: entry, activity: activity.id.clone(), letters: None };
    let row = Activity {
        id,
        title: activity.title.clone(),
        section,
        roles: vec![RoleSet::NONE; matrix.parties.len()],
        covers: vec![cover],
        ..Activity::default()
    };
    matrix.activities.insert(at, row);
}

/// The section and the position after the row that covers the duty before, or that of the one after, if
/// it is of the same outer section.
fn neighbour(matrix: &Matrix, entry: usize, outer: &Matrix, duty: usize) -> Option<(usize, usize)> {
    let covering = |outer: &Activity| {
        let is_it = |cover: &Cover| cover.of == entry && cover.activity == outer.id;
        matrix.activities.iter().rposition(|row| row.covers.iter().any(is_it))
    };
    let section = outer.activities[duty].section;
    let is_near = |it: &&Activity| it.section == section;
    let before = outer.activities[..duty].iter().rev().take_while(is_near);
    let after = outer.activities[duty + 1..].iter().take_while(is_near);
    let at = before.map(covering).find_map(|at| at.map(|at| (at, at + 1)));
    let at = at.or_else(|| after.map(covering).find_map(|at| at.map(|at| (at, at))));
    at.map(|(row, at)| (matrix.activities[row].section, at))
}

/// The section that is called as an outer one, which is added if there is none, and where its rows end.
fn end_of_section(matrix: &mut Matrix, outer: &Section) -> (usize, usize) {
    let same = |section: &Section| section.id == outer.id;
    let section = matrix.sections.iter().position(same).unwrap_or_else(|| {
        let (id, title) = (outer.id.clone(), outer.title.clone());
        matrix.sections.push(Section { depth: 1, id, title, ..Section::default() });
        matrix.sections.len() - 1
    });
    (section, matrix.activities.partition_point(|other| other.section <= section))
}

/// How a comment of ours starts.
const PUBLISHED: &str = "published ";

/// Above each row the outer rows that it covers, as published.
fn comments(matrix: &Matrix, entry: usize, outer: &Matrix) -> BTreeMap<usize, String> {
    let rows = chain::rows(outer);
    let published = |cover: &Cover| {
        let row = rows.activities.iter().find(|row| row.item.is_or_was(&cover.activity))?;
        let (heading, cells) = (rows.heading(row.section), rows.cells(row));
        Some(format!("{PUBLISHED}{}, {heading}: {cells}", rows.revision))
    };
    let of_row = |activity: &Activity| {
        let covers = activity.covers.iter().filter(|cover| cover.of == entry);
        covers.filter_map(published).collect::<Vec<_>>().join("\n")
    };
    let comments = matrix.activities.iter().map(of_row).enumerate();
    comments.filter(|(_, comment)| !comment.is_empty()).collect()
}

/// A file after a new revision: its rows stay, new duties come, and what changed is listed.
fn renew(refine: &Refine, outer: &Matrix, path: &Path) -> Result<Status, Error> {
    let (text, mut matrix) = source::read_target(path)?;
    let entry = entry(&matrix, outer, refine.party.as_deref(), path)?;
    let party = party(outer, &matrix.refines[entry].party)?;
    add_parties(&mut matrix, &refine.parties)?;
    let before = matrix.refines[entry].asks.clone();
    let after = {
        renew_entry(&mut matrix, entry, outer, party);
        matrix.refines[entry].asks.clone()
    };
    let new = new_duties(&matrix, entry, outer);
    for &duty in &new {
        add_row(&mut matrix, entry, outer, duty);
    }
    let yaml = head(&text) + &matrix.to_yaml_with_comments(&comments(&matrix, entry, outer));
    let file = path.display().to_string();
    write_renewed(refine, path, &text, &yaml)?;
    let message_of = |what: &str| message(format_args!("{}: {}", Terminal(&file), Terminal(what)));
    for &duty in &new {
        let Activity { id, title, .. } = &outer.activities[duty];
        message_of(&format!("new: {id}, \"{title}\""));
    }
    for change in changes(&before, &after, outer) {
        message_of(&change);
    }
    message_of(&format!(
        "written against {} {}: {}",
        outer.name,
        outer.source.revision,
        counted_duties(after.len())
    ));
    Ok(Status::Fine)
}

/// The entry of the outer matrix, and of the party if one is named.
fn entry(
    matrix: &Matrix,
    outer: &Matrix,
    named: Option<&str>,
    path: &Path,
) -> Result<usize, Error> {
    let named = named.map(|named| party(outer, named)).transpose()?;
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
            let what = format!("{} does not refine {}", path.display(), outer.name);
            let help = "add an entry to its `refines`, or write a new file with -o";
            Err(Error::new(format_args!("{what}\n{help}")))
        }
    }
}

/// The duties that no row covers, and that are neither excepted nor open.
fn new_duties(matrix: &Matrix, entry: usize, outer: &Matrix) -> Vec<usize> {
    let (inner, outer): (Rows, Rows) = (chain::rows(matrix), chain::rows(outer));
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

/// The comment at the start of a file.
fn head(text: &str) -> String {
    let head = text.lines().take_while(|line| line.starts_with('#') || line.trim().is_empty());
    head.flat_map(|line| [line, "\n"]).collect()
}

/// Comments that are not ours would be lost, which takes --force.
fn write_renewed(refine: &Refine, path: &Path, text: &str, yaml: &str) -> Result<(), Error> {
    if refine.output.file.is_some() {
        return refine.output.write(yaml.as_bytes());
    }
    let is_ours = |line: &str| {
        line.trim_start().strip_prefix("# ").is_some_and(|rest| rest.starts_with(PUBLISHED))
    };
    let rest = text.lines().enumerate().skip(head(text).lines().count());
    let lost = rest.filter(|(_, line)| is_comment(line) && !is_ours(line));
    let lost: Vec<String> = lost.map(|(at, _)| (at + 1).to_string()).collect();
    if !lost.is_empty() && !refine.output.force {
        let what =
            format!("{}: comments would be lost, in line {}", path.display(), lost.join(", "));
        let help = "write over them with --force, or to another file with -o";
        return Err(Error::new(format_args!("{what}\n{help}")));
    }
    write_file(path, yaml.as_bytes(), true)
}
