//! What can be had of a matrix that cannot be used.
//!
//! A macro that finds mistakes in a matrix still defines the names that it
//! could read: then the mistakes are reported, and nothing that follows from them.

use std::collections::HashSet;
use std::path::Path;

use okms_raci_core::RoleSet;

use crate::check::{self, View};
use crate::emit::{Written, emit};
use crate::file::{self, check_path};
use crate::finding::Findings;
use crate::generate::{Generated, check_of_refines, generate_bytes};
use crate::matrix::{Activity, Matrix, Party, Section};
use crate::names::{kebab, mistake_in_id};
use crate::read::read;
use crate::report::Report;
use crate::yaml;

/// The code of a matrix as [`generate_file`] makes it, or what is wrong and the code as far as the
/// matrix can be read; for the macros of okms-raci.
///
/// `name` stands for a name that cannot be used. There is nothing to be had
/// of a file that is not YAML.
///
/// # Errors
///
/// Those of [`generate_file`].
///
/// [`generate_file`]: crate::generate_file()
#[doc(hidden)]
pub fn generate_or_salvage(
    path: &Path,
    file: &str,
    name: &str,
) -> Result<Generated, (Report, Option<String>)> {
    check_path(file).map_err(|report| (report, None))?;
    // Read once: it may be another file the next time.
    let bytes = match file::read(path) {
        Ok(bytes) => bytes,
        Err(finding) => return Err((Report::new(file, "", &finding.into()), None)),
    };
    generate_bytes(&bytes, file).map_err(|report| {
        let yaml = std::str::from_utf8(&bytes).ok();
        (report, yaml.and_then(|yaml| salvage(yaml, name)))
    })
}

fn salvage(yaml: &str, name: &str) -> Option<String> {
    let root = yaml::parse(yaml, &yaml::Located::new(), &mut Findings::default()).ok()??;
    let (matrix, _) = read(root, &mut Findings::default())?;
    let matrix = salvaged(matrix, name);
    let mut problems = Findings::default();
    check::sizes(&View::of(&matrix), &mut problems);
    problems
        .is_empty()
        .then(|| check_of_refines(&matrix).to_owned() + &emit(&matrix, &Written::default()))
}

fn salvaged(mut matrix: Matrix, name: &str) -> Matrix {
    name.clone_into(&mut matrix.name);
    complete(&mut matrix);
    let mut ids = Ids::default();
    for party in &mut matrix.parties {
        ids.repair(&mut party.id, &mut party.aliases);
    }
    let mut ids = Ids::default();
    for section in &mut matrix.sections {
        ids.repair(&mut section.id, &mut section.aliases);
    }
    let mut ids = Ids::default();
    for activity in &mut matrix.activities {
        ids.repair(&mut activity.id, &mut activity.aliases);
    }
    let mut problems = Findings::default();
    check::code::typed(&View::of(&matrix), &mut problems);
    matrix.typed &= problems.is_empty();
    let mut problems = Findings::default();
    check::code::derives(&View::of(&matrix), &mut problems);
    if !problems.is_empty() {
        matrix.derive.clear();
    }
    matrix
}

/// Adds what every matrix has.
fn complete(matrix: &mut Matrix) {
    if matrix.parties.is_empty() {
        matrix.parties.push(Party::default());
        for activity in &mut matrix.activities {
            activity.roles = vec![RoleSet::NONE];
        }
    }
    if matrix.sections.is_empty() {
        matrix.sections.push(Section { depth: 1, ..Section::default() });
    }
    if matrix.activities.is_empty() {
        let roles = vec![RoleSet::NONE; matrix.parties.len()];
        matrix.activities.push(Activity { roles, ..Activity::default() });
    }
}

/// The ids of one kind so far, in kebab-case.
#[derive(Default)]
struct Ids(HashSet<String>);

impl Ids {
    /// Replaces an id that cannot be used, and leaves out such aliases.
    fn repair(&mut self, id: &mut String, aliases: &mut Vec<String>) {
        if mistake_in_id(id).is_some() || !self.0.insert(kebab(id)) {
            *id = self.unnamed();
        }
        aliases.retain(|alias| mistake_in_id(alias).is_none() && self.0.insert(kebab(alias)));
    }

    fn unnamed(&mut self) -> String {
        let mut names = (1..).map(|number| format!("Unnamed{number}"));
        names.find(|name| self.0.insert(kebab(name))).unwrap_or_default()
    }
}
