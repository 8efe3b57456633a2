//! What `--help` says beside the arguments: the subcommands in groups, examples, and where options are
//! that many subcommands have.

use clap::{Arg, Command};

/// The subcommands by what people want.
const GROUPS: [(&str, &[&str]); 5] = [
    ("Look", &["show", "summary", "check"]),
    ("Make", &["init", "import", "edit", "refine"]),
    ("Compare and hand on", &["diff", "export"]),
    ("Code", &["trace"]),
    ("Reference", &["rules", "schema", "completions", "man", "help"]),
];

/// A subcommand with command lines that work.
const EXAMPLES: [(&str, &[&str]); 14] = [
    ("init", &["raci init", "raci init backup.raci.yaml"]),
    ("check", &["raci check backup.raci.yaml", "raci check sheet.xlsx --strict"]),
    (
        "show",
        &[
            "raci show okms",
            "raci show okms 'Manage backups'",
            "raci show sheet.xlsx --party Customer --role R",
        ],
    ),
    ("summary", &["raci summary okms"]),
    (
        "import",
        &[
            "raci import sheet.xlsx --revision 2026-01-31 -o backup.raci.yaml",
            "raci import page.md --into backup.raci.yaml",
        ],
    ),
    (
        "edit",
        &[
            "raci edit backup.raci.yaml --rename Provider 'Cloud provider' --diff",
            "raci edit backup.raci.yaml --note 'Restore data' 'Once a quarter.'",
        ],
    ),
    (
        "refine",
        &[
            "raci refine okms --party Customer --as 'Security team' -o security.raci.yaml",
            "raci refine okms --into security.raci.yaml",
        ],
    ),
    (
        "diff",
        &["raci diff okms page.md", "raci diff signed.html backup.raci.yaml --format markdown"],
    ),
    (
        "export",
        &[
            "raci export backup.raci.yaml -o backup.xlsx",
            "raci export okms backup.raci.yaml -o all.xlsx",
            "raci export okms --sign Customer -o okms.html",
        ],
    ),
    ("trace", &["raci trace src", "raci trace src --require 'Customer is responsible' --strict"]),
    ("rules", &["raci rules", "raci rules several-accountable"]),
    ("schema", &["raci schema > matrix.schema.json"]),
    ("completions", &["source <(raci completions bash)", "raci completions fish | source"]),
    ("man", &["raci man export | man -l -", "raci man -o ~/.local/share/man/man1"]),
];

/// The heading of the options of [`crate::import::Hints`].
const TABLES: &str = "Reading tables";
const SEE_IMPORT: &str = "How a table is read can be said with the options of `raci import`: `raci help import` lists them.";

/// Adds groups and examples, and says once what goes everywhere.
pub(crate) fn complete(command: Command) -> Command {
    let template = template(&command);
    let mut command = command.help_template(template);
    command.build();
    let names: Vec<String> = subcommands(&command).map(|one| one.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(&name, |one| subcommand(one, &name));
    }
    command
}

fn subcommands(command: &Command) -> impl Iterator<Item = &Command> {
    command.get_subcommands().filter(|one| !one.is_hide_set())
}

fn subcommand(command: Command, name: &str) -> Command {
    let has_tables = name != "import" && command.get_arguments().any(is_about_tables);
    let command = command.mut_args(|arg| {
        let is_said_elsewhere = has_tables && is_about_tables(&arg)
            || ["color", "version"].contains(&arg.get_id().as_str());
        // An option of another list may be a usual one here.
        let is_usual = arg.get_help_heading() == Some("Options");
        let arg = if is_usual { arg.help_heading(None) } else { arg };
        if is_said_elsewhere { arg.hide(true) } else { arg }
    });
    let examples = EXAMPLES.iter().find(|(own, _)| *own == name).map(|(_, examples)| *examples);
    let Some(examples) = examples else { return command };
    let heading = command.get_styles().get_header();
    let mut text = format!("{heading}Examples:{heading:#}");
    for example in examples {
        text = format!("{text}\n  {example}");
    }
    if has_tables {
        text = format!("{SEE_IMPORT}\n\n{text}");
    }
    command.after_help(text)
}

fn is_about_tables(arg: &Arg) -> bool {
    arg.get_help_heading() == Some(TABLES)
}

/// The help of `raci` itself.
fn template(command: &Command) -> String {
    let heading = command.get_styles().get_header();
    let literal = command.get_styles().get_literal();
    let mut text =
        String::from("{about-with-newline}\n{usage-heading} {usage}\n       raci FILE\n");
    for (group, names) in GROUPS {
        text = format!("{text}\n{heading}{group}:{heading:#}\n");
        for name in names {
            let about = match *name {
                "help" => Some("Print the help of a command".to_owned()),
                name => command
                    .find_subcommand(name)
                    .and_then(Command::get_about)
                    .map(ToString::to_string),
            };
            if let Some(about) = about {
                text = format!("{text}  {literal}{name:<12}{literal:#} {about}\n");
            }
        }
    }
    format!("{text}\n{heading}Options, for every command:{heading:#}\n{{options}}{{after-help}}")
}

#[cfg(test)]
mod tests {
    use super::{EXAMPLES, GROUPS, subcommands};

    /// The words of a line for a shell; nothing of ours has a quote in a quote.
    fn words(line: &str) -> Vec<String> {
        let parts = line.split('\'').enumerate();
        let words = parts.flat_map(|(at, part)| match at % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        });
        words.collect()
    }

    #[test]
    fn each_subcommand_is_in_a_group_and_has_examples() {
        let command = crate::command();
        for one in subcommands(&command).filter(|one| one.get_name() != "help") {
            let name = one.get_name();
            assert!(GROUPS.iter().any(|(_, names)| names.contains(&name)), "{name}");
            assert!(EXAMPLES.iter().any(|(own, _)| *own == name), "{name}");
            let about = one.get_about().map(ToString::to_string).unwrap_or_default();
            assert!(about.len() <= 65, "{name} does not fit into a line: {about}");
        }
    }

    #[test]
    fn each_example_is_a_command_line() {
        let command = crate::command();
        let is_there = |name: &str| command.find_subcommand(name).is_some();
        for example in EXAMPLES.iter().filter(|(name, _)| is_there(name)).flat_map(|(_, all)| *all)
        {
            let line = example.replace("source <(", "").replace(')', "");
            let line = line.split([' '].as_ref()).take_while(|word| !["|", ">"].contains(word));
            let line = words(&line.collect::<Vec<_>>().join(" "));
            let parsed = command.clone().try_get_matches_from(line);
            assert!(parsed.is_ok(), "{example}: {}", parsed.unwrap_err());
        }
    }
}
