//! `raci refine`: a matrix that takes on what another one asks of a party.

mod renew;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use okms_raci_codegen::{
    Activity, Asked, Cover, Matrix, Party, Refines, Role, RoleSet, Section, Source, id_from_title,
    kebab,
};
use okms_raci_core::escape::Terminal;
use okms_raci_core::nearest;

use crate::chain;
use crate::finding::counted_with;
use crate::matching;
use crate::output::{Output, message};
use crate::paths::relative;
use crate::source::{self, Form, Loaded, SourceArgs};
use crate::sources::each_for_itself;
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
    let roles = |text: &str| RoleSet::from_letters(text).filter(|roles| !roles.is_empty());
    roles(text).ok_or_else(|| {
        let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        let words: Option<RoleSet> = words.map(|word| word.parse::<Role>().ok()).collect();
        let letters: String = text.to_uppercase().chars().filter(|c| c.is_alphabetic()).collect();
        let meant = words.filter(|it| !it.is_empty()).or_else(|| roles(&letters));
        let meant = meant.map_or("RA", RoleSet::letters);
        format!("letters stand together: write {meant}")
    })
}

pub(crate) fn run(refine: &Refine) -> Result<Status, Error> {
    refine.output.check_yaml()?;
    if let Some(path) = refine.into.as_deref().filter(|path| !path.exists()) {
        let path = path.display();
        return Err(Error::new(format_args!(
            "there is no file {path}\n--into renews one that is there: write a new one with -o {path}"
        )));
    }
    let source =
        SourceArgs { path: refine.outer.clone(), from: refine.from, ..SourceArgs::default() };
    let Loaded { matrix: outer, .. } = source::read(&source)?;
    match &refine.into {
        Some(path) => renew::renew(refine, &outer, path),
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
    add_parties(&mut matrix, &refine.parties, outer)?;
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
        counted_with(duties.len(), "duty", "duties"),
        Terminal(who),
        outer.name,
        outer.source.revision
    ));
    Ok(Status::Fine)
}

/// The party that is called so.
fn party(outer: &Matrix, asked: &str) -> Result<usize, Error> {
    matching::party(outer, asked).ok_or_else(|| {
        let ids: Vec<&str> = outer.parties.iter().map(|party| party.id.as_str()).collect();
        let parts: Vec<&str> = asked.split([',', ';']).map(str::trim).collect();
        let known: Option<Vec<usize>> =
            parts.iter().map(|part| matching::party(outer, part)).collect();
        let help = match nearest(asked, &ids) {
            _ if parts.len() > 1 && known.is_some() => {
                let one =
                    known.unwrap_or_default().into_iter().map(|at| format!("--party {}", ids[at]));
                let one = one.collect::<Vec<_>>().join(" or ");
                format!("a matrix takes on the duties of one: write {one}")
            }
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
    let folder = output.and_then(Path::parent).unwrap_or(Path::new(""));
    if source::is_built_in(source) {
        None
    } else if source::is_stream(source) {
        Some(source.display().to_string())
    } else {
        Some(relative(source, folder))
    }
}

fn add_parties(matrix: &mut Matrix, names: &[String], outer: &Matrix) -> Result<(), Error> {
    for name in names {
        if matrix.parties.iter().any(|party| party.name == *name || party.id == *name) {
            continue;
        }
        if let Some(party) = matching::party(outer, name).map(|at| &outer.parties[at]) {
            let what =
                format!("{} is a party of {}, and --as names one of yours", party.name, outer.name);
            let help = "name a team or a person of yours, such as --as 'Security team'";
            return Err(Error::new(format_args!("{what}\n{help}")));
        }
        if let Some(help) = each_for_itself("--as", name) {
            return Err(Error::new(format_args!("{name:?} are several parties\n{help}")));
        }
        let id = id_from_title(name);
        if id.is_empty() {
            return Err(Error::new(format_args!("{name:?} is no name of a party")));
        }
        let same = matrix.parties.iter().find(|party| party.id.eq_ignore_ascii_case(&id));
        if let Some(same) = same {
            let what = format!("{:?} and {name:?} would have the id {id}", same.name);
            return Err(Error::new(format_args!("{what}\ngive one of them another name")));
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
