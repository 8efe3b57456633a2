//! The matrices that a matrix refines: where they are, and how it stands beside them.

mod json;
pub(crate) mod lines;
mod read;
pub(crate) mod summary;
mod table;
mod text;

use std::cell::Cell;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

use okms_raci_claims::{Gap, Refinement, Rows};
use okms_raci_codegen::{Matrix, Part, Refines, Remark, Rule, Severity};
use okms_raci_core::nearest;

use crate::finding::{counted, counted_with};
use crate::import::{Hints, NO_DATE};
use crate::source::{self, Form, Loaded, SourceArgs};
use crate::status::Error;

pub(crate) use json::json;
pub(crate) use lines::{csv, markdown};
pub(crate) use table::{Chain, Entry, Line, Link, Node, State, who};
pub(crate) use text::render;

/// A matrix that others refine.
#[derive(Clone, Debug)]
pub(crate) struct Outer {
    pub(crate) matrix: Matrix,
    pub(crate) rows: Rows,
}

/// The rows of a matrix, as they are judged.
pub(crate) fn rows(matrix: &Matrix) -> Rows {
    Rows::read(&okms_raci_codegen::lines(matrix).join("\n"))
        .expect("what codegen writes can be read")
}

impl Outer {
    pub(crate) fn new(matrix: Matrix) -> Outer {
        Outer { rows: rows(&matrix), matrix }
    }
}

/// Matrices to hold files against, instead of those that the files name.
#[derive(Debug, Default)]
pub(crate) struct Trial(Vec<Tried>);

#[derive(Debug)]
struct Tried {
    file: String,
    outer: Outer,
    is_used: Cell<bool>,
}

impl Trial {
    pub(crate) fn read(files: &[PathBuf]) -> Result<Trial, Error> {
        let read = |path: &PathBuf| {
            let args = SourceArgs { path: path.clone(), ..SourceArgs::default() };
            let Loaded { file, matrix, .. } = source::read(&args)?;
            Ok(Tried { file, outer: Outer::new(matrix), is_used: Cell::new(false) })
        };
        files.iter().map(read).collect::<Result<_, _>>().map(Trial)
    }

    fn find(&self, name: &str) -> Option<usize> {
        let at = self.0.iter().position(|tried| tried.outer.matrix.name == name)?;
        self.0[at].is_used.set(true);
        Some(at)
    }

    /// An error if no file refines one of the matrices, since nothing was held against it then.
    pub(crate) fn check_used(&self) -> Result<(), Error> {
        let unused = self.0.iter().filter(|tried| !tried.is_used.get()).map(|tried| {
            let (file, name) = (&tried.file, &tried.outer.matrix.name);
            format!("--with {file} was not used: no file refines the matrix {name}")
        });
        let unused: Vec<String> = unused.collect();
        if unused.is_empty() {
            return Ok(());
        }
        let help = "check a file that refines it, or drop --with";
        Err(Error::new(format_args!("{}\n{help}", unused.join("\n"))))
    }
}

/// What a file was held against, and what was found.
#[derive(Debug, Default)]
pub(crate) struct Judgement {
    pub(crate) remarks: Vec<Remark>,
    /// A line about each outer matrix.
    pub(crate) held_against: Vec<String>,
}

/// Judges a matrix beside those that it refines.
pub(crate) fn judge(matrix: &Matrix, path: &Path, trial: &Trial) -> Judgement {
    let mut found = Judgement::default();
    let inner = rows(matrix);
    let mut refinements = Vec::new();
    for (at, entry) in matrix.refines.iter().enumerate() {
        match outer(entry, path, trial) {
            Ok(outer) => {
                let refinement = Refinement::new(&inner, at, &outer.rows);
                if refinement.gaps.is_empty() || !refinement.duties.is_empty() {
                    found.held_against.push(held_against(&outer, &refinement));
                }
                found.remarks.extend(refinement.gaps.iter().map(remark));
                let open = refinement.open_duties(&inner, at, &outer.rows);
                found.remarks.extend(open.iter().map(remark));
                refinements.push(refinement);
            }
            Err(problem) => found.remarks.push(problem.remark(at)),
        }
    }
    if refinements.len() == matrix.refines.len() {
        let needless = Refinement::needless(&inner, &refinements);
        found.remarks.extend(needless.iter().map(remark));
    }
    found
}

/// `okms 2025-10-21: 10 duties, 1 of them open and 1 excepted`
fn held_against(outer: &Outer, refinement: &Refinement) -> String {
    let duties = &refinement.duties;
    let count = |what: &str, is: fn(&okms_raci_claims::Duty) -> bool| {
        let count = duties.iter().filter(|duty| is(duty)).count();
        (count > 0).then(|| format!("{count} {what}"))
    };
    let parts = [
        count("open", |duty| duty.open.is_some()),
        count("excepted", |duty| duty.except.is_some()),
        count("handed back", |duty| !duty.handed_back().is_empty()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let of_them = if parts.is_empty() { String::new() } else { format!(", {}", parts.join(", ")) };
    let matrix = &outer.matrix;
    let many = counted_with(duties.len(), "duty", "duties");
    format!("{} {}: {many}{of_them}", matrix.name, matrix.source.revision)
}

/// A finding of the judge for the report of the file.
fn remark(gap: &Gap) -> Remark {
    let rule = Rule::find(gap.rule).expect("the judge knows the rules");
    let severity = if gap.is_warning { Severity::Warning } else { Severity::Error };
    let (part, help) = (gap.part, gap.help.clone());
    Remark { rule, severity, part, message: gap.message.replace('\n', "; "), help }
}

/// Why there is no outer matrix.
struct Missing {
    rule: Rule,
    message: String,
    help: String,
}

impl Missing {
    /// A source that is no YAML, and why it cannot be read.
    fn unreadable(name: &str, error: &Error) -> Missing {
        let (message, help) = match error {
            Error::Message(text) => text.split_once('\n').unwrap_or((text, "")),
            Error::Matrix(_) => ("it holds no matrix without errors", ""),
        };
        let help = match help {
            "" => format!("`raci show {name}` says more; else name another file"),
            help => help.replace('\n', "; "),
        };
        let help = format!("{help}; or name it with --with");
        Missing { rule: Rule::UnreadableFile, message: format!("{name}: {message}"), help }
    }

    fn remark(self, entry: usize) -> Remark {
        let Missing { rule, message, help } = self;
        Remark { rule, severity: rule.severity(), part: Part::File(entry), message, help }
    }
}

/// The file that an entry names, from the file that it is in.
fn file(entry: &Refines, path: &Path) -> Option<PathBuf> {
    let folder = path.parent().unwrap_or(Path::new(""));
    entry.file.as_ref().map(|file| folder.join(file))
}

/// Where an outer matrix is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Place {
    BuiltIn,
    /// A position in a [`Trial`].
    Trial(usize),
    /// The whole path.
    File(PathBuf),
}

/// Where the outer matrix of an entry is: one to try, its file, or the one that is built in; with its
/// path for messages.
fn place(entry: &Refines, path: &Path, trial: &Trial) -> Result<(Place, PathBuf), Missing> {
    if let Some(at) = trial.find(&entry.matrix) {
        return Ok((Place::Trial(at), PathBuf::from(&trial.0[at].file)));
    }
    if let Some(file) = file(entry, path) {
        let whole = file.canonicalize().unwrap_or_else(|_| file.clone());
        return Ok((Place::File(whole), file));
    }
    if entry.matrix == source::BUILT_IN {
        return Ok((Place::BuiltIn, PathBuf::new()));
    }
    let message = format!("the entry does not say where the YAML of {} is", entry.matrix);
    let mut help =
        "add `file: …`, the path from this file, or name the YAML with --with".to_owned();
    if nearest(&entry.matrix, &[source::BUILT_IN]).is_some() {
        help =
            format!("did you mean `matrix: {}`, which is built in? Else {help}", source::BUILT_IN);
    }
    Err(Missing { rule: Rule::MissingKey, message, help })
}

/// The matrix at a place; `revision` is that of a sheet that states none.
fn read_place(place: &Place, path: &Path, trial: &Trial, revision: &str) -> Result<Outer, Missing> {
    match place {
        Place::BuiltIn => Ok(Outer::new(source::built_in())),
        Place::Trial(at) => Ok(trial.0[*at].outer.clone()),
        Place::File(_) => read(path, revision).map(Outer::new),
    }
}

/// The outer matrix of an entry.
fn outer(entry: &Refines, path: &Path, trial: &Trial) -> Result<Outer, Missing> {
    let (place, file) = place(entry, path, trial)?;
    if let Place::File(_) = place {
        let own = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let mut walk = Walk { own, links: vec![path.display().to_string()], seen: HashSet::new() };
        walk.no_cycle(&file)?;
    }
    read_place(&place, &file, trial, &entry.revision).map_err(|mut missing| {
        if entry.matrix == source::BUILT_IN && matches!(place, Place::File(_)) {
            let name = source::BUILT_IN;
            missing.help = format!("{}, or leave `file` out: {name} is built in", missing.help);
        }
        missing
    })
}

fn read(file: &Path, revision: &str) -> Result<Matrix, Missing> {
    let name = file.display().to_string();
    if Form::of_path(file).is_ok_and(|form| form != Form::Yaml) {
        let hints = Hints { undated: Some(NO_DATE), ..Hints::default() };
        let args = SourceArgs { path: file.to_owned(), hints, ..SourceArgs::default() };
        return match source::read(&args) {
            Ok(Loaded { mut matrix, stated, .. }) => {
                if !stated.revision {
                    revision.clone_into(&mut matrix.source.revision);
                }
                Ok(matrix)
            }
            Err(error) => Err(Missing::unreadable(&name, &error)),
        };
    }
    let (matrix, _) = Matrix::read_file(file, &name).map_err(|report| {
        let errors = report.count(Severity::Error);
        let first = report.problems().next();
        let at = first.and_then(|first| first.at);
        let at = at.map_or_else(String::new, |at| format!(" in line {}", at.line));
        let is_unread = first.is_some_and(|first| first.rule == Rule::UnreadableFile);
        let first = first.map_or("", |first| first.message.as_str());
        let (message, help) = if is_unread {
            let help =
                "write the path of the YAML, from the folder of this file, or name it with --with";
            (format!("{name}: {first}"), help.to_owned())
        } else {
            let help = format!("`raci check {name}` says what to do; else name another file");
            (format!("{name} has {}: {first}{at}", counted(errors, "error")), help)
        };
        Missing { rule: Rule::UnreadableFile, message, help }
    })?;
    Ok(matrix)
}

/// Longer than any chain of houses.
const MOST_LINKS: usize = 200;

/// Follows the files that a file refines.
struct Walk {
    /// The whole path of the file that is checked.
    own: PathBuf,
    /// The files on the way to where this is.
    links: Vec<String>,
    /// Each is read once, however many ways lead to it.
    seen: HashSet<PathBuf>,
}

impl Walk {
    /// A file that leads back to the first is a cycle; any other cycle is reported where its files are checked.
    fn no_cycle(&mut self, file: &Path) -> Result<(), Missing> {
        let Ok(whole) = file.canonicalize() else { return Ok(()) };
        self.links.push(file.display().to_string());
        if whole == self.own {
            let message = format!("the chain leads back: {}", self.links.join(" refines "));
            let help = "take the entry out of one of them".to_owned();
            return Err(Missing { rule: Rule::RefinesItself, message, help });
        }
        if self.links.len() > MOST_LINKS {
            let message = format!("the chain has more than {MOST_LINKS} links");
            let help = "take the entry out of one of its files".to_owned();
            return Err(Missing { rule: Rule::RefinesItself, message, help });
        }
        if self.seen.insert(whole) {
            // What is wrong with a matrix further out is reported where that one is checked.
            if let Ok((matrix, _)) = Matrix::read_file(file, "") {
                for outer in matrix.refines.iter().filter_map(|entry| self::file(entry, file)) {
                    self.no_cycle(&outer)?;
                }
            }
        }
        self.links.pop();
        Ok(())
    }
}
