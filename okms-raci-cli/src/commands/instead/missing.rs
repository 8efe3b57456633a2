//! A command line that lacks an argument, with one that is whole.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::error::{ContextKind, ContextValue};
use clap::{ArgAction, Command};
use okms_raci_codegen::Matrix;

use super::{subcommand, texts};
use crate::commands::edit;
use crate::paths::shell_word;
use crate::source::{self, SourceArgs, example};
use crate::status::Error;

/// One of those who refine, who have a name of their own.
const TEAM: &str = "--as 'Security team'";

/// What to write where a file or the party is missing.
pub(super) fn missing_argument(
    error: &clap::Error,
    words: &[OsString],
    command: &Command,
) -> Option<Error> {
    let Some(ContextValue::Strings(missing)) = error.get(ContextKind::InvalidArg) else {
        return None;
    };
    let is_party = missing.iter().any(|it| it.starts_with("--party"));
    if !is_party && !missing.iter().any(|it| it.starts_with('<')) {
        return None;
    }
    let name = subcommand(words, command)?.get_name();
    let is_file = |word: &&str| source::is_named(Path::new(word));
    let given = texts(words).into_iter().skip_while(|word| *word != name).skip(1).find(is_file);
    let file = given.map_or_else(|| example("yaml", source::BUILT_IN), ToOwned::to_owned);
    let word = shell_word(Path::new(&file));
    let sheet = || shell_word(Path::new(&example("csv", "sheet.csv")));
    let row = || matrix(&file).map_or_else(|| "ACTIVITY".to_owned(), |it| edit::example(&it));
    let (what, help) = match name {
        "diff" => return Some(second_of_diff(given)),
        "refine" if is_party => ("the party that you are is missing", parties(&file, &word)),
        "check" | "show" | "summary" => ("a file is missing", format!("raci {name} {word}")),
        "export" => ("a matrix is missing", format!("raci export {word} -o matrix.html")),
        "import" => {
            ("a sheet or a page is missing", format!("raci import {} -o new.yaml", sheet()))
        }
        "edit" => ("a file is missing", format!("raci edit {word} --note {} TEXT", row())),
        "completions" => ("a shell is missing", "raci completions bash".to_owned()),
        _ => return None,
    };
    Some(Error::new(format_args!("{what}\nwrite, for example, {help}")))
}

fn matrix(file: &str) -> Option<Matrix> {
    let args = SourceArgs { path: file.into(), ..SourceArgs::default() };
    source::read(&args).ok().map(|it| it.matrix)
}

/// `raci refine okms --party Customer or raci refine okms --party OvhCloud`
fn parties(file: &str, word: &str) -> String {
    let parties = matrix(file).map(|it| it.parties).unwrap_or_default();
    let commands =
        parties.iter().map(|party| format!("raci refine {word} --party {} {TEAM}", party.id));
    let commands: Vec<String> = commands.take(4).collect();
    if commands.is_empty() {
        return format!("raci refine {word} --party Customer {TEAM}");
    }
    commands.join(" or ")
}

/// With git, one file is compared with the last commit.
fn second_of_diff(given: Option<&str>) -> Error {
    let Some(file) = given else {
        let help = "write the older and the newer one: raci diff OLD.yaml NEW.yaml, or, of the last commit and \
                    now, raci diff HEAD:./matrix.yaml matrix.yaml";
        return Error::new(format_args!("two matrices are missing\n{help}"));
    };
    let word = shell_word(Path::new(file));
    let folder = std::env::current_dir().unwrap_or_default();
    let has_git = folder.ancestors().any(|folder| folder.join(".git").exists());
    let path = file.strip_prefix("./").unwrap_or(file);
    let help = match file.split_once(":./") {
        Some((_, path)) => format!("write what it is compared with: raci diff {word} {path}"),
        None if has_git && Path::new(path).is_relative() && Path::new(path).is_file() => {
            let old = shell_word(Path::new(&format!("HEAD:./{path}")));
            format!("for what changed since the last commit, write raci diff {old} {word}")
        }
        None => format!("write the older one first: raci diff OLD.yaml {word}"),
    };
    Error::new(format_args!("two matrices are compared, and one is missing\n{help}"))
}

/// Files with commas between them behind an option that takes one and can be repeated.
pub(crate) fn several_files(words: &[OsString], command: &Command) -> Option<Error> {
    let options = subcommand(words, command)?.get_arguments().filter(|it| {
        let is_file = |name: &clap::builder::Str| *name == "FILE";
        let is_repeated = matches!(it.get_action(), ArgAction::Append);
        is_repeated && it.get_value_names().is_some_and(|names| names.iter().any(is_file))
    });
    let options: Vec<String> =
        options.filter_map(|it| Some(format!("--{}", it.get_long()?))).collect();
    let texts = texts(words);
    let pairs = texts.iter().enumerate().filter_map(|(at, word)| match word.split_once('=') {
        Some(pair) => Some(pair),
        None => Some((*word, *texts.get(at + 1)?)),
    });
    let mut pairs = pairs.filter(|(option, _)| options.iter().any(|known| known == option));
    pairs.find_map(|(option, value)| {
        let files: Vec<&str> = value.split(',').map(str::trim).collect();
        let are_files = files.len() > 1 && files.iter().all(|it| source::is_named(Path::new(it)));
        let each = files.iter().map(|it| format!("{option} {}", shell_word(Path::new(it))));
        let help = format!("name each for itself: {}", each.collect::<Vec<_>>().join(" "));
        let is_one = Path::new(OsStr::new(value)).exists();
        (are_files && !is_one)
            .then(|| Error::new(format_args!("{option} takes one file, found {value}\n{help}")))
    })
}
