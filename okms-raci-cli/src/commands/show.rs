//! `raci show`: a matrix, or part of it, as a table.

mod selection;
mod table;

use std::path::PathBuf;

use okms_raci_codegen::Matrix;
use okms_raci_core::{Role, nearest};

use self::selection::Selection;
use crate::chain::{self, Chain, Trial};
use crate::import::{Decision, Hints, NO_DATE};
use crate::output::{print_text, tell};
use crate::source::{self, Form, SourceArgs};
use crate::status::{Error, Status};
use crate::terminal;

/// The arguments of `raci show`.
#[derive(Debug, clap::Args)]
pub(crate) struct Show {
    /// A matrix from any source; - is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Part to show: an activity or section by its id or title, a section by its number, or a party
    #[arg(value_name = "WHAT")]
    what: Vec<String>,
    /// Only the activities in which this party holds a role
    #[arg(long, value_name = "PARTY")]
    party: Option<String>,
    /// Only the activities in which the party, or any, holds this role: a letter, or its name
    // Named, because with its feature `clap` the library has a parser of its own, for names in code.
    #[arg(long, value_name = "ROLE", value_parser = role)]
    role: Option<Role>,
    /// What FILE is, whatever its name ends with
    #[arg(long, value_name = "FORM")]
    from: Option<Form>,
    /// Show what takes on the duties of the matrices that all FILEs refine, and who has each
    #[arg(long, conflicts_with_all = ["party", "role", "from"])]
    chain: bool,
}

fn role(text: &str) -> Result<Role, String> {
    text.parse().map_err(|error| {
        let roles = Role::ALL.map(|role| format!("{} ({role})", role.letter()));
        format!("{error}; the roles are {}", roles.join(", "))
    })
}

pub(crate) fn run(show: &Show) -> Result<Status, Error> {
    if show.chain {
        let files = std::iter::once(show.file.clone()).chain(show.what.iter().map(PathBuf::from));
        return chain(&files.collect::<Vec<_>>());
    }
    let (path, from) = (show.file.clone(), show.from);
    let hints = Hints { undated: Some(NO_DATE), ..Hints::default() };
    let loaded = source::read(&SourceArgs { path, from, hints })?;
    Decision::tell_all(&loaded.decisions, false);
    let matrix = &loaded.matrix;
    let selection = select(matrix, show)?;
    print_text(&table::render(&loaded, &selection, terminal::width()))?;
    if let Some(count) = selection.count() {
        tell(format_args!("{count} of the {} activities", matrix.activities.len()));
    }
    Ok(Status::Fine)
}

/// The table of a chain; what cannot be read is reported, and the rest shown.
fn chain(files: &[PathBuf]) -> Result<Status, Error> {
    let chain = Chain::read(files, &Trial::default());
    chain.problems.iter().for_each(|problem| _ = problem.report());
    if chain.links.is_empty() && chain.problems.is_empty() {
        let help = "start one with raci refine, or leave --chain out";
        return Err(Error::new(format_args!("none of the files refines a matrix\n{help}")));
    }
    print_text(&chain::render(&chain, terminal::width()))?;
    Ok(if chain.problems.is_empty() { Status::Fine } else { Status::Unreadable })
}

fn select(matrix: &Matrix, show: &Show) -> Result<Selection, Error> {
    let what = show.what.join(" ");
    let mut selection = match what.trim() {
        "" => Selection::all(matrix),
        what => Selection::named(matrix, what).ok_or_else(|| nothing_called(matrix, what))?,
    };
    let party = show.party.as_deref().map(|name| party(matrix, name)).transpose()?;
    if party.is_some() || show.role.is_some() {
        selection.keep_held_by(matrix, party, show.role);
    }
    Ok(selection)
}

fn party(matrix: &Matrix, name: &str) -> Result<usize, Error> {
    selection::party(matrix, name).ok_or_else(|| {
        let names: Vec<_> =
            matrix.parties.iter().flat_map(|p| [p.name.as_str(), p.id.as_str()]).collect();
        let parties = matrix.parties.iter().map(|party| party.name.as_str()).collect::<Vec<_>>();
        unknown("no party", name, &names, &format!("the parties are {}", parties.join(", ")))
    })
}

fn nothing_called(matrix: &Matrix, what: &str) -> Error {
    let activities = matrix.activities.iter().flat_map(|it| [it.title.clone(), it.kebab_id()]);
    let sections = matrix.sections.iter().flat_map(|it| [it.title.clone(), it.kebab_id()]);
    let numbers = matrix.sections.iter().filter_map(|section| section.number.clone());
    let parties = matrix.parties.iter().flat_map(|it| [it.name.clone(), it.id.clone()]);
    let names: Vec<_> = activities.chain(sections).chain(numbers).chain(parties).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let otherwise = "ask for an activity, a section or a party by its id, title, number or name";
    unknown("nothing", what, &names, otherwise)
}

fn unknown(what: &str, asked: &str, names: &[&str], otherwise: &str) -> Error {
    let help = nearest(asked, names)
        .map_or_else(|| otherwise.to_owned(), |near| format!("the nearest is {near:?}"));
    Error::new(format_args!("{what} is called {asked:?}\n{help}"))
}
