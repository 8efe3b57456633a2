//! `raci diff`: the changes between two sources.

use std::fmt::{self, Write};
use std::path::{Path, PathBuf};

use okms_raci_codegen::{Matrix, Rule, id_from_title};
use okms_raci_core::escape::Terminal;
use serde_json::{Value, json};

use crate::diff::{self, Change, ChangeKind, Is, Part, Subject, Touched, Verdict, Words};
use crate::export::html;
use crate::finding::{self, Finding, Level, Place, Span, counted};
use crate::format::{Format, ReportFormat, markdown_cell};
use crate::import::{Decision, Hints, NO_DATE, Weight};
use crate::output::{Output, print_text, to_json, written};
use crate::source::{self, Form, Loaded, SourceArgs};
use crate::status::{Error, Status};
use crate::terminal::{HEADING, QUIET, level_style};

/// The arguments of `raci diff`.
#[derive(Debug, clap::Args)]
pub(crate) struct Diff {
    /// The matrix as it was: any source, or REV:FILE, a file of a git revision
    old: PathBuf,
    /// The matrix as it is: any source; - is standard input
    new: PathBuf,
    /// How to write the changes
    #[arg(long, value_enum, default_value_t)]
    format: ReportFormat,
    /// End with status 0 if there are changes, such as in a job that only reports
    #[arg(long)]
    exit_zero: bool,
    #[command(flatten)]
    output: Output,
    /// What the source on standard input is, or else what NEW is, whatever its name ends with
    #[arg(long, value_name = "FORM")]
    from: Option<Form>,
    /// Compare row by row in published order, whatever the titles say, such as with a translation
    #[arg(long, conflicts_with = "format")]
    same_cells: bool,
    /// Say which rows of this matrix, which refines the other two, the changes touch; may be repeated
    #[arg(long = "for", value_name = "FILE", conflicts_with = "same_cells")]
    refining: Vec<PathBuf>,
    #[command(flatten)]
    hints: Hints,
}

pub(crate) fn run(diff: &Diff) -> Result<Status, Error> {
    diff.format.check_name(&diff.output)?;
    let is_input = |path: &Path| path.as_os_str() == "-";
    if is_input(&diff.old) && is_input(&diff.new) {
        return Err(Error::new("only one of OLD and NEW can be standard input"));
    }
    if let (Some(old), true) = (source::lone_revision(&diff.old), diff.new.is_file()) {
        let new = diff.new.display();
        return Err(Error::new(format_args!(
            "there is no file {old}\na git revision is followed by a file: write {old}:./{new}"
        )));
    }
    if let Some((old, new)) = range(&diff.old).filter(|_| diff.new.is_file()) {
        let what = format!("there is no file {}", diff.old.display());
        let file = diff.new.display();
        let help = format!("write raci diff {old}:./{file} {new}:./{file}");
        return Err(Error::new(format_args!("{what}\n{help}")));
    }
    let from_is_of_old = is_input(&diff.old);
    // Reading is what takes time.
    let (old, new) = std::thread::scope(|scope| {
        let old = scope.spawn(|| read(diff, &diff.old, from_is_of_old));
        let new = read(diff, &diff.new, !from_is_of_old);
        (old.join().expect("no source makes the reader panic"), new)
    });
    let (mut old, mut new) = match (old, new) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => return unreadable(diff, [old.err(), new.err()]),
    };
    diff.hints.check_used(old.is_table() || new.is_table())?;
    if !old.stated.and(new.stated).id_case {
        for read in [&mut old, &mut new] {
            in_usual_case(&mut read.matrix);
        }
    }
    // Report what is not compared; other commands report how the source was read.
    let decisions = old.decisions.iter().chain(&new.decisions);
    Decision::print_all(decisions.filter(|decision| decision.weight == Weight::LeftOut), false);
    if diff.same_cells {
        return same_cells(&old, &new);
    }
    let changes = diff::compare(&old, &new);
    let touched = touched(diff, &old, &new)?;
    let words = diff::words(&changes, &old.matrix, &new.matrix);
    diff.output.write_text(&write(diff.format, &changes, &words, [&old, &new], &touched))?;
    let status = if changes.is_empty() { Status::Fine } else { Status::Found };
    Ok(status.unless(diff.exit_zero))
}

/// The revisions of `HEAD~1..HEAD`.
fn range(path: &Path) -> Option<(&str, &str)> {
    let (old, new) = path.to_str().filter(|_| !path.exists())?.split_once("..")?;
    let new = new.trim_start_matches('.');
    let is_one = |word: &str| !word.is_empty() && !word.contains('/');
    (is_one(old) && !new.contains('/')).then_some((old, if new.is_empty() { "HEAD" } else { new }))
}

/// Reports the sources that cannot be read: to programs as findings, in the format that they wait for.
fn unreadable(diff: &Diff, errors: [Option<Error>; 2]) -> Result<Status, Error> {
    use Format::{Github, Gitlab, Json, Sarif};
    let ReportFormat::List(format @ (Json | Sarif | Github | Gitlab)) = diff.format else {
        for error in errors.iter().flatten() {
            error.report();
        }
        return Ok(Status::Unreadable);
    };
    let both = [&diff.old, &diff.new].into_iter().zip(errors);
    let findings = both.filter_map(|(path, error)| Some(error?.findings(source::name(path))));
    let findings: Vec<Finding> = findings.flatten().collect();
    let kinds: Vec<finding::Kind> = Rule::ALL.iter().map(|rule| (*rule).into()).collect();
    diff.output.write(format.findings(&findings, &kinds).as_bytes())?;
    Ok(Status::Unreadable)
}

/// Gives the activities the ids that a table of ours leads to, which does not keep their letter case.
fn in_usual_case(matrix: &mut Matrix) {
    for activity in &mut matrix.activities {
        activity.id = id_from_title(&activity.kebab_id());
    }
}

/// What the changes touch of the matrices that refine the compared ones.
fn touched(diff: &Diff, old: &Loaded, new: &Loaded) -> Result<Vec<Touched>, Error> {
    let mut all = Vec::new();
    for path in &diff.refining {
        let own = read(diff, path, false)?;
        let touched = diff::touched(&own, old, new);
        if touched.is_empty() {
            let (file, name) = (&own.file, &new.matrix.name);
            let help = format!("name a file with an entry `matrix: {name}` in `refines`");
            return Err(Error::new(format_args!("{file} does not refine {name}\n{help}")));
        }
        all.extend(touched);
    }
    Ok(all)
}

/// Compares the cells alone.
fn same_cells(old: &Loaded, new: &Loaded) -> Result<Status, Error> {
    let lines = diff::same_cells(&old.matrix, &new.matrix);
    let text = lines.iter().fold(String::new(), |text, line| format!("{text}{}\n", Terminal(line)));
    let count = if lines.is_empty() {
        "the cells are the same".to_owned()
    } else {
        counted(lines.len(), "difference")
    };
    print_text(&format!("{text}{count}\n"))?;
    Ok(if lines.is_empty() { Status::Fine } else { Status::Found })
}

fn read(diff: &Diff, path: &Path, is_of_form: bool) -> Result<Loaded, Error> {
    let from = diff.from.filter(|_| is_of_form);
    let hints = Hints { undated: Some(NO_DATE), ..diff.hints.clone() };
    source::read(&SourceArgs { path: path.to_owned(), from, hints })
}

fn write(
    format: ReportFormat,
    changes: &[Change],
    words: &Words<'_>,
    [old, new]: [&Loaded; 2],
    touched: &[Touched],
) -> String {
    let lines = || touched.iter().flat_map(Touched::lines);
    match format {
        ReportFormat::Html => html::redline(words, old, new),
        ReportFormat::List(Format::Json) => document(changes, touched),
        ReportFormat::List(Format::Text) => {
            lines().fold(text(changes, words), |text, line| format!("{text}{}\n", Terminal(line)))
        }
        ReportFormat::List(Format::Markdown) => {
            lines().fold(markdown(changes, words), |text, line| {
                // Blanks in front of a line say what it is below.
                let depth = line.len() - line.trim_start().len();
                let start = if depth == 0 { "\n" } else { "- " };
                let indent = " ".repeat(depth.saturating_sub(2));
                format!("{text}{indent}{start}{}\n", markdown_cell(line.trim_start()))
            })
        }
        ReportFormat::List(format) => {
            let kinds: Vec<_> = ChangeKind::ALL.iter().map(|kind| kind_of(*kind)).collect();
            format.findings(&findings(words, new), &kinds)
        }
    }
}

/// The changes in words.
pub(crate) fn in_words(old: &Loaded, new: &Loaded) -> String {
    let changes = diff::compare(old, new);
    text(&changes, &diff::words(&changes, &old.matrix, &new.matrix))
}

/// An entry for each row, below the headings of their sections; then what it comes to.
fn text(changes: &[Change], words: &Words<'_>) -> String {
    written(|text| {
        for group in &words.groups {
            writeln!(text, "{HEADING}{}{HEADING:#}", Terminal(&group.heading))?;
            group.entries.iter().try_for_each(|entry| write_entry(text, entry))?;
            writeln!(text)?;
        }
        if !changes.is_empty() {
            writeln!(text, "{}", words.summary)?;
        }
        text.write_str(&verdict(changes))
    })
}

fn write_entry(text: &mut String, entry: &diff::Entry<'_>) -> fmt::Result {
    let style = level_style(level(entry.verdict()));
    let heading = entry.heading();
    let indent = if heading.is_some() { "    " } else { "  " };
    if let Some(heading) = heading {
        writeln!(text, "  {style}{}{style:#}", Terminal(heading))?;
    }
    for line in &entry.lines {
        writeln!(text, "{indent}{}", Terminal(line))?;
    }
    if let Some(cells) = &entry.cells {
        writeln!(text, "{indent}{QUIET}{}{QUIET:#}", Terminal(cells))?;
    }
    Ok(())
}

/// The verdict and how many changes there are, in one line.
fn verdict(changes: &[Change]) -> String {
    let verdict = Verdict::of(changes).name();
    let count =
        if changes.is_empty() { "no change".to_owned() } else { counted(changes.len(), "change") };
    format!("verdict: {verdict}, {count}\n")
}

/// A table, for the description of a merge request.
fn markdown(changes: &[Change], words: &Words<'_>) -> String {
    written(|text| {
        if !changes.is_empty() {
            writeln!(text, "**{}**\n", words.summary)?;
            writeln!(text, "| section | activity | what changed | roles |")?;
            writeln!(text, "| --- | --- | --- | --- |")?;
        }
        for (group, entry) in words.entries() {
            let lines: Vec<String> = entry.lines.iter().map(|line| markdown_cell(line)).collect();
            let title = entry.heading().unwrap_or_default();
            let cells = entry.cells.as_deref().unwrap_or_default();
            let [heading, title, cells] = [&group.heading, &title, cells].map(markdown_cell);
            writeln!(text, "| {heading} | {title} | {} | {cells} |", lines.join("<br>"))?;
        }
        let gap = if changes.is_empty() { "" } else { "\n" };
        write!(text, "{gap}{}", verdict(changes))
    })
}

fn level(verdict: Verdict) -> Level {
    if verdict == Verdict::Breaking { Level::Error } else { Level::Note }
}

/// A finding for each entry, at its line in the YAML.
fn findings(words: &Words<'_>, new: &Loaded) -> Vec<Finding> {
    let entries: Vec<_> = words.entries().collect();
    let row = |entry: &diff::Entry<'_>| match entry.subject {
        Subject::Activity(item) if entry.is != Is::Gone => {
            new.matrix.activities.iter().position(|row| row.id == item.id)
        }
        _ => None,
    };
    let rows: Vec<usize> = entries.iter().filter_map(|(_, entry)| row(entry)).collect();
    let mut places =
        new.yaml.as_ref().map(|yaml| Matrix::places_of_activities(yaml, &rows).into_iter());
    let findings = entries.into_iter().map(|(group, entry)| {
        let at = row(entry).and_then(|_| places.as_mut()?.next()?);
        let heading = entry.heading().map_or_else(String::new, |title| format!(": {title}"));
        let lines = entry.lines.iter().chain(&entry.cells).map(|line| format!("\n{line}"));
        let message = format!("{}{heading}{}", group.heading, lines.collect::<String>());
        // What moves a duty, or else the first thing that is said of the item.
        let cell = entry.changes.iter().find(|change| change.kind == ChangeKind::Cell);
        let kind = cell.unwrap_or(&entry.changes[0]).kind.id();
        let place = Place { file: new.file.clone(), span: at.map(Span::from) };
        Finding::new(kind, level(entry.verdict()), message, Some(place))
    });
    findings.collect()
}

fn kind_of(kind: ChangeKind) -> finding::Kind {
    let level = Level::Error;
    finding::Kind { id: kind.id(), level, summary: kind.summary(), explanation: kind.summary() }
}

/// The changes for programs; `touched` is what they concern of matrices that refine this one.
fn document(changes: &[Change], touched: &[Touched]) -> String {
    let entries: Vec<Value> = changes.iter().map(entry).collect();
    let mut document = json!({ "verdict": Verdict::of(changes).name(), "changes": entries });
    if !touched.is_empty() {
        document["for"] = json!(touched);
    }
    to_json(&document)
}

/// A change; keys that say nothing about it are left out.
fn entry(change: &Change) -> Value {
    let mut entry = json!({ "kind": change.kind.id() });
    let item = match &change.subject {
        Subject::Matrix | Subject::Code => None,
        Subject::Party(item) => Some(("party", item)),
        Subject::Section(item) => Some(("section", item)),
        Subject::Activity(item) => Some(("activity", item)),
    };
    if let Some((kind, item)) = item {
        entry[kind] = json!(item.id);
    }
    if let Some(Part::Party { id, .. }) = &change.part {
        entry["party"] = json!(id);
    }
    if let Some((_, item)) = item {
        entry["title"] = json!(item.title);
    }
    // Of the source or of the generated code, or a rule.
    if let Some(Part::Key(key)) = change.part {
        entry["key"] = key.into();
    }
    entry["old"] = json!(change.old);
    entry["new"] = json!(change.new);
    if change.typographic {
        entry["typographic"] = true.into();
    }
    entry["verdict"] = change.verdict().name().into();
    entry
}
