//! `raci summary`: how many roles each party holds, which rows differ from one A and an R, and along a
//! chain which duties nobody takes on.

mod figures;
mod markdown;
mod text;

use std::path::{Path, PathBuf};

use okms_raci_codegen::Role;
use serde_json::{Value, json};

use self::figures::Figures;
use super::show::role;
use crate::chain::{self, Chain, Trial};
use crate::import::Hints;
use crate::output::{print_text, to_json};
use crate::paths::shell_word;
use crate::source::{Form, Loaded, is_named};
use crate::sources::{Reading, known_parties};
use crate::status::{Error, Status};

/// The arguments of `raci summary`.
#[derive(Debug, clap::Args)]
#[command(
    // Here it is no column.
    mut_arg("party", |arg| arg.value_name("PARTY").help("Only this party; may be repeated").help_heading("Options")),
)]
pub(crate) struct Summary {
    /// Matrices from any source; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// List the activities in which a party holds this role: a letter, or its name; may be repeated
    #[arg(long = "role", value_name = "ROLE", value_parser = role)]
    roles: Vec<Role>,
    /// Sum up all matrices together; parties of the same name are one
    #[arg(long)]
    join_parties: bool,
    /// Let a duty that is open along a chain count as a problem, as one that nobody takes on does
    #[arg(long)]
    strict: bool,
    /// How to write the summary
    #[arg(long, value_enum, default_value_t)]
    format: SummaryFormat,
    /// What the files are, whatever their names end with
    #[arg(long, value_name = "FORM")]
    from: Option<Form>,
    #[command(flatten)]
    hints: Hints,
}

/// How to write the summary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum SummaryFormat {
    // For people
    #[default]
    Text,
    // For programs
    Json,
    // Tables, for a wiki or a merge request
    Markdown,
}

pub(crate) fn run(summary: &Summary) -> Result<Status, Error> {
    let hints = Hints { party: Vec::new(), ..summary.hints.clone() };
    let reading = Reading { from: summary.from, hints, joins_parties: summary.join_parties };
    let is_word = |path: &&Path| {
        !is_named(path) && path.extension().is_none() && !path.exists() && path.as_os_str() != "-"
    };
    if let Some(word) = summary.files.iter().skip(1).map(PathBuf::as_path).find(is_word) {
        let what = format!("there is no file {}", word.display());
        let help = format!("if it is a party, write --party {}", shell_word(word));
        return Err(Error::new(format_args!("{what}\n{help}")));
    }
    let (all, status) = reading.read(&summary.files)?;
    known_parties(
        &all.iter().map(|loaded| &loaded.matrix).collect::<Vec<_>>(),
        "--party",
        &summary.hints.party,
    )?;
    let figures: Vec<Figures> =
        all.iter().map(|loaded| Figures::of(loaded, &summary.hints.party)).collect();
    let chain = chain(summary, &all);
    print_text(&match summary.format {
        SummaryFormat::Text => text::write(&figures, &summary.roles, &chain),
        SummaryFormat::Json => document(&figures, &chain),
        SummaryFormat::Markdown => markdown::write(&figures, &summary.roles, &chain),
    })?;
    Ok(match status {
        Status::Fine if chain.problems.is_empty() => chain.status(summary.strict),
        _ => Status::Unreadable,
    })
}

/// The chain that the files are part of; what cannot be read of it is reported.
fn chain(summary: &Summary, all: &[Loaded]) -> Chain {
    let refining = all.iter().filter(|loaded| !loaded.matrix.refines.is_empty());
    let files: Vec<PathBuf> = match refining.collect::<Vec<_>>().as_slice() {
        // Matrices that were joined have no file of their own.
        [_] if summary.join_parties => summary.files.clone(),
        refining => refining.iter().map(|loaded| PathBuf::from(&loaded.file)).collect(),
    };
    let chain = Chain::read(&files, &Trial::default());
    for problem in &chain.problems {
        problem.report();
    }
    chain
}

/// The summary for programs.
fn document(figures: &[Figures<'_>], chain: &Chain) -> String {
    let matrices: Vec<Value> = figures.iter().map(Figures::json).collect();
    let mut document = json!({ "format": 1, "matrices": matrices });
    if !chain.links.is_empty() {
        document["chain"] = chain::summary::json(chain).into();
    }
    to_json(&document)
}
