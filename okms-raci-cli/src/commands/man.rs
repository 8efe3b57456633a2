//! `raci man`: the manual.

use std::path::PathBuf;

use clap_mangen::Man;
use okms_raci_core::nearest;

use crate::output::{print, write_file};
use crate::status::{Error, Status};

/// The arguments of `raci man`.
#[derive(Debug, clap::Args)]
pub(crate) struct Manual {
    /// The command whose page to print; without it, that of `raci`
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
    /// Write a page for each command into this folder
    #[arg(short = 'o', long = "output", value_name = "FOLDER", conflicts_with = "command")]
    folder: Option<PathBuf>,
}

pub(crate) fn run(manual: &Manual) -> Result<Status, Error> {
    let raci = crate::command();
    let commands: Vec<&clap::Command> =
        raci.get_subcommands().filter(|command| command.get_name() != "help").collect();
    match (&manual.folder, &manual.command) {
        (Some(folder), _) => {
            std::fs::create_dir_all(folder).map_err(|error| {
                Error::new(format_args!("cannot make the folder {}: {error}", folder.display()))
            })?;
            for command in [&raci].into_iter().chain(commands) {
                let (name, page) = page(command);
                write_file(&folder.join(name), &page, true)?;
            }
        }
        (None, None) => print(&page(&raci).1)?,
        (None, Some(name)) => {
            let names: Vec<&str> = commands.iter().map(|command| command.get_name()).collect();
            let found = commands.iter().find(|command| command.get_name() == name);
            let found = found.ok_or_else(|| {
                let near = nearest(name, &names).map(|near| format!("did you mean {near}?"));
                let help = near.unwrap_or_else(|| format!("there are: {}", names.join(", ")));
                Error::new(format_args!("there is no command {name:?}\n{help}"))
            })?;
            print(&page(found).1)?;
        }
    }
    Ok(Status::Fine)
}

/// The page of a command, and the name of its file.
fn page(command: &clap::Command) -> (String, Vec<u8>) {
    let name = match command.get_name() {
        "raci" => "raci".to_owned(),
        name => format!("raci-{name}"),
    };
    let mut text = Vec::new();
    let man = Man::new(command.clone().display_name(&name)).title(name.to_uppercase());
    let man = man.source(concat!("raci ", env!("CARGO_PKG_VERSION")));
    let written = man.render(&mut text);
    debug_assert!(written.is_ok(), "writing to memory cannot fail");
    (format!("{name}.1"), text)
}
