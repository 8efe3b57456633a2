//! `raci edit`: changes to rows of a YAML file, whose text stays as it is otherwise.

mod draft;

use std::path::{Path, PathBuf};

use okms_raci_codegen::{Edit, Matrix, Report};
use okms_raci_core::escape::Terminal;

use self::draft::Draft;
use super::check::is_yaml_file;
use super::diff::in_words;
use crate::chain::{self, Trial};
use crate::finding::{self, Finding, Level};
use crate::format;
use crate::import::StatedFacts;
use crate::output::{message, print, print_text, write_file};
use crate::source::{self, Loaded};
use crate::status::{Error, Status};

/// The arguments of `raci edit`.
#[derive(Debug, clap::Args)]
pub(crate) struct EditArgs {
    /// The YAML file of a matrix
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Give a party, a section or an activity another name; its id stays
    #[arg(long, value_names = ["WHAT", "NAME"])]
    #[arg(num_args = 2, allow_hyphen_values = true)]
    rename: Vec<String>,
    /// Add a row below an activity, with its roles and a title of its own
    #[arg(long, value_names = ["ACTIVITY", "TITLE"])]
    #[arg(num_args = 2, allow_hyphen_values = true)]
    split: Vec<String>,
    /// Take the A from whoever has it, and write the reason into `allow`
    #[arg(long, value_names = ["ACTIVITY", "REASON"])]
    #[arg(num_args = 2, allow_hyphen_values = true)]
    not_applicable: Vec<String>,
    /// Write the note of an activity
    #[arg(long, value_names = ["ACTIVITY", "TEXT"])]
    #[arg(num_args = 2, allow_hyphen_values = true)]
    note: Vec<String>,
    /// Replace notes and reasons that exist
    #[arg(long)]
    force: bool,
    /// Print what would be written, as a diff, and write nothing
    #[arg(long)]
    diff: bool,
}

pub(crate) fn run(edit: &EditArgs) -> Result<Status, Error> {
    let path = &edit.file;
    let [renamed, split, not_applicable, noted] =
        [&edit.rename, &edit.split, &edit.not_applicable, &edit.note].map(|texts| pairs(texts));
    let (renamed, split) = (renamed?, split?);
    let (not_applicable, noted) = (not_applicable?, noted?);
    if [&renamed, &split, &not_applicable, &noted].iter().all(|pairs| pairs.is_empty()) {
        return Err(Error::new("nothing to change is given\n`raci edit --help` lists the options"));
    }
    let text = text_of(path)?;
    let (matrix, report) = read(&text, path)?;
    let before = loaded(matrix, path);
    let mut draft = Draft::new(&before, text.clone(), edit.force);
    renamed.iter().try_for_each(|[what, name]| draft.rename(what, name))?;
    split.iter().try_for_each(|[what, title]| draft.split(what, title))?;
    not_applicable.iter().try_for_each(|[what, reason]| draft.not_applicable(what, reason))?;
    noted.iter().try_for_each(|[what, note]| draft.note(what, note))?;
    let (after, new_report) = match read(&draft.text, path) {
        Ok((matrix, report)) => (Some(loaded(matrix, path)), report),
        Err(report) => (None, report),
    };
    let new = new_findings(&report, &new_report);
    let file = Terminal(&before.file).to_string();
    if !new.is_empty() {
        message(format::text(&new).trim_end());
    }
    let Some(after) = after.filter(|_| new.iter().all(|new| new.level != Level::Error)) else {
        message(format_args!(
            "{} would be new in {file}: nothing was written",
            finding::count(&new)
        ));
        return Ok(Status::Found);
    };
    if edit.diff {
        let diff = similar::TextDiff::from_lines(&text, &draft.text);
        print(diff.unified_diff().header(&before.file, &before.file).to_string().as_bytes())?;
        message(format_args!("would write {file}"));
    } else {
        write_file(path, draft.text.as_bytes(), true)?;
        print_text(&in_words(&before, &after))?;
        message(format_args!("wrote {file}"));
    }
    Ok(Status::Fine)
}

/// What each use of an option is about, and its text.
fn pairs(texts: &[String]) -> Result<Vec<[String; 2]>, Error> {
    let pair = |pair: &[String]| Ok([one_line(&pair[0])?, one_line(&pair[1])?]);
    texts.chunks_exact(2).map(pair).collect()
}

/// A text that a matrix can have.
fn one_line(text: &str) -> Result<String, Error> {
    let refused = |what: &str, help: &str| Err(Error::new(format_args!("{what}\n{help}")));
    let is_option = text.strip_prefix("--").is_some_and(|it| it.starts_with(char::is_alphabetic));
    let is_break = |c| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}');
    if text.trim().is_empty() {
        refused("a text is empty", "write what it is to say")
    } else if is_option {
        refused(&format!("{text} is an option: a text is missing before it"), "add the text")
    } else if text.contains(is_break) {
        let words: Vec<&str> = text.split_whitespace().collect();
        let help = format!("write it as one line: {:?}", words.join(" "));
        refused(&format!("{text:?} has a line break in it"), &help)
    } else if let Some(control) = text.chars().find(|c| c.is_control()) {
        let what = format!("{text:?} has the control character {control:?} in it");
        refused(&what, "remove it")
    } else if text.chars().count() > Edit::MOST_CHARACTERS {
        let (count, most) = (text.chars().count(), Edit::MOST_CHARACTERS);
        refused(&format!("a text has {count} characters; {most} is the most"), "shorten it")
    } else {
        Ok(text.trim().to_owned())
    }
}

/// The text of the file, byte for byte.
fn text_of(path: &Path) -> Result<String, Error> {
    let name = source::name(path);
    let is_other = path.is_file() && !is_yaml_file(path);
    if is_other || source::is_stream(path) || source::is_built_in(path) {
        let help = "name one; `raci import` makes a YAML file of any other matrix";
        return Err(Error::new(format_args!(
            "{name} is no YAML file that could be edited\n{help}"
        )));
    }
    // For its errors.
    source::read_target(path)?;
    let text = std::fs::read_to_string(path);
    text.map_err(|error| Error::new(format_args!("cannot edit {name}: {error}\nname a file")))
}

/// What `raci check` reads in a text.
fn read(text: &str, path: &Path) -> Result<(Matrix, Report), Report> {
    let judge = |matrix: &Matrix| chain::judge(matrix, path, &Trial::default()).remarks;
    Matrix::read_beside(text, &source::name(path), judge)
}

fn loaded(matrix: Matrix, path: &Path) -> Loaded {
    let (file, stated) = (source::name(path), StatedFacts::ALL);
    Loaded { file, matrix, yaml: None, decisions: Vec::new(), stated, rows: Vec::new() }
}

/// What was not found before, wherever it is now.
fn new_findings(before: &Report, after: &Report) -> Vec<Finding> {
    // A message may have the number of a line.
    let key = |it: &Finding| (it.kind, it.message.replace(|c: char| c.is_ascii_digit(), ""));
    let mut known: Vec<_> = finding::of_report(before).map(|it| key(&it)).collect();
    let is_new = |found: &Finding| match known.iter().position(|known| *known == key(found)) {
        Some(at) => {
            known.swap_remove(at);
            false
        }
        None => true,
    };
    finding::of_report(after).filter(is_new).collect()
}
