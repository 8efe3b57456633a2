//! `raci diff`: the changes between two sources.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use okms_raci_core::escape::{Markdown, Terminal};
use serde::Serialize;

use crate::diff::{self, Change, ChangeKind, ItemLabel, Part, Subject, Touched, Verdict};
use crate::finding::{self, Finding, Level, Place, counted};
use crate::format::Format;
use crate::import::{Decision, Hints, NO_DATE};
use crate::output::{print_text, to_json};
use crate::source::{self, Form, Loaded, SourceArgs};
use crate::status::{Error, Status};
use crate::terminal::level_style;

/// The arguments of `raci diff`.
#[derive(Debug, clap::Args)]
pub(crate) struct Diff {
    /// The matrix as it was: YAML, Markdown, CSV, TSV, XLSX, or JSON from `raci export`
    old: PathBuf,
    /// The matrix as it is, in any of these forms; - is standard input
    new: PathBuf,
    /// How to write the changes
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
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
    let is_input = |path: &Path| path.as_os_str() == "-";
    if is_input(&diff.old) && is_input(&diff.new) {
        return Err(Error::new("only one of OLD and NEW can be standard input"));
    }
    let from_is_of_old = is_input(&diff.old);
    // Reading is what takes time.
    let (old, new) = std::thread::scope(|scope| {
        let old = scope.spawn(|| read(diff, &diff.old, from_is_of_old));
        let new = read(diff, &diff.new, !from_is_of_old);
        (old.join().expect("no source makes the reader panic"), new)
    });
    let (old, new) = (old?, new?);
    // Report what is not compared; other commands report how the source was read.
    let decisions = old.decisions.iter().chain(&new.decisions);
    Decision::tell_all(decisions.filter(|decision| decision.leaves_out), false);
    if diff.same_cells {
        return same_cells(&old, &new);
    }
    let changes = diff::compare(&old, &new);
    let touched = touched(diff, &old, &new)?;
    print_text(&write(diff.format, &changes, &new, &touched))?;
    Ok(if changes.is_empty() { Status::Fine } else { Status::Found })
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

fn write(format: Format, changes: &[Change], new: &Loaded, touched: &[Touched]) -> String {
    let lines = || touched.iter().flat_map(Touched::lines);
    match format {
        Format::Text => {
            lines().fold(text(changes), |text, line| format!("{text}{}\n", Terminal(line)))
        }
        Format::Json => document(changes, touched),
        Format::Markdown => lines().fold(markdown(changes), |text, line| {
            // Blanks in front of a line say what it is below.
            let depth = line.len() - line.trim_start().len();
            let start = if depth == 0 { "\n" } else { "- " };
            let indent = " ".repeat(depth.saturating_sub(2));
            format!("{text}{indent}{start}{}\n", Markdown(Terminal(line.trim_start())))
        }),
        Format::Sarif | Format::Github => {
            let findings: Vec<Finding> =
                changes.iter().map(|change| finding(change, new)).collect();
            let kinds: Vec<finding::Kind> =
                ChangeKind::ALL.iter().map(|kind| kind_of(*kind)).collect();
            format.findings(&findings, &kinds)
        }
    }
}

/// A line for each change, and the verdict.
fn text(changes: &[Change]) -> String {
    let mut text = String::new();
    for change in changes {
        let style = level_style(level(change));
        // A `String` takes all that is written to it.
        let _ = writeln!(text, "{style}{:<10}{style:#} {}", change.kind.id(), Terminal(change));
    }
    text += &summary(changes, "verdict: ", "");
    text
}

/// The verdict and how many changes there are, in one line.
fn summary(changes: &[Change], before: &str, after: &str) -> String {
    let verdict = Verdict::of(changes).name();
    let count =
        if changes.is_empty() { "no change".to_owned() } else { counted(changes.len(), "change") };
    format!("{before}{verdict}{after}, {count}\n")
}

/// A table, for the description of a merge request.
fn markdown(changes: &[Change]) -> String {
    let mut text = summary(changes, "**verdict: ", "**");
    if !changes.is_empty() {
        text += "\n| change | where | old | new |\n| --- | --- | --- | --- |\n";
    }
    for change in changes {
        let part = change.part.as_ref().map_or_else(String::new, |part| format!(", {part}"));
        let place = format!("{}{part}", change.subject);
        let [old, new] = change.values();
        let hint = if change.typographic { " (typographic)" } else { "" };
        let [place, old, new] = [place, old, new].map(|text| Markdown(Terminal(text)).to_string());
        let kind = change.kind.id();
        // A `String` takes all that is written to it.
        let _ = writeln!(text, "| {kind}{hint} | {place} | {old} | {new} |");
    }
    text
}

fn level(change: &Change) -> Level {
    if change.verdict() == Verdict::Breaking { Level::Error } else { Level::Note }
}

fn finding(change: &Change, new: &Loaded) -> Finding {
    Finding {
        count: 1,
        kind: change.kind.id(),
        level: level(change),
        message: format!("{}: {change}", change.kind.id()),
        help: None,
        place: Some(Place { file: new.file.clone(), span: None }),
        excerpt: None,
        fix: None,
    }
}

fn kind_of(kind: ChangeKind) -> finding::Kind {
    let level = Level::Error;
    finding::Kind { id: kind.id(), level, summary: kind.summary(), explanation: kind.summary() }
}

#[derive(Serialize)]
struct Document<'a> {
    verdict: Verdict,
    changes: Vec<Entry<'a>>,
    /// What they touch of matrices that refine this one.
    #[serde(rename = "for", skip_serializing_if = "<[_]>::is_empty")]
    touched: &'a [Touched],
}

/// A change as JSON; keys that say nothing about it are left out.
#[derive(Default, Serialize)]
struct Entry<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    activity: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    party: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    /// Of the source or of the generated code, or a rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'static str>,
    old: Option<&'a str>,
    new: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    typographic: bool,
    verdict: Option<Verdict>,
}

fn document(changes: &[Change], touched: &[Touched]) -> String {
    let verdict = Verdict::of(changes);
    to_json(&Document { verdict, changes: changes.iter().map(entry).collect(), touched })
}

fn entry(change: &Change) -> Entry<'_> {
    let mut entry = Entry {
        kind: change.kind.id(),
        old: change.old.as_deref(),
        new: change.new.as_deref(),
        typographic: change.typographic,
        verdict: Some(change.verdict()),
        ..Entry::default()
    };
    let item = match &change.subject {
        Subject::Matrix | Subject::Code => None,
        Subject::Party(item) => Some((&mut entry.party, item)),
        Subject::Section(item) => Some((&mut entry.section, item)),
        Subject::Activity(item) => Some((&mut entry.activity, item)),
    };
    if let Some((id, ItemLabel { id: text, title, .. })) = item {
        *id = Some(text);
        entry.title = Some(title);
    }
    match &change.part {
        Some(Part::Party { id, .. }) => entry.party = Some(id),
        Some(Part::Key(key)) => entry.key = Some(key),
        None => {}
    }
    entry
}
