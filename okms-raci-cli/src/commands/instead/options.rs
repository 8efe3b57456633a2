//! Options that do not exist, and words too many.

use std::ffi::OsString;
use std::path::Path;

use clap::error::{ContextKind, ContextValue};
use clap::{Arg, Command};

use super::{is_matrix, longs, near, others_with, subcommand, texts};
use crate::paths::shell_word;
use crate::source::lone_revision;
use crate::status::Error;

/// Options that are none of ours, with what to do instead, where the subcommand has the option before it.
const OTHER_OPTIONS: [(&[&str], &str, &str); 22] = [
    (
        &["columns", "cols", "range", "cells", "lines", "header", "headers"],
        "heading-rows",
        "--activity, --section and --party name columns, --rows and --header-rows name rows",
    ),
    (
        &["exit-code", "fail", "fail-on-error"],
        "exit-zero",
        "leave it out: the status is 1 where something is found",
    ),
    (&["dry-run", "n", "preview", "check"], "diff", "write --diff"),
    (&["team", "teams", "name", "who", "owner", "parties"], "as", "write --as"),
    (&["who", "team", "owner", "parties"], "party", "write --party"),
    (&["date", "updated", "as-of", "version-of"], "revision", "write --revision"),
    (
        &["publisher", "author", "article", "vendor"],
        "revision",
        "leave it out, and write it into `source` of the YAML",
    ),
    (
        &["allow", "ignore", "rule", "disable", "skip"],
        "fix",
        "`allow` at a row of the YAML lets it break a rule, with a reason",
    ),
    (
        &["git", "rev", "ref", "r", "base", "commit"],
        "exit-zero",
        "a git revision stands before the file: HEAD~1:./matrix.yaml",
    ),
    (&["v", "verbose", "q", "quiet", "silent", "list", "all", "a"], "", "leave it out"),
    (&["no-color", "no-colour", "colour"], "", "write --color never"),
    (
        &["max-warnings", "level", "severity", "werror", "error-on-warning", "deny"],
        "strict",
        "write --strict for warnings to count, or leave it out",
    ),
    (
        &["skip", "skip-rows", "offset", "start", "first", "last", "limit"],
        "heading-rows",
        "write --rows with the lines to take, such as --rows 2-42",
    ),
    (
        &["d", "delimiter", "separator", "sep", "quote", "encoding", "charset"],
        "heading-rows",
        "leave it out: separator and encoding are found",
    ),
    (
        &["cached", "staged"],
        "same-cells",
        "write the last commit first: raci diff HEAD:./matrix.yaml matrix.yaml",
    ),
    (
        &["stat", "name-only", "name-status", "u", "unified", "brief", "w", "word-diff"],
        "same-cells",
        "leave it out: each row that changed is listed",
    ),
    (&["comment", "remark", "annotate"], "rename", "write --note ACTIVITY TEXT"),
    (&["allow", "exempt", "ignore", "na"], "rename", "write --not-applicable ACTIVITY REASON"),
    (
        &["add-row", "insert", "copy", "duplicate", "new"],
        "rename",
        "write --split ACTIVITY TITLE, which adds a row below one",
    ),
    (
        &[
            "roles", "role", "letters", "set", "assign", "add", "delete", "remove", "move",
            "title", "id", "section",
        ],
        "rename",
        "change that in the YAML itself: `raci edit` renames, splits, comments on and exempts rows",
    ),
    (
        &["output", "o", "out", "in-place", "i", "write"],
        "rename",
        "leave it out: the file itself is changed",
    ),
    (&["output", "o", "out"], "", "leave it out, and write > FILE at the end"),
];

/// What to do instead of an option that does not exist, or of a word too many.
pub(super) fn unknown_argument(
    error: &clap::Error,
    words: &[OsString],
    command: &Command,
) -> Option<Error> {
    let Some(ContextValue::String(argument)) = error.get(ContextKind::InvalidArg) else {
        return None;
    };
    let Some(subcommand) = subcommand(words, command) else {
        return argument.starts_with('-').then(|| without_subcommand(argument, command));
    };
    Some(if argument.starts_with('-') {
        unknown_option(argument, words, subcommand, command)
    } else {
        one_too_many(argument, words, subcommand)
    })
}

/// An option that no subcommand stands before.
fn without_subcommand(argument: &str, command: &Command) -> Error {
    let name = argument.trim_start_matches('-');
    let help = match name {
        "v" | "ver" => "`raci --version` says which version it is".to_owned(),
        name => match others_with(name, command) {
            Some(others) => format!("it stands after {others}"),
            None => "`raci --help` lists the subcommands and the options".to_owned(),
        },
    };
    Error::new(format_args!("there is no option {argument} without a subcommand\n{help}"))
}

/// Whether the subcommand has the option; an empty one is none that it has to have.
fn has(subcommand: &Command, long: &str) -> bool {
    long.is_empty() || subcommand.get_arguments().any(|it| it.get_long() == Some(long))
}

fn one_too_many(argument: &str, words: &[OsString], subcommand: &Command) -> Error {
    let has = |long: &str| has(subcommand, long);
    let other = texts(words).into_iter().find(|word| {
        let long = word.strip_prefix("--").and_then(|it| it.split('=').next());
        long.is_some_and(|long| !has(long))
    });
    // `raci edit` takes it for a text, and what follows for too much.
    if let Some(other) = other.filter(|_| has("rename")) {
        let help = "leave it out: the two texts of an option stand one after the other";
        return Error::new(format_args!("there is no option {other}\n{help}"));
    }
    let word = shell_word(Path::new(argument));
    // Beside the options for tables it is a column.
    let names_party = has("party") && !has("heading-rows");
    let is_text = has("rename") || names_party || argument.contains('.');
    let is_file = is_matrix(argument.as_ref());
    let help = if is_file && has("into") {
        format!("write --into {word} to renew it, or -o with the name of a new file")
    } else if is_file || !is_text {
        revisions_before(words, argument).unwrap_or_else(|| takes_only(subcommand))
    } else if has("output") && argument.contains('.') {
        format!("write -o {word}")
    } else if has("rename") {
        let help = if texts(words).iter().any(|word| word.starts_with("--")) {
            "each option takes two texts: put one of several words in quotes"
        } else {
            "write --rename, --split, --not-applicable or --note before two texts"
        };
        help.to_owned()
    } else if names_party {
        format!("write --party {word}")
    } else {
        takes_only(subcommand)
    };
    Error::new(format_args!("{argument} is one word too many\n{help}"))
}

fn unknown_option(
    argument: &str,
    words: &[OsString],
    subcommand: &Command,
    command: &Command,
) -> Error {
    let has = |long: &str| has(subcommand, long);
    let name = argument.trim_start_matches('-').split('=').next().unwrap_or_default();
    let known = OTHER_OPTIONS.iter().find(|(names, ours, _)| names.contains(&name) && has(ours));
    let formats = subcommand.get_arguments().find(|it| it.get_long() == Some("format"));
    let formats = formats.map(Arg::get_possible_values).unwrap_or_default();
    let value =
        texts(words).into_iter().skip_while(|word| *word != argument).nth(1).unwrap_or_default();
    let format = formats.iter().find(|it| it.matches(name, true) || it.matches(value, true));
    let help = if let Some(format) = format {
        format!("write --format {}", format.get_name())
    } else if subcommand.get_name() == "init" && matches!(name, "o" | "out" | "output" | "name") {
        "name the file alone, without an option".to_owned()
    } else if let Some(help) = other_form(name, value, subcommand, command) {
        help
    } else if let Some((.., help)) = known {
        (*help).to_owned()
    } else if matches!(name, "file" | "f" | "input" | "i" | "source") {
        "name the file alone, without an option".to_owned()
    } else if let Some(others) = others_with(name, command) {
        format!("leave it out, or use {others}")
    } else if let Some(near) = near(name, subcommand) {
        format!("did you mean `--{near}`?")
    } else if let Some(letter) = argument.strip_prefix('-').filter(|it| it.len() == 1) {
        let same = longs(subcommand).into_iter().filter(|long| long.starts_with(letter));
        let same: Vec<String> = same.map(|long| format!("`--{long}`")).collect();
        match same.len() {
            0 => format!("`raci {} --help` lists its options", subcommand.get_name()),
            _ => format!("did you mean {}?", same.join(" or ")),
        }
    } else {
        format!("`raci {} --help` lists its options", subcommand.get_name())
    };
    Error::new(format_args!("there is no option {argument}\n{help}"))
}

/// What a command without `--format` writes, and which other one writes more.
fn other_form(name: &str, value: &str, subcommand: &Command, command: &Command) -> Option<String> {
    let export = command.find_subcommand("export")?;
    let formats = export.get_arguments().find(|it| it.get_long() == Some("format"))?;
    let formats = formats.get_possible_values();
    let format = |word: &str| formats.iter().find(|it| it.matches(word, true));
    let is_format = matches!(name, "format" | "f" | "to");
    let asked = if is_format { format(value) } else { format(name) };
    if longs(subcommand).contains(&"format") || !is_format && asked.is_none() {
        return None;
    }
    if matches!(subcommand.get_name(), "import" | "refine" | "edit" | "init") {
        return Some(format!("leave it out: `raci {}` writes YAML", subcommand.get_name()));
    }
    let asked = asked.map_or("html", |it| it.get_name());
    Some(format!("`raci export` writes other forms: raci export FILE --format {asked}"))
}

fn takes_only(subcommand: &Command) -> String {
    let names = subcommand.get_positionals().filter_map(Arg::get_value_names).flatten();
    let names: Vec<&str> = names.map(clap::builder::Str::as_str).collect();
    let takes = if names.is_empty() { "no file".to_owned() } else { names.join(" and ") };
    format!("leave it out: `raci {}` takes {takes}", subcommand.get_name())
}

/// Two git revisions stand before their file, of `diff HEAD~1 HEAD matrix.yaml`.
fn revisions_before(words: &[OsString], file: &str) -> Option<String> {
    let texts: Vec<&str> = words.iter().skip(1).filter_map(|word| word.to_str()).collect();
    let is_revision = |word: &&&str| lone_revision(Path::new(word)).is_some();
    let [old, new] = texts.iter().filter(is_revision).collect::<Vec<_>>()[..] else { return None };
    let word = |revision: &str| shell_word(Path::new(&format!("{revision}:./{file}")));
    Some(format!("write raci diff {} {}", word(old), word(new)))
}
