//! What others call our subcommands, and a file where one belongs.

mod missing;
mod options;

use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};
use okms_raci_core::nearest;

use crate::export::instead_of;
use crate::paths::shell_word;
use crate::source::{is_built_in, near_file};
use crate::status::Error;

pub(crate) use self::missing::several_files;

/// Words that are no subcommands, with what to type instead.
const INSTEAD: [(&[&str], &str); 14] = [
    (&["lint", "validate", "verify", "test", "audit"], "`raci check` is what checks"),
    (
        &["convert", "transform", "to"],
        "`raci import` makes YAML of a sheet or a page, `raci export` writes a matrix in other forms",
    ),
    (
        &[
            "html", "xlsx", "csv", "excel", "markdown", "json", "pdf", "oscal", "print", "render",
            "write",
        ],
        "`raci export` writes a matrix in other forms: `raci export FILE -o matrix.html`",
    ),
    (&["compare", "cmp", "changes", "changelog"], "`raci diff` is what compares"),
    (
        &["rename", "split", "comment", "note", "annotate", "change", "modify", "mv"],
        "`raci edit` renames, splits and comments: `raci edit --help` shows how",
    ),
    (&["new", "create", "add", "template", "start"], "`raci init` starts a matrix"),
    (&["read", "parse", "load", "from"], "`raci import` reads what you have, `raci show` shows it"),
    (
        &[
            "view", "cat", "display", "list", "ls", "table", "open", "query", "find", "search",
            "who",
        ],
        "`raci show` is what shows",
    ),
    (&["stats", "count", "report", "overview"], "`raci summary` counts who holds what"),
    (&["coverage", "evidence", "claims", "scan"], "`raci trace` finds the code of each activity"),
    (&["fix", "fmt", "format"], "`raci check --fix` writes what a message says to write"),
    (&["version"], "`raci --version` says it"),
    (&["explain", "rule"], "`raci rules` lists the rules, and explains the one whose id follows"),
    (&["docs", "manual"], "`raci man` prints the manual"),
];

/// The arguments, with `show` before a file that stands where a subcommand belongs.
pub(crate) fn with_show(
    arguments: impl Iterator<Item = OsString>,
    command: &Command,
) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = arguments.collect();
    let first = (1..arguments.len()).find(|&at| {
        !arguments[at].to_string_lossy().starts_with('-') && arguments[at - 1] != "--color"
    });
    if let Some(at) = first
        && command.find_subcommand(&arguments[at]).is_none()
        && is_matrix(&arguments[at])
    {
        arguments.insert(at, "show".into());
    }
    arguments
}

fn is_matrix(argument: &OsStr) -> bool {
    Path::new(argument).is_file() || is_built_in(Path::new(argument))
}

/// What to say of a command line that cannot be read, if we know more than clap.
pub(crate) fn instead(error: &clap::Error, words: &[OsString], command: &Command) -> Option<Error> {
    match error.kind() {
        ErrorKind::InvalidSubcommand => unknown_command(error, command),
        ErrorKind::UnknownArgument => {
            let known = two_words(words, command).or_else(|| one_dash(words, command, false));
            known.or_else(|| options::unknown_argument(error, words, command))
        }
        ErrorKind::InvalidValue => {
            two_words(words, command).or_else(|| unknown_format(error, words, command))
        }
        ErrorKind::WrongNumberOfValues => two_texts_in_one(words, command),
        ErrorKind::MissingRequiredArgument => {
            two_words(words, command).or_else(|| missing::missing_argument(error, words, command))
        }
        _ => two_words(words, command),
    }
}

/// What to write in place of `--format pdf` and its like.
fn unknown_format(error: &clap::Error, words: &[OsString], command: &Command) -> Option<Error> {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text),
        _ => None,
    };
    let format = text(ContextKind::InvalidValue)?;
    let is_export = subcommand(words, command)?.get_name() == "export";
    let is_format = is_export && text(ContextKind::InvalidArg)?.starts_with("--format");
    let texts = texts(words);
    let output = texts.windows(2).find(|words| matches!(words[0], "-o" | "--output"));
    let output = output.map_or("matrix", |words| words[1]);
    let help = instead_of(&format.to_lowercase(), Path::new(output)).filter(|_| is_format)?;
    let what = format!("{format} is no format that is written");
    Some(Error::new(format_args!("{what}\nleave out --format; {help}")))
}

/// The names of the options of a subcommand.
fn longs(subcommand: &Command) -> Vec<&str> {
    subcommand.get_arguments().filter_map(Arg::get_long).collect()
}

/// The option that was meant; of short words, many are near to each other.
fn near<'a>(name: &str, subcommand: &'a Command) -> Option<&'a str> {
    let is_sure = |near: &&str| name.len() > 4 || name.chars().next() == near.chars().next();
    nearest(name, &longs(subcommand)).filter(is_sure)
}

/// `` `raci show` ``, of the subcommands that have an option.
fn others_with(option: &str, command: &Command) -> Option<String> {
    let others = command.get_subcommands().filter(|it| longs(it).contains(&option));
    let others: Vec<String> = others.map(|it| format!("`raci {}`", it.get_name())).collect();
    matches!(others.len(), 1..=3).then(|| others.join(" or "))
}

/// The subcommand that the words name.
pub(super) fn subcommand<'a>(words: &[OsString], command: &'a Command) -> Option<&'a Command> {
    words.iter().skip(1).find_map(|word| command.find_subcommand(word))
}

/// The words that may be options or values.
pub(super) fn texts(words: &[OsString]) -> Vec<&str> {
    let texts = words.iter().skip(1).filter_map(|word| word.to_str());
    texts.take_while(|word| *word != "--").collect()
}

/// An option with one dash instead of two, such as `-strict`, which clap reads as `-s -t …`.
pub(crate) fn one_dash(words: &[OsString], command: &Command, is_exact: bool) -> Option<Error> {
    let options = longs(subcommand(words, command)?);
    texts(words).into_iter().find_map(|word| {
        let name = word.strip_prefix('-').filter(|name| !name.starts_with('-'))?;
        let name = name.split('=').next().filter(|name| name.len() > 2)?;
        let near = nearest(name, &options).filter(|near| !is_exact || *near == name)?;
        Some(Error::new(format_args!("there is no option -{name}\ndid you mean `--{near}`?")))
    })
}

/// A value of two words for an option that takes both sides of a `=`, such as `--letter V C`.
fn two_words(words: &[OsString], command: &Command) -> Option<Error> {
    let takes_both = |arg: &&Arg| {
        let names = arg.get_value_names().unwrap_or_default();
        names.iter().any(|name| name.contains('='))
    };
    let mut options = subcommand(words, command)?.get_arguments().filter(takes_both);
    let is_part = |word: &str| !word.contains('=') && !word.starts_with("--");
    options.find_map(|arg| {
        let option = format!("--{}", arg.get_long()?);
        let texts = texts(words);
        let mut given = texts.windows(3).filter(|given| given[0] == option);
        let given = given.find(|given| is_part(given[1]) && is_part(given[2]))?;
        let both = format!("{}={}", given[1], given[2]);
        let is_file = Path::new(given[2]).is_file();
        let help = format!("write {option} {}", shell_word(Path::new(&both)));
        (!is_file).then(|| Error::new(format_args!("{option} takes one word with a `=`\n{help}")))
    })
}

/// A value with a `=` for an option that takes two texts, such as `--rename Host=Shop`.
fn two_texts_in_one(words: &[OsString], command: &Command) -> Option<Error> {
    let takes_two = |arg: &&Arg| arg.get_value_names().is_some_and(|names| names.len() == 2);
    let mut options = subcommand(words, command)?.get_arguments().filter(takes_two);
    options.find_map(|arg| {
        let option = format!("--{}", arg.get_long()?);
        let value = texts(words).into_iter().skip_while(|word| *word != option).nth(1)?;
        let (first, second) = value.split_once('=')?;
        let [first, second] = [first, second].map(|text| shell_word(Path::new(text.trim())));
        let help = format!("write {option} {first} {second}");
        Some(Error::new(format_args!("{option} takes two texts, found {value}\n{help}")))
    })
}

/// What to say of a subcommand that does not exist.
fn unknown_command(error: &clap::Error, command: &Command) -> Option<Error> {
    let Some(ContextValue::String(name)) = error.get(ContextKind::InvalidSubcommand) else {
        return None;
    };
    let lower = name.to_lowercase();
    let of = |name: &str| INSTEAD.iter().find(|(names, _)| names.contains(&name)).map(|it| it.1);
    if of(&lower).is_none() && Path::new(name).is_dir() {
        return Some(Error::new(format_args!("{name} is a folder\nname the file itself")));
    }
    if name.contains(['.', '/', '\\']) {
        let near = near_file(Path::new(name)).filter(|near| near.is_file());
        let help = near.map_or_else(
            || "`raci FILE` shows a matrix, and `raci --help` lists the commands".to_owned(),
            |near| format!("did you mean {}?", near.display()),
        );
        return Some(Error::new(format_args!("there is no file {name}\n{help}")));
    }
    let ours: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
    let others: Vec<&str> = INSTEAD.iter().flat_map(|(names, _)| *names).copied().collect();
    let help = match (of(&lower), nearest(&lower, &ours)) {
        (Some(instead), _) => instead.to_owned(),
        (None, Some(near)) => format!("did you mean `raci {near}`?"),
        (None, None) => {
            let near = nearest(&lower, &others).and_then(of);
            near.unwrap_or("`raci --help` lists the commands").to_owned()
        }
    };
    Some(Error::new(format_args!("there is no `{name}`\n{help}")))
}
