//! The matrices that a matrix refines: where they are, and how it stands beside them.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use okms_raci_claims::{Gap, Refinement, Rows};
use okms_raci_codegen::{Matrix, Part, Refines, Remark, Rule, Severity, lines};

use crate::finding::counted;
use crate::source::{self, Loaded, SourceArgs};
use crate::status::Error;

/// A matrix that others refine.
#[derive(Clone, Debug)]
pub(crate) struct Outer {
    pub(crate) matrix: Matrix,
    pub(crate) rows: Rows,
}

/// The rows of a matrix, as they are judged.
pub(crate) fn rows(matrix: &Matrix) -> Rows {
    Rows::read(&lines(matrix).join("\n")).expect("what codegen writes can be read")
}

impl Outer {
    pub(crate) fn new(matrix: Matrix) -> Outer {
        Outer { rows: rows(&matrix), matrix }
    }
}

/// Matrices to hold files against, in place of those that the files name.
#[derive(Debug, Default)]
pub(crate) struct Trial(Vec<Outer>);

impl Trial {
    pub(crate) fn read(files: &[PathBuf]) -> Result<Trial, Error> {
        let read = |path: &PathBuf| {
            let args = SourceArgs { path: path.clone(), ..SourceArgs::default() };
            source::read(&args).map(|Loaded { matrix, .. }| Outer::new(matrix))
        };
        files.iter().map(read).collect::<Result<_, _>>().map(Trial)
    }

    fn find(&self, name: &str) -> Option<&Outer> {
        self.0.iter().find(|outer| outer.matrix.name == name)
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
    let many =
        if duties.len() == 1 { "1 duty".to_owned() } else { format!("{} duties", duties.len()) };
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
    fn remark(self, entry: usize) -> Remark {
        let Missing { rule, message, help } = self;
        Remark { rule, severity: rule.severity(), part: Part::File(entry), message, help }
    }
}

/// The file that an entry names, from the file that it is in.
pub(crate) fn file(entry: &Refines, path: &Path) -> Option<PathBuf> {
    let folder = path.parent().unwrap_or(Path::new(""));
    entry.file.as_ref().map(|file| folder.join(file))
}

/// The outer matrix of an entry: one to try, that of its file, or the one that is built in.
fn outer(entry: &Refines, path: &Path, trial: &Trial) -> Result<Outer, Missing> {
    if let Some(outer) = trial.find(&entry.matrix) {
        return Ok(outer.clone());
    }
    let Some(file) = file(entry, path) else {
        if entry.matrix == source::BUILT_IN {
            return Ok(Outer::new(source::built_in()));
        }
        let message = format!("the entry does not say where the YAML of {} is", entry.matrix);
        let help =
            "add `file: …`, the path from this file, or name the YAML with --with".to_owned();
        return Err(Missing { rule: Rule::MissingKey, message, help });
    };
    let mut before = HashSet::new();
    before.extend(path.canonicalize());
    let mut links = vec![path.display().to_string()];
    no_cycle(&file, &mut before, &mut links)?;
    read(&file).map(Outer::new)
}

fn read(file: &Path) -> Result<Matrix, Missing> {
    let name = file.display().to_string();
    let (matrix, _) = Matrix::read_file(file, &name).map_err(|report| {
        let errors = report.count(Severity::Error);
        let first = report.problems().next();
        let at = first.and_then(|first| first.at);
        let at = at.map_or_else(String::new, |at| format!(" in line {}", at.line));
        let first = first.map_or("", |first| first.message.as_str());
        let message = match report.problems().next().map(|first| first.rule) {
            Some(Rule::UnreadableFile) => format!("{name}: {first}"),
            _ => format!("{name} has {}: {first}{at}", counted(errors, "error")),
        };
        let help = format!("`raci check {name}` says what to do; else name another file");
        Missing { rule: Rule::UnreadableFile, message, help }
    })?;
    Ok(matrix)
}

/// Follows the files that a file refines; one that leads back to the first is a cycle.
fn no_cycle(
    file: &Path,
    before: &mut HashSet<PathBuf>,
    links: &mut Vec<String>,
) -> Result<(), Missing> {
    /// Longer than any chain of houses.
    const MOST_LINKS: usize = 100;
    let Ok(own) = file.canonicalize() else { return Ok(()) };
    links.push(file.display().to_string());
    if !before.insert(own.clone()) || links.len() > MOST_LINKS {
        let message = format!("the chain leads back: {}", links.join(" refines "));
        let help = "take the entry out of one of them".to_owned();
        return Err(Missing { rule: Rule::RefinesItself, message, help });
    }
    // What is wrong with a matrix further out is reported where that one is checked.
    if let Ok((matrix, _)) = Matrix::read_file(file, "") {
        for outer in matrix.refines.iter().filter_map(|entry| self::file(entry, file)) {
            no_cycle(&outer, before, links)?;
        }
    }
    before.remove(&own);
    links.pop();
    Ok(())
}
