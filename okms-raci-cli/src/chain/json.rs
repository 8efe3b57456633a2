//! The table of a chain for programs.

use std::collections::BTreeMap;

use okms_raci_codegen::{Activity, Matrix};
use serde::Serialize;

use super::{Chain, Entry, Line, Link, Node, State};
use crate::output::to_json;

/// The version of this form.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    format: u32,
    links: Vec<LinkEntry<'a>>,
}

#[derive(Serialize)]
struct LinkEntry<'a> {
    outer: MatrixEntry<'a>,
    party: &'a str,
    inner: MatrixEntry<'a>,
    /// How many duties there are of each state.
    duties: BTreeMap<&'static str, usize>,
    rows: Vec<OuterRow<'a>>,
}

#[derive(Serialize)]
struct MatrixEntry<'a> {
    file: &'a str,
    name: &'a str,
    title: &'a str,
    revision: &'a str,
}

#[derive(Serialize)]
struct OuterRow<'a> {
    #[serde(flatten)]
    row: RowEntry<'a>,
    asked: Option<&'static str>,
    state: Option<State>,
    #[serde(flatten)]
    taken: Taken<'a>,
}

#[derive(Serialize)]
struct RowEntry<'a> {
    activity: &'a str,
    title: &'a str,
    section: &'a str,
    roles: BTreeMap<&'a str, &'static str>,
}

/// What takes on a row, and the reasons why nothing does.
#[derive(Default, Serialize)]
struct Taken<'a> {
    covered_by: Vec<Covering<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    except: Option<&'a str>,
    /// Letters that nobody takes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<&'static str>,
}

#[derive(Serialize)]
struct Covering<'a> {
    matrix: &'a str,
    #[serde(flatten)]
    row: RowEntry<'a>,
    /// The letters that it takes on, if not all that are asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    only: Option<&'static str>,
    /// The letters that go back to the outer matrix, and the contract.
    #[serde(skip_serializing_if = "Option::is_none")]
    back: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contract: Option<&'a str>,
    /// What takes it on further in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    beyond: Vec<Taken<'a>>,
}

pub(crate) fn json(chain: &Chain) -> String {
    let links = chain.links.iter().map(|link| entry(chain, link)).collect();
    to_json(&Document { format: FORMAT, links })
}

fn entry<'a>(chain: &'a Chain, link: &'a Link) -> LinkEntry<'a> {
    let outer = &chain.nodes[link.outer];
    let (_, counts) = link.counts();
    let rows = outer.matrix.activities.iter().zip(&link.lines).map(|(activity, line)| OuterRow {
        row: row(&outer.matrix, activity),
        asked: line.state.map(|_| line.asked.letters()),
        state: line.state,
        taken: taken(chain, link, line),
    });
    LinkEntry {
        outer: matrix(outer),
        party: &outer.matrix.parties[link.party].id,
        inner: matrix(&chain.nodes[link.inner]),
        duties: State::ALL.iter().map(|state| state.id()).zip(counts).collect(),
        rows: rows.collect(),
    }
}

fn matrix(node: &Node) -> MatrixEntry<'_> {
    let Matrix { name, title, source, .. } = &node.matrix;
    MatrixEntry { file: &node.file, name, title, revision: &source.revision }
}

fn row<'a>(matrix: &'a Matrix, activity: &'a Activity) -> RowEntry<'a> {
    let cells = matrix.parties.iter().zip(&activity.roles).filter(|(_, roles)| !roles.is_empty());
    RowEntry {
        activity: &activity.id,
        title: &activity.title,
        section: &matrix.sections[activity.section].id,
        roles: cells.map(|(party, roles)| (party.id.as_str(), roles.letters())).collect(),
    }
}

fn taken<'a>(chain: &'a Chain, link: &'a Link, covered: &'a Line) -> Taken<'a> {
    let node = &chain.nodes[link.inner];
    let mut taken = Taken::default();
    for entry in &covered.entries {
        match entry {
            Entry::Row { row: at, only, back, contract } => {
                let beyond = chain.beyond(link.inner, *at);
                let back = Some(*back).filter(|back| !back.is_empty());
                taken.covered_by.push(Covering {
                    matrix: &node.matrix.name,
                    row: row(&node.matrix, &node.matrix.activities[*at]),
                    only: only.map(okms_raci_codegen::RoleSet::letters),
                    contract: contract.as_deref().filter(|_| back.is_some()),
                    back: back.map(okms_raci_codegen::RoleSet::letters),
                    beyond: beyond.map(|(link, line)| self::taken(chain, link, line)).collect(),
                });
            }
            Entry::Open(reason) => taken.open = Some(reason),
            Entry::Except(reason) => taken.except = Some(reason),
            Entry::Gap(letters) => taken.missing = Some(letters.letters()),
        }
    }
    taken
}
