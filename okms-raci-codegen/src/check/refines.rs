//! What has to hold of `refines`, `covers` and `is` in the file alone.

use std::collections::HashMap;

use okms_raci_core::Part;

use super::View;
use super::source::revision;
use super::texts::{NamedText, texts};
use crate::finding::{Finding, Findings, repeats};
use crate::matrix::Matrix;
use crate::names::{mistake_in_id, mistake_in_path};
use crate::places::{Field, Item, Place, Places, in_line};
use crate::read::read;
use crate::refines::{Refines, Remark};
use crate::rule::{Rule, Severity};
use crate::yaml::{self, Beginning};

pub(super) fn check(view: &View<'_>, problems: &mut Findings) {
    let matrix = view.matrix;
    outer_ids(view, problems);
    let before = repeats(matrix.refines.iter().map(Refines::name));
    for (position, (entry, before)) in matrix.refines.iter().zip(before).enumerate() {
        names(view, position, entry, before, problems);
        revision(view.text(Item::Refines(position), Field::Revision, &entry.revision), problems);
        problems.extend(entry.path.as_deref().and_then(|path| no_path(view, position, path)));
        in_both(view, position, entry, problems);
    }
    for (position, activity) in matrix.activities.iter().enumerate() {
        let item = Item::Activity(position);
        let covers = &activity.covers;
        let before = repeats(covers.iter().map(|cover| format!("{} {}", cover.of, cover.activity)));
        for (at, before) in before.into_iter().enumerate() {
            if before.is_some() {
                let message = format!("{} is covered twice in this row", covers[at].activity);
                let at = view.places.at(item, Field::Cover(at));
                let help = "name it once, with all of its letters";
                problems.push(Finding::new(Rule::CoveredTwice, at, message).help(help));
            }
        }
    }
}

/// Ids of outer items that cannot be judged beside the outer matrix, since a line of a matrix has no room for them.
fn outer_ids(view: &View<'_>, problems: &mut Findings) {
    for NamedText { text, item, field, .. } in
        texts(view.matrix).iter().filter(|it| it.what == "id")
    {
        let (noun, example) = match field {
            Field::RefinedParty | Field::Is(_) => ("party", "Customer"),
            Field::Asked(_) | Field::Except(_) | Field::Open(_) | Field::Cover(_) => {
                ("activity", "KeepServiceLogs")
            }
            _ => continue,
        };
        let is_last = matches!(field, Field::Is(_) | Field::Cover(_));
        if text.is_empty()
            || !text.contains(|c: char| c.is_control() || c.is_whitespace() && !is_last)
        {
            continue;
        }
        let message = format!("\"{}\" is not the id of an outer {noun}", Beginning(text));
        let help = format!(
            "write the id, such as `{example}`: `raci export` with `--format json` lists them"
        );
        let at = view.places.at(*item, *field);
        problems.push(Finding::new(Rule::NotAnIdentifier, at, message).help(help));
    }
}

/// What else a generated module holds under a name that an entry could have.
const MODULES: [&str; 4] = ["maps", "raci", "tables", "typed"];

/// Where the name of an entry is.
fn name_at(view: &View<'_>, position: usize, entry: &Refines) -> Option<Place> {
    let field = if entry.alias.is_some() { Field::As } else { Field::Id };
    view.places.at(Item::Refines(position), field)
}

fn names(
    view: &View<'_>,
    position: usize,
    entry: &Refines,
    before: Option<usize>,
    problems: &mut Findings,
) {
    let at = name_at(view, position, entry);
    let name = entry.name();
    if name.is_empty() {
        return;
    }
    if let Some((rule, reason)) = mistake_in_id(name) {
        let message = format!("the name {name:?} of a refined matrix {reason}");
        let help = "write its short name, such as `okms`, or `as:` with another one";
        problems.push(Finding::new(rule, at, message).help(help));
    } else if name == view.matrix.name {
        problems.push(own_name(view.matrix, entry, at));
    } else if MODULES.contains(&name) {
        let message = format!("the module of the entry would be called {name}, as another one is");
        let help = format!("give it another name: `as: outer_{name}`");
        problems.push(Finding::new(Rule::ReservedId, at, message).help(help));
    } else if let Some(before) = before {
        let first = name_at(view, before, &view.matrix.refines[before]);
        let message = format!("the entry{} is called {name}, too", in_line(first));
        let help = format!("give this one another name: `as: other_{name}`");
        let finding = Finding::new(Rule::RefinedTwice, at, message).beside(first);
        problems.push(finding.help(help));
    }
}

fn own_name(matrix: &Matrix, entry: &Refines, at: Option<Place>) -> Finding {
    let name = &matrix.name;
    if entry.alias.is_none() && entry.file.is_none() && entry.path.is_none() {
        let message = format!("the matrix {name} refines itself");
        return Finding::new(Rule::RefinesItself, at, message)
            .help("write the name of the matrix whose duties are taken on");
    }
    let message = format!("the entry is called {name}, as this matrix is");
    Finding::new(Rule::RefinedTwice, at, message)
        .help(format!("give it another name: `as: outer_{name}`"))
}

/// What is wrong with the path of the module of an outer matrix.
fn no_path(view: &View<'_>, position: usize, path: &str) -> Option<Finding> {
    let message = mistake_in_path(path, "a module")?;
    let name = &view.matrix.refines[position].matrix;
    let module = format!("`path: crate::{name}`");
    let help = if path.contains(['/', '\\']) {
        format!("a module has no slashes, such as {module}: for a file write `file: {path}`")
    } else {
        format!("write it from the crate that it is in: {module}")
    };
    let at = view.places.at(Item::Refines(position), Field::Path);
    Some(Finding::new(Rule::NotAnIdentifier, at, message).help(help))
}

/// An activity either does not arise or is open.
fn in_both(view: &View<'_>, position: usize, entry: &Refines, problems: &mut Findings) {
    for (at, (id, _)) in entry.open.iter().enumerate() {
        if entry.except.iter().any(|(other, _)| other == id) {
            let message = format!("{id} is in `except` and in `open`");
            let at = view.places.at(Item::Refines(position), Field::Open(at));
            let help = "keep it in one of them";
            problems.push(Finding::new(Rule::ExceptionNotNeeded, at, message).help(help));
        }
    }
}

/// Errors that leave what each party holds in each row as it is, so that it can be judged beside
/// other matrices.
const ABOUT_NO_ROLES: [Rule; 16] = [
    Rule::AllowNotNeeded,
    Rule::AllowWithoutReason,
    Rule::AmbiguousText,
    Rule::ControlCharacter,
    Rule::CoveredTwice,
    Rule::DuplicateName,
    Rule::DuplicateNumber,
    Rule::DuplicateTitle,
    Rule::ExceptionWithoutReason,
    Rule::NoRoles,
    Rule::NobodyAccountable,
    Rule::NotADate,
    Rule::NotADerive,
    Rule::NotAWebAddress,
    Rule::SeveralAccountable,
    Rule::SpaceAtTheEnd,
];

/// Whether nothing that was found keeps the rows from being known.
pub(super) fn rows_are_known(problems: &Findings) -> bool {
    let is_harmless = |problem: &Finding| {
        problem.severity == Severity::Warning || ABOUT_NO_ROLES.contains(&problem.rule)
    };
    problems.first().iter().all(is_harmless)
}

/// Notes a remark at the place of its part, unless it follows from what the row lacks.
pub(super) fn add(view: &View<'_>, remark: Remark, problems: &mut Findings) {
    let Remark { rule, severity, part, message, help } = remark;
    if let (Rule::DutyNotCovered, Part::Cover(row, _)) = (rule, part) {
        let roles = view.places.at(Item::Activity(row), Field::Roles);
        let mut said = problems.first().iter().filter(|it| it.rule == Rule::NobodyAccountable);
        if said.any(|it| it.at == roles) {
            return;
        }
    }
    let at = |(item, field)| view.places.at(item, field);
    let at = fields(part).into_iter().find_map(at);
    problems.push(Finding { severity, ..Finding::new(rule, at, message).help(help) });
}

/// Where a part is, the nearest first.
fn fields(part: Part) -> [(Item, Field); 2] {
    let of_entry =
        |entry, field| [(Item::Refines(entry), field), (Item::Refines(entry), Field::Id)];
    let of_row = |row, field| [(Item::Activity(row), field), (Item::Activity(row), Field::Title)];
    match part {
        Part::Refines(entry) => of_entry(entry, Field::RefinedParty),
        Part::Revision(entry) => of_entry(entry, Field::Revision),
        Part::File(entry) => of_entry(entry, Field::File),
        Part::Asked(entry, at) => of_entry(entry, Field::Asked(at)),
        Part::Except(entry, at) => of_entry(entry, Field::Except(at)),
        Part::Open(entry, at) => of_entry(entry, Field::Open(at)),
        Part::Activity(row) => of_row(row, Field::Title),
        Part::Cover(row, at) => of_row(row, Field::Cover(at)),
        Part::Allow(row, at) => of_row(row, Field::Allow(at)),
        Part::Party(party) => [(Item::Party(party), Field::Id), (Item::Party(party), Field::Title)],
        Part::Is(party, at) => {
            [(Item::Party(party), Field::Is(at)), (Item::Party(party), Field::Id)]
        }
    }
}

/// Where in the YAML a matrix beside others can be wrong.
pub(crate) struct Lines {
    places: Places,
    /// By the number of a node.
    lines: HashMap<usize, usize>,
}

impl Lines {
    pub(crate) fn new(yaml: &str) -> Option<Self> {
        let root = yaml::parse(yaml, &yaml::Located::new(), &mut Findings::default()).ok()??;
        let lines = yaml::lines(yaml);
        let (_, places) = read(root, &mut Findings::default())?;
        Some(Lines { places, lines })
    }

    /// The line of a part, if it is known.
    pub(crate) fn of(&self, part: Part) -> Option<usize> {
        let node = |(item, field)| self.places.at(item, field).and_then(Place::node);
        self.lines.get(&fields(part).into_iter().find_map(node)?).copied()
    }
}
