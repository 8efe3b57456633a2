//! `raci edit`: changes to rows of a YAML file, whose text stays as it is otherwise.

mod draft;

use std::path::{Path, PathBuf};

use okms_raci_codegen::{Matrix, Report};
use okms_raci_core::escape::Terminal;

use self::draft::Draft;
use super::check::is_yaml_file;
use super::diff::in_words;
use crate::chain::{self, Trial};
use crate::finding::{self, Finding, Level};
use crate::format;
use crate::import::StatedFacts;
use crate::output::{message, print, print_text, write_file};
use crate::paths::shell_word;
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
    let before = read(path)?;
    let text = before.yaml.as_deref().unwrap_or_default();
    let mut draft = Draft::new(&before, text, edit.force);
    let pairs = [&edit.rename, &edit.split, &edit.not_applicable, &edit.note].map(|it| pairs(it));
    let [renamed, split, not_applicable, noted] = pairs;
    renamed?.iter().try_for_each(|[what, name]| draft.rename(what, name))?;
    split?.iter().try_for_each(|[what, title]| draft.split(what, title))?;
    not_applicable?.iter().try_for_each(|[what, why]| draft.not_applicable(what, why))?;
    noted?.iter().try_for_each(|[what, note]| draft.note(what, note))?;
    if draft.text == text {
        let help = format!("name what changes, such as --note {} TEXT", example(&before.matrix));
        return Err(Error::new(format_args!("nothing to change is given\n{help}")));
    }
    let new = new_findings(&report(path, text), &report(path, &draft.text));
    let file = Terminal(&before.file);
    if !new.is_empty() {
        message(format_args!("{}\n", format::text(&new).trim_end()));
    }
    if new.iter().any(|new| new.level == Level::Error) {
        let count = finding::count(&new);
        message(format_args!("{count} would be new in {file}: nothing was written"));
        return Ok(Status::Found);
    }
    let staying_ids = std::mem::take(&mut draft.staying_ids);
    if edit.diff {
        let diff = similar::TextDiff::from_lines(text, &draft.text);
        print(diff.unified_diff().header(&before.file, &before.file).to_string().as_bytes())?;
        message(format_args!("would write {file}"));
    } else {
        write_file(path, draft.text.as_bytes(), true)?;
        print_text(&in_words(&before, &loaded(&before.file, draft.matrix, draft.text)))?;
        message(format_args!("wrote {file}"));
    }
    for note in &staying_ids {
        message(Terminal(note));
    }
    Ok(Status::Fine)
}

/// The first row, as a shell takes its title.
pub(super) fn example(matrix: &Matrix) -> String {
    let title = matrix.activities.first().map_or("ACTIVITY", |row| &row.title);
    shell_word(Path::new(title))
}

/// What each use of an option is about, and its text; an option there has taken the place of a text.
fn pairs(texts: &[String]) -> Result<Vec<[&str; 2]>, Error> {
    let is_option = |text: &&String| {
        text.strip_prefix("--").is_some_and(|it| it.starts_with(char::is_alphabetic))
    };
    if let Some(option) = texts.iter().find(is_option) {
        let help = "each option takes two texts: put one of several words in quotes";
        return Err(Error::new(format_args!("a text is missing before {option}\n{help}")));
    }
    Ok(texts.chunks_exact(2).map(|pair| [pair[0].trim(), pair[1].trim()]).collect())
}

/// The file, with its text byte for byte.
fn read(path: &Path) -> Result<Loaded, Error> {
    let name = source::name(path);
    let is_other = path.is_file() && !is_yaml_file(path);
    if is_other || source::is_stream(path) || source::is_built_in(path) {
        let what = format!("{name} is no YAML file that could be edited");
        let help = "name one; `raci import` makes a YAML file of any other matrix";
        return Err(Error::new(format_args!("{what}\n{help}")));
    }
    let (_, matrix) = source::read_target(path)?;
    let text = std::fs::read_to_string(path);
    let text =
        text.map_err(|error| Error::new(format_args!("cannot edit {name}: {error}\nname a file")))?;
    Ok(loaded(&name, matrix, text))
}

fn loaded(file: &str, matrix: Matrix, text: String) -> Loaded {
    let (file, stated) = (file.to_owned(), StatedFacts::ALL);
    let (decisions, rows) = (Vec::new(), Vec::new());
    Loaded { file, matrix, yaml: Some(text), decisions, stated, rows }
}

/// What `raci check` finds in the file if it has this text.
fn report(path: &Path, text: &str) -> Report {
    let judge = |matrix: &Matrix| chain::judge(matrix, path, &Trial::default()).remarks;
    match Matrix::read_beside(text, &source::name(path), judge) {
        Ok((_, report)) | Err(report) => report,
    }
}

/// What was not found before, wherever it is now and whatever the row is called.
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
    let new = finding::of_report(after).filter(is_new).collect::<Vec<_>>();
    let count = |report, kind| finding::of_report(report).filter(|it| it.kind == kind).count();
    new.into_iter().filter(|new| count(after, new.kind) > count(before, new.kind)).collect()
}
