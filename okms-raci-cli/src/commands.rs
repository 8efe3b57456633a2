//! The command line, and its subcommands, a module each.

pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod diff;
pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod refine;
pub(crate) mod rules;
pub(crate) mod schema;
pub(crate) mod show;
pub(crate) mod trace;

use clap::{Parser, Subcommand};

use self::check::Check;
use self::completions::Completions;
use self::diff::Diff;
use self::export::Export;
use self::import::Import;
use self::refine::Refine;
use self::rules::Rules;
use self::show::Show;
use self::trace::TraceArgs;

/// Check, show, import, compare and export RACI matrices
#[derive(Debug, Parser)]
#[command(name = "raci", version, propagate_version = true, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Makes it the choice of all output.
    pub(crate) fn write_global(self) {
        let choice = match self {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Report every problem of every file, with its place and what to write instead
    Check(Check),
    /// Show a matrix, or what you ask for of it, as a table
    Show(Show),
    /// Make a YAML file from a page in Markdown, a CSV file or a spreadsheet, and say what was decided
    Import(Import),
    /// Write a matrix that takes on what another one asks of a party
    Refine(Refine),
    /// List what changed between two sources, and which release that calls for
    Diff(Diff),
    /// Write a matrix in a form that others can use
    Export(Export),
    /// Show which code claims or implements which activity, and which duties have none
    Trace(TraceArgs),
    /// Explain the rules that are checked, or one of them
    Rules(Rules),
    /// Print the JSON Schema of the YAML, with which editors complete and check what you write
    Schema,
    /// Print a script that makes a shell complete the command
    Completions(Completions),
}
