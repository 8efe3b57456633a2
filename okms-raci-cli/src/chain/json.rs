//! The table of a chain for programs.

use std::collections::BTreeMap;

use okms_raci_codegen::{Activity, Matrix};
use serde_json::{Value, json};

use super::{Chain, Entry, Line, Link, Node, State};
use crate::output::to_json;

/// The version of this form.
const FORMAT: u32 = 1;

pub(crate) fn json(chain: &Chain) -> String {
    let links: Vec<Value> = chain.links.iter().map(|link| entry(chain, link)).collect();
    to_json(&json!({ "format": FORMAT, "links": links }))
}

fn entry(chain: &Chain, link: &Link) -> Value {
    let outer = &chain.nodes[link.outer];
    let rows = outer.matrix.activities.iter().zip(&link.lines).map(|(activity, line)| {
        let mut row = json!({});
        add_row(&mut row, &outer.matrix, activity);
        row["asked"] = line.state.map(|_| line.asked.letters()).into();
        row["state"] = line.state.map(State::id).into();
        add_taken(&mut row, chain, link, line);
        row
    });
    json!({
        "outer": matrix(outer),
        "party": outer.matrix.parties[link.party].id,
        "inner": matrix(&chain.nodes[link.inner]),
        "duties": link.duties(),
        "rows": rows.collect::<Vec<_>>(),
    })
}

fn matrix(node: &Node) -> Value {
    let Matrix { name, title, source, .. } = &node.matrix;
    json!({ "file": node.file, "name": name, "title": title, "revision": source.revision })
}

fn add_row(row: &mut Value, matrix: &Matrix, activity: &Activity) {
    let cells = matrix.parties.iter().zip(&activity.roles).filter(|(_, roles)| !roles.is_empty());
    let roles: BTreeMap<_, _> =
        cells.map(|(party, roles)| (party.id.as_str(), roles.letters())).collect();
    row["activity"] = json!(activity.id);
    row["title"] = json!(activity.title);
    row["section"] = json!(matrix.sections[activity.section].id);
    row["roles"] = json!(roles);
}

/// Adds what takes on a row, and the reasons why nothing does.
fn add_taken(row: &mut Value, chain: &Chain, link: &Link, covered: &Line) {
    let is_row = |entry: &&Entry| matches!(entry, Entry::Row { .. });
    let rows = covered.entries.iter().filter(is_row);
    row["covered_by"] = rows.map(|entry| covering(chain, link, entry)).collect();
    for entry in &covered.entries {
        match entry {
            Entry::Row { .. } => {}
            Entry::Open(reason) => row["open"] = json!(reason),
            Entry::Except(reason) => row["except"] = json!(reason),
            Entry::Gap(letters) => row["missing"] = letters.letters().into(),
        }
    }
}

/// A row that takes something on, and what takes that on further in.
fn covering(chain: &Chain, link: &Link, entry: &Entry) -> Value {
    let Entry::Row { row: at, only, back, contract } = entry else { return Value::Null };
    let matrix = &chain.nodes[link.inner].matrix;
    let mut covering = json!({ "matrix": matrix.name });
    add_row(&mut covering, matrix, &matrix.activities[*at]);
    if let Some(only) = only {
        covering["only"] = only.letters().into();
    }
    if !back.is_empty() {
        covering["back"] = back.letters().into();
        if let Some(contract) = contract {
            covering["contract"] = json!(contract);
        }
    }
    let beyond: Vec<Value> = chain
        .beyond(link.inner, *at)
        .map(|(link, line)| {
            let mut taken = json!({});
            add_taken(&mut taken, chain, link, line);
            taken
        })
        .collect();
    if !beyond.is_empty() {
        covering["beyond"] = beyond.into();
    }
    covering
}
