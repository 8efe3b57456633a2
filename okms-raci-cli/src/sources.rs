//! Several matrices at once, one by one or joined.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use indexmap::IndexSet;
use okms_raci_codegen::{Activity, Cover, Matrix, Party, Section, Source, id_from_title};
use okms_raci_core::{RoleSet, nearest};

use crate::import::{Decision, Hints, NO_DATE, StatedFacts};
use crate::matching::{is_same, party};
use crate::paths::shell_word;
use crate::source::{self, Form, Loaded, SourceArgs};
use crate::status::{Error, Status};

/// How to read several sources.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    pub(crate) from: Option<Form>,
    pub(crate) hints: Hints,
    /// Whether the matrices become one, in which parties of the same name are one.
    pub(crate) joins_parties: bool,
}

impl Reading {
    /// Reads the sources. If there are several, one that cannot be read is reported, and the others are used.
    pub(crate) fn read(&self, files: &[PathBuf]) -> Result<(Vec<Loaded>, Status), Error> {
        if files.iter().filter(|file| file.as_os_str() == "-").count() > 1 {
            return Err(Error::new("standard input can be read once\nname it once"));
        }
        let (mut read, mut status) = (Vec::new(), Status::Fine);
        for path in files {
            let hints = self.hints.clone();
            let hints = Hints { undated: hints.undated.or(Some(NO_DATE)), ..hints };
            match source::read(&SourceArgs { path: path.clone(), from: self.from, hints }) {
                Ok(loaded) => read.push(loaded),
                Err(error) if files.len() == 1 => return Err(error),
                Err(error) => {
                    error.report();
                    status = Status::Unreadable;
                }
            }
        }
        if !read.is_empty() {
            self.hints.check_used(read.iter().any(Loaded::is_table))?;
        }
        for loaded in &read {
            Decision::print_all(&loaded.decisions, self.hints.verbose);
        }
        if self.joins_parties && read.len() > 1 {
            read = vec![joined(read)];
        }
        Ok((read, status))
    }
}

/// `--party Host --party Guest` of `Host,Guest`
pub(crate) fn each_for_itself(option: &str, names: &str) -> Option<String> {
    let names: Vec<&str> = names.split([',', ';']).map(str::trim).collect();
    let each = names.iter().map(|name| format!("{option} {}", shell_word(Path::new(name))));
    let is_several = names.len() > 1 && names.iter().all(|name| !name.is_empty());
    is_several.then(|| format!("name each for itself: {}", each.collect::<Vec<_>>().join(" ")))
}

/// An error unless one of the matrices has each of these parties, which an option names.
pub(crate) fn known_parties(all: &[&Matrix], option: &str, names: &[String]) -> Result<(), Error> {
    let is_known = |name: &&String| all.iter().any(|matrix| party(matrix, name).is_some());
    let Some(name) = names.iter().find(|name| !all.is_empty() && !is_known(name)) else {
        return Ok(());
    };
    let are_known = name.split([',', ';']).any(|part| is_known(&&part.trim().to_owned()));
    if let Some(help) = each_for_itself(option, name).filter(|_| are_known) {
        return Err(Error::new(format_args!("no party is called {name:?}\n{help}")));
    }
    let parties = || all.iter().flat_map(|matrix| &matrix.parties);
    let names: Vec<&str> = parties().flat_map(|it| [it.name.as_str(), it.id.as_str()]).collect();
    let distinct: IndexSet<&str> = parties().map(|party| party.name.as_str()).collect();
    let distinct = Vec::from_iter(distinct).join(", ");
    Err(unknown("no party", name, &names, &format!("the parties are {distinct}")))
}

/// That nothing has a name, with the nearest that there is.
pub(crate) fn unknown(what: &str, asked: &str, names: &[&str], otherwise: &str) -> Error {
    // Any other letter is one letter away.
    let near = nearest(asked, names).filter(|_| asked.chars().nth(1).is_some());
    let help = near.map_or_else(|| otherwise.to_owned(), |near| format!("the nearest is {near:?}"));
    Error::new(format_args!("{what} is called {asked:?}\n{help}"))
}

/// That nothing in the matrices has this id, title, number or name.
pub(crate) fn nothing_called<'a>(matrices: impl Iterator<Item = &'a Matrix>, what: &str) -> Error {
    let names = matrices.flat_map(|matrix| {
        let activities = matrix.activities.iter().flat_map(|it| [it.title.clone(), it.kebab_id()]);
        let sections = matrix.sections.iter().flat_map(|it| [it.title.clone(), it.kebab_id()]);
        let numbers = matrix.sections.iter().filter_map(|section| section.number.clone());
        let parties = matrix.parties.iter().flat_map(|it| [it.name.clone(), it.id.clone()]);
        activities.chain(sections).chain(numbers).chain(parties)
    });
    let names: Vec<_> = names.collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let otherwise = "ask for an activity, a section or a party by its id, title, number or name";
    unknown("nothing", what, &names, otherwise)
}

/// The matrices as one: each is a section of it, and parties of the same name are one.
pub(crate) fn joined(all: Vec<Loaded>) -> Loaded {
    let titles: Vec<&str> = all.iter().map(|loaded| loaded.matrix.title.as_str()).collect();
    let revisions = all.iter().filter(|loaded| loaded.stated.revision);
    let mut matrix = Matrix {
        name: "joined".to_owned(),
        title: titles.join(", "),
        source: Source {
            revision: revisions
                .map(|loaded| loaded.matrix.source.revision.clone())
                .max()
                .unwrap_or_else(|| NO_DATE.to_owned()),
            ..Source::default()
        },
        ..Matrix::default()
    };
    let mut taken = HashSet::new();
    let stated = all.iter().map(|loaded| loaded.stated).reduce(StatedFacts::and);
    let stated = stated.expect("at least two matrices are joined");
    for loaded in all {
        add(&mut matrix, loaded, &mut taken);
    }
    for activity in &mut matrix.activities {
        activity.roles.resize(matrix.parties.len(), RoleSet::NONE);
    }
    let matrix = matrix.with_digest();
    Loaded {
        file: "the joined matrices".to_owned(),
        matrix,
        yaml: None,
        decisions: Vec::new(),
        stated,
        rows: Vec::new(),
    }
}

/// Adds a matrix as a section.
fn add(whole: &mut Matrix, loaded: Loaded, taken: &mut HashSet<String>) {
    let Loaded { file, matrix, stated, .. } = loaded;
    let name = Path::new(&file).file_stem().and_then(|stem| stem.to_str()).unwrap_or(&matrix.name);
    let mut unique = |id: &str| {
        // No title of one matrix is the id of another's row then.
        let id = format!("{}{id}", id_from_title(name));
        let further = (2..).map(|number| format!("{id}{number}"));
        let ids = std::iter::once(id.clone()).chain(further);
        let mut free = ids.skip_while(|id| taken.contains(&id.to_lowercase()));
        let id: String = free.next().expect("the numbers do not end");
        taken.insert(id.to_lowercase());
        id
    };
    let parties: Vec<usize> = matrix
        .parties
        .into_iter()
        .map(|party| {
            let known = whole.parties.iter().position(|known| is_same(&known.name, &party.name));
            known.unwrap_or_else(|| {
                let id = unique(&party.id);
                whole.parties.push(Party { id, name: party.name, ..Party::default() });
                whole.parties.len() - 1
            })
        })
        .collect();
    let (top, entries) = (whole.sections.len(), whole.refines.len());
    let title = if stated.revision {
        format!("{}, revision {}", matrix.title, matrix.source.revision)
    } else {
        matrix.title
    };
    let id = unique("");
    let count = whole.sections.iter().filter(|section| section.depth == 1).count();
    let number = Some((count + 1).to_string());
    whole.sections.push(Section { depth: 1, id, title, number, ..Section::default() });
    whole.sections.extend(matrix.sections.into_iter().map(|section| Section {
        depth: section.depth + 1,
        parent: Some(section.parent.map_or(top, |parent| top + 1 + parent)),
        id: unique(&section.id),
        // Two matrices may have the same numbers.
        number: section.number.map(|number| format!("{}.{number}", count + 1)),
        aliases: Vec::new(),
        ..section
    }));
    whole.refines.extend(matrix.refines);
    whole.activities.extend(matrix.activities.into_iter().map(|activity| {
        let count = whole.parties.len();
        let mut roles = vec![RoleSet::NONE; count];
        for (party, held) in parties.iter().zip(&activity.roles) {
            roles[*party] = *held;
        }
        let covers = activity.covers.into_iter();
        Activity {
            id: unique(&activity.id),
            aliases: Vec::new(),
            section: top + 1 + activity.section,
            roles,
            notes: activity.notes.into_iter().map(|(at, note)| (parties[at], note)).collect(),
            covers: covers.map(|cover| Cover { of: entries + cover.of, ..cover }).collect(),
            ..activity
        }
    }));
}
