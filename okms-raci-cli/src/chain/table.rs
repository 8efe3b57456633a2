//! The table of a chain: for each row of an outer matrix, the rows that take it on.
//!
//! One model for the terminal, pages and programs: any number of matrices, with a link for each entry
//! of `refines`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use okms_raci_claims::{Covering, Duty, Refinement, Row, Rows, the_letters};
use okms_raci_codegen::{Matrix, RoleSet};

use super::Trial;
use crate::finding::counted_with;
use crate::status::Error;

/// The matrices of a chain, and how each stands beside those that it refines.
#[derive(Debug, Default)]
pub(crate) struct Chain {
    pub(crate) nodes: Vec<Node>,
    /// Those to the outermost matrices come first.
    pub(crate) links: Vec<Link>,
    /// What cannot be read, or leads nowhere.
    pub(crate) problems: Vec<Error>,
}

/// A matrix of a chain.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) file: String,
    pub(super) path: PathBuf,
    /// Whether the digest of the matrix is that of the file.
    pub(super) is_yaml: bool,
    pub(crate) matrix: Matrix,
    pub(crate) rows: Rows,
}

/// An entry of `refines`, judged.
#[derive(Debug)]
pub(crate) struct Link {
    /// The position of the refining matrix.
    pub(crate) inner: usize,
    /// The position of the entry there.
    pub(super) entry: usize,
    /// The position of the refined matrix.
    pub(crate) outer: usize,
    /// The position there of the party that the refining matrix is.
    pub(crate) party: usize,
    /// A line for each outer activity.
    pub(crate) lines: Vec<Line>,
}

/// An outer activity, and what takes it on.
#[derive(Debug)]
pub(crate) struct Line {
    /// The letters that have to be taken on; none if it is no duty.
    pub(crate) asked: RoleSet,
    /// Whether that is done, of a duty.
    pub(crate) state: Option<State>,
    pub(crate) entries: Vec<Entry>,
}

/// A row that covers an outer activity, or the reason why none does.
#[derive(Debug)]
pub(crate) enum Entry {
    Row {
        row: usize,
        /// The letters that it is to take on, if not all that are asked.
        only: Option<RoleSet>,
        /// The letters that only outer parties hold, and the contract about that.
        back: RoleSet,
        contract: Option<String>,
    },
    Open(String),
    Except(String),
    /// Letters that nobody takes on.
    Gap(RoleSet),
}

/// What became of a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    TakenOn,
    HandedBack,
    Open,
    Excepted,
    NotCovered,
}

impl State {
    pub(crate) const ALL: [State; 5] =
        [State::TakenOn, State::HandedBack, State::Open, State::Excepted, State::NotCovered];

    /// As JSON has it.
    pub(crate) fn id(self) -> &'static str {
        match self {
            State::TakenOn => "taken-on",
            State::HandedBack => "handed-back",
            State::Open => "open",
            State::Excepted => "excepted",
            State::NotCovered => "not-covered",
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            State::TakenOn => "taken on",
            State::HandedBack => "handed back",
            State::Open => "open",
            State::Excepted => "excepted",
            State::NotCovered => "not covered",
        }
    }
}

impl Chain {
    /// The chain of some files, whose matrices are the first; all that they refine has to be known.
    pub(crate) fn of(files: &[PathBuf]) -> Result<Chain, Error> {
        let mut chain = Chain::read(files, &Trial::default());
        if let Some(problem) = chain.problems.pop() {
            return Err(problem);
        }
        chain.has_links()?;
        Ok(chain)
    }

    /// An error unless a matrix refines another one.
    pub(crate) fn has_links(&self) -> Result<(), Error> {
        if self.links.is_empty() && self.problems.is_empty() {
            let help = "start one with `raci refine`, or leave --chain out";
            return Err(Error::new(format_args!("none of the files refines a matrix\n{help}")));
        }
        Ok(())
    }

    /// The matrices that the entries of one matrix refine.
    pub(crate) fn outer_of(&self, inner: usize) -> Vec<&Matrix> {
        let mut links: Vec<&Link> = self.links.iter().filter(|it| it.inner == inner).collect();
        links.sort_by_key(|link| link.entry);
        links.into_iter().map(|link| &self.nodes[link.outer].matrix).collect()
    }

    /// What takes on a row of a matrix that others refine.
    pub(crate) fn beyond(&self, node: usize, row: usize) -> impl Iterator<Item = (&Link, &Line)> {
        let links = self.links.iter().filter(move |link| link.outer == node);
        links.map(move |link| (link, &link.lines[row])).filter(|(_, line)| !line.entries.is_empty())
    }
}

/// What covers each outer activity.
pub(super) fn lines(inner: &Rows, outer: &Rows, refinement: &Refinement) -> Vec<Line> {
    let line = || Line { asked: RoleSet::NONE, state: None, entries: Vec::new() };
    let mut lines: Vec<Line> = outer.activities.iter().map(|_| line()).collect();
    for duty in &refinement.duties {
        lines[duty.activity].asked = duty.letters;
    }
    for (of, covering) in &refinement.covers {
        let Line { asked, entries, .. } = &mut lines[*of];
        let only = inner.activities[covering.row].covers[covering.at].letters;
        entries.push(Entry::Row {
            row: covering.row,
            only: only.filter(|letters| letters != asked),
            back: covering.back & *asked,
            contract: covering.contract.clone(),
        });
    }
    for duty in &refinement.duties {
        let line = &mut lines[duty.activity];
        line.state = Some(close(duty, inner, &mut line.entries));
    }
    lines
}

/// Adds what no row says of a duty.
fn close(duty: &Duty, inner: &Rows, entries: &mut Vec<Entry>) -> State {
    // A row in which nobody holds anything yet takes nothing on.
    let is_held = |it: &&Covering| !inner.activities[it.row].roles.iter().all(|it| it.is_empty());
    let held = duty.covers.iter().filter(is_held);
    let taken = held.fold(RoleSet::NONE, |all, it| all | it.taken_on());
    let missing = duty.letters - taken;
    match (&duty.open, &duty.except) {
        (Some(reason), _) if !missing.is_empty() => {
            entries.push(Entry::Open(reason.clone()));
            State::Open
        }
        (_, Some(reason)) if !missing.is_empty() => {
            entries.push(Entry::Except(reason.clone()));
            State::Excepted
        }
        _ if !missing.is_empty() => {
            entries.push(Entry::Gap(missing));
            State::NotCovered
        }
        _ if !duty.handed_back().is_empty() => State::HandedBack,
        _ => State::TakenOn,
    }
}

impl Link {
    /// How many duties there are, and how many of each state.
    pub(crate) fn counts(&self) -> (usize, [usize; State::ALL.len()]) {
        let of = |state: State| self.lines.iter().filter(|it| it.state == Some(state)).count();
        let counts = State::ALL.map(of);
        (counts.iter().sum(), counts)
    }

    /// By the id of each state, how many duties there are.
    pub(crate) fn duties(&self) -> BTreeMap<&'static str, usize> {
        State::ALL.iter().map(|state| state.id()).zip(self.counts().1).collect()
    }

    /// `11 duties: 9 taken on, 1 open, 1 excepted`
    pub(crate) fn in_words(&self) -> String {
        let (all, counts) = self.counts();
        let parts = State::ALL.iter().zip(counts).filter(|(_, count)| *count > 0);
        let parts: Vec<String> =
            parts.map(|(state, count)| format!("{count} {}", state.name())).collect();
        let duties = counted_with(all, "duty", "duties");
        if parts.is_empty() { duties } else { format!("{duties}: {}", parts.join(", ")) }
    }
}

/// `Security team RA, OVHcloud I`; those who hold nothing are left out.
pub(crate) fn who(rows: &Rows, row: &Row) -> String {
    let held = rows.parties.iter().zip(&row.roles).filter(|(_, roles)| !roles.is_empty());
    let held: Vec<String> = held.map(|(party, roles)| format!("{} {roles}", party.title)).collect();
    if held.is_empty() { "nobody yet".to_owned() } else { held.join(", ") }
}

impl Entry {
    /// `nobody takes on the R`
    pub(crate) fn without_mark(&self) -> String {
        let text = self.marks().join(", ");
        text.split_once(": ").map_or(text.clone(), |(_, text)| text.to_owned())
    }

    /// `R only`
    pub(crate) fn only_in_words(&self) -> Option<String> {
        match self {
            Entry::Row { only, .. } => only.map(|letters| format!("{letters} only")),
            _ => None,
        }
    }

    /// `BACK: contract 4711`
    pub(crate) fn back_in_words(&self) -> Option<String> {
        match self {
            Entry::Row { back, contract, .. } if !back.is_empty() => Some(match contract {
                Some(contract) => format!("BACK: {contract}"),
                None => format!("BACK, without a contract: {back}"),
            }),
            _ => None,
        }
    }

    /// What is special about it: `R only`, `BACK: contract 4711`, `EXCEPT: We use no KMIP.`
    pub(crate) fn marks(&self) -> Vec<String> {
        match self {
            Entry::Row { .. } => {
                self.only_in_words().into_iter().chain(self.back_in_words()).collect()
            }
            Entry::Open(reason) => vec![format!("OPEN: {reason}")],
            Entry::Except(reason) => vec![format!("EXCEPT: {reason}")],
            Entry::Gap(letters) => vec![format!("GAP: nobody takes on {}", the_letters(*letters))],
        }
    }
}

impl Node {
    /// The name of its file, if the digest is that of it.
    pub(crate) fn yaml_file(&self) -> Option<&str> {
        self.path.file_name()?.to_str().filter(|name| self.is_yaml && *name != "-")
    }

    /// Its file and the YAML in it, if it is YAML.
    pub(crate) fn yaml(&self) -> Option<(String, String)> {
        let path = self.yaml_file().map(|_| &self.path)?;
        Some((self.file.clone(), std::fs::read_to_string(path).ok()?))
    }

    /// `okms 2025-10-21`
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.matrix.name, self.matrix.source.revision)
    }
}
