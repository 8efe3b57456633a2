//! `raci show`: matrices, or part of them, as tables.

mod selection;
mod table;

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use okms_raci_core::Role;

use self::selection::Selection;
use crate::chain::{self, Chain, Trial};
use crate::import::Hints;
use crate::output::{message, print_text};
use crate::source::{self, Form, Loaded};
use crate::sources::Reading;
use crate::status::{Error, Status};
use crate::terminal;

/// The arguments of `raci show`.
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "raci show [OPTIONS] FILE… [WHAT]…",
    // Here it is no column.
    mut_arg("party", |arg| arg.value_name("PARTY").help(
        "Only the activities in which this party holds a role; of several, any of them",
    ).help_heading("Options")),
)]
pub(crate) struct Show {
    /// Matrices from any source; - is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// More files, then the part to show: an activity or section by its id, title or reference, a section
    /// by its number, or a party
    #[arg(value_name = "WHAT")]
    what: Vec<OsString>,
    /// Only the activities in which the party, or any, holds this role: a letter, or its name; of several,
    /// any of them
    // Named, because with its feature `clap` the library has a parser of its own, for names in code.
    #[arg(long = "role", value_name = "ROLE", value_parser = role)]
    roles: Vec<Role>,
    /// Show the names of the parties in full, however wide the table gets
    #[arg(long)]
    wide: bool,
    /// Show one table, in which parties of the same name are one column
    #[arg(long)]
    join_parties: bool,
    /// What the files are, whatever their names end with
    #[arg(long, value_name = "FORM")]
    from: Option<Form>,
    /// Show what takes on the duties of the matrices that all FILEs refine, and who has each
    #[arg(long, conflicts_with_all = ["party", "roles", "wide", "join_parties", "from"])]
    chain: bool,
    #[command(flatten)]
    hints: Hints,
}

/// A role by its letter or its name.
pub(crate) fn role(text: &str) -> Result<Role, String> {
    let parts: Vec<&str> = text.split([',', ';', '+', '/']).map(str::trim).collect();
    if parts.len() > 1 && parts.iter().all(|part| role(part).is_ok()) {
        let each: Vec<String> = parts.iter().map(|part| format!("--role {part}")).collect();
        return Err(format!("write each for itself: {}", each.join(" ")));
    }
    let letters: Vec<char> = text.chars().collect();
    if letters.len() > 1 && letters.iter().all(|letter| role(&letter.to_string()).is_ok()) {
        let each: Vec<String> = letters.iter().map(|letter| format!("--role {letter}")).collect();
        return Err(format!("write each for itself: {}", each.join(" ")));
    }
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
    let further = show.what.iter().take_while(|word| is_file(Path::new(word))).count();
    let (more, what) = show.what.split_at(further);
    let files = std::iter::once(show.file.clone()).chain(more.iter().map(PathBuf::from));
    let what = what.join(OsStr::new(" "));
    let hints = Hints { party: Vec::new(), ..show.hints.clone() };
    let reading = Reading { from: show.from, hints, joins_parties: show.join_parties };
    let (all, status) = reading.read(&files.collect::<Vec<_>>())?;
    let selections =
        selection::of_all(&all, what.to_string_lossy().trim(), &show.hints.party, &show.roles)?;
    let is_shown = |(_, selection): &(&Loaded, &Selection)| !selection.is_empty() || all.len() == 1;
    let shown: Vec<_> = all.iter().zip(&selections).filter(is_shown).collect();
    let width = terminal::width();
    let tables =
        shown.iter().map(|(loaded, selection)| table::render(loaded, selection, width, show.wide));
    let mut text = tables.collect::<Vec<_>>().join("\n\n");
    if !shown.is_empty() {
        text += &table::legend(width);
    }
    print_text(&text)?;
    if selections.iter().any(|selection| !selection.is_all()) {
        message(count(&all, &selections, shown.len()));
    }
    Ok(status)
}

/// The table of a chain; what cannot be read is reported, and the rest shown.
fn chain(files: &[PathBuf]) -> Result<Status, Error> {
    let chain = Chain::read(files, &Trial::default());
    for problem in &chain.problems {
        problem.report();
    }
    chain.has_links()?;
    print_text(&chain::render(&chain, terminal::width()))?;
    Ok(if chain.problems.is_empty() { Status::Fine } else { Status::Unreadable })
}

/// `4 of the 31 activities in 1 of the 2 matrices`
fn count(all: &[Loaded], selections: &[Selection], shown: usize) -> String {
    let count: usize = selections.iter().map(Selection::count).sum();
    let activities: usize = all.iter().map(|loaded| loaded.matrix.activities.len()).sum();
    let matrices = match all.len() {
        1 => String::new(),
        several => format!(" in {shown} of the {several} matrices"),
    };
    format!("{count} of the {activities} activities{matrices}")
}

/// Whether an argument after the first is one more file, and not what to show.
fn is_file(path: &Path) -> bool {
    let has_ending = || {
        let text = path.to_string_lossy();
        !text.contains(' ') && path.extension().is_some() && Form::of_ending(path).is_some()
    };
    path.is_file() || source::is_stream(path) || source::is_built_in(path) || has_ending()
}
