//! The code of a matrix, from YAML text or a file.

use std::collections::HashSet;
use std::io;
use std::path::Path;

use okms_raci_core::RoleSet;
use okms_raci_core::escape::Terminal;

use crate::check::{self, View};
use crate::emit::{Written, emit};
use crate::file::{self, check_path};
use crate::finding::Findings;
use crate::matrix::{Activity, Matrix, Party, Section};
use crate::names::{kebab, mistake_in_id};
use crate::read::read;
use crate::report::Report;
use crate::yaml;

/// The Rust code of a matrix, and the warnings about the matrix.
///
/// ```
/// let yaml = "
/// format: 1
/// name: tea
/// title: Who makes the tea
/// source: { revision: 2026-01-31 }
/// parties: [{ id: Host, name: Host }]
/// sections: [{ title: Afternoon, activities: [{ title: Pour, roles: { Host: A } }] }]
/// ";
/// let tea = okms_raci_codegen::generate(yaml, "tea.yaml")?;
/// // Nobody pours. That is odd, and no reason to give no code.
/// assert_eq!(tea.warnings.problems().next().unwrap().rule.id(), "nobody-responsible");
/// assert!(tea.code.contains("Pour"));
/// # Ok::<(), okms_raci_codegen::Report>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Generated {
    /// The matrix's `name`, such as `okms`.
    pub name: String,
    /// The items of a module, for [`include_matrix!`] of okms-raci.
    ///
    /// [`include_matrix!`]: https://docs.rs/okms-raci/latest/okms_raci/macro.include_matrix.html
    pub code: String,
    /// The problems that do not keep the matrix from being used.
    pub warnings: Report,
}

impl Generated {
    /// Writes the code to a file, unless the file holds it already; says whether it did.
    ///
    /// The file is whole or as it was before, whatever happens in between.
    ///
    /// # Errors
    ///
    /// Those of writing the file.
    pub fn write_to(&self, path: impl AsRef<Path>) -> io::Result<bool> {
        file::write(path.as_ref(), &self.code)
    }
}

/// Generates the Rust code of a matrix from YAML.
///
/// `file` is the path to name in the report and in the code. The same text and
/// path give the same code, on any machine.
///
/// # Errors
///
/// A [`Report`] of everything that is wrong with the matrix.
///
/// # Examples
///
/// ```
/// let yaml = "
/// format: 1
/// name: tea
/// title: Who makes the tea
/// source: { revision: 2026-01-31 }
/// parties:
///   - { id: Host, name: Host }
///   - { id: Guest, name: Guest }
/// sections:
///   - title: Afternoon
///     activities:
///       - { title: Boil water, roles: { Host: RA, Guest: I } }
///       - { title: Pour, roles: { Host: A, Guest: R } }
/// ";
/// let generated = okms_raci_codegen::generate(yaml, "tea.yaml")?;
/// assert!(generated.code.contains("pub enum Activity"));
///
/// let wrong = yaml.replace("Host: A,", "Host: X,");
/// let report = okms_raci_codegen::generate(&wrong, "tea.yaml").unwrap_err();
/// assert_eq!(report.problems().count(), 1);
/// # Ok::<(), okms_raci_codegen::Report>(())
/// ```
pub fn generate(yaml: &str, file: &str) -> Result<Generated, Report> {
    check_path(file)?;
    let (matrix, warnings) = Matrix::read(yaml, file)?;
    Ok(generated(matrix, yaml, file, warnings))
}

/// Generates the Rust code of a matrix from a YAML file.
///
/// As [`generate`] does from its text. `file` is the path to name in the report
/// and in the code.
///
/// ```
/// use okms_raci_codegen::{Rule, generate_file};
///
/// // A file that cannot be read is reported like any other problem.
/// let report = generate_file("no/such.yaml", "no/such.yaml").unwrap_err();
/// let problem = report.problems().next().unwrap();
/// assert_eq!((problem.rule, problem.at), (Rule::UnreadableFile, None));
/// ```
///
/// # Errors
///
/// A [`Report`] of everything that is wrong with the matrix, or of why the file
/// cannot be read.
///
/// [`generate`]: crate::generate()
pub fn generate_file(path: impl AsRef<Path>, file: &str) -> Result<Generated, Report> {
    check_path(file)?;
    // Read once: it may be another file the next time.
    let bytes = file::read(path.as_ref());
    let bytes = bytes.map_err(|finding| Report::new(file, "", &finding.into()))?;
    generate_bytes(&bytes, file)
}

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
) -> Result<Generated, (Report, String)> {
    check_path(file).map_err(|report| (report, salvage("", name)))?;
    // Read once: it may be another file the next time.
    let bytes = match file::read(path) {
        Ok(bytes) => bytes,
        Err(finding) => {
            // Of the file that was probably meant, so that nothing is said of its names.
            let meant = file::meant(path).and_then(|meant| file::read(&meant).ok());
            let meant = String::from_utf8(meant.unwrap_or_default()).unwrap_or_default();
            return Err((Report::new(file, "", &finding.into()), salvage(&meant, name)));
        }
    };
    generate_bytes(&bytes, file)
        .map_err(|report| (report, salvage(std::str::from_utf8(&bytes).unwrap_or_default(), name)))
}

/// The code of a matrix from the bytes of a file.
fn generate_bytes(bytes: &[u8], file: &str) -> Result<Generated, Report> {
    let (matrix, warnings) = Matrix::read_bytes(bytes, file)?;
    Ok(generated(matrix, &String::from_utf8_lossy(bytes), file, warnings))
}

fn generated(matrix: Matrix, yaml: &str, file: &str, warnings: Report) -> Generated {
    let refines = !matrix.refines.is_empty();
    let lines = refines.then(|| check::refines::Lines::new(yaml)).flatten();
    let written = Written { file, lines, is_whole: true };
    let header = header(file, &matrix.source.sha256);
    let code = header + check_of_refines(&matrix) + "\n" + &emit(&matrix, &written);
    Generated { name: matrix.name, code, warnings }
}

/// The line of a matrix that has to be held against others; the macros of okms-raci look for it.
fn check_of_refines(matrix: &Matrix) -> &'static str {
    if matrix.refines.is_empty() { "" } else { "raci::__refines! {}\n" }
}

/// The comment at the top of a generated file, and the line that the library holds against its own version.
fn header(file: &str, sha256: &str) -> String {
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "// Generated by okms-raci-codegen {version}; edit the YAML, not this file.\n\
         // from:   {}\n\
         // sha256: {sha256}\n\n\
         raci::__generated_by! {{ {version:?} }}\n",
        Terminal(file)
    )
}

/// The code of what can be had of a matrix that cannot be used.
///
/// A macro that finds mistakes in a matrix still defines the names that it
/// could read: then the mistakes are reported, and nothing that follows from them.
fn salvage(yaml: &str, name: &str) -> String {
    let read = || {
        let root = yaml::parse(yaml, &yaml::Located::new(), &mut Findings::default()).ok()??;
        let (matrix, _) = read(root, &mut Findings::default())?;
        let matrix = salvaged(matrix, name);
        let mut problems = Findings::default();
        check::sizes(&View::of(&matrix), &mut problems);
        problems.is_empty().then_some(matrix)
    };
    let matrix = read().unwrap_or_else(|| salvaged(Matrix::default(), name));
    check_of_refines(&matrix).to_owned() + &emit(&matrix, &Written::default())
}

fn salvaged(mut matrix: Matrix, name: &str) -> Matrix {
    name.clone_into(&mut matrix.name);
    complete(&mut matrix);
    let Matrix { parties, sections, activities, .. } = &mut matrix;
    Ids::repair_all(parties.iter_mut().map(|it| (&mut it.id, &mut it.aliases)));
    Ids::repair_all(sections.iter_mut().map(|it| (&mut it.id, &mut it.aliases)));
    Ids::repair_all(activities.iter_mut().map(|it| (&mut it.id, &mut it.aliases)));
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
    fn repair_all<'a>(ids: impl Iterator<Item = (&'a mut String, &'a mut Vec<String>)>) {
        let mut known = Ids::default();
        ids.for_each(|(id, aliases)| known.repair(id, aliases));
    }

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
