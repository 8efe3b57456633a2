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
pub(crate) mod summary;
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
use self::summary::Summary;
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
    /// Applies the choice to all output.
    pub(crate) fn write_global(self) {
        let choice = match self {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }
}

/// A subcommand.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Report all problems of all files, each with its place and its fix
    Check(Check),
    /// Show matrices, or part of them, as tables
    Show(Show),
    /// Count the roles of each party, and list rows without one A and an R, and duties that nobody has
    Summary(Summary),
    /// Make a YAML file from a page in Markdown, a CSV file or a spreadsheet, and say what was decided
    Import(Import),
    /// Write a matrix that covers the duties of a party in another one
    Refine(Refine),
    /// List the changes between two sources, and the release that they call for
    Diff(Diff),
    /// Write a matrix as JSON, CSV, Markdown, HTML or OSCAL
    Export(Export),
    /// Show the code that claims or implements each activity, and the duties without any
    Trace(TraceArgs),
    /// List the rules of matrices, or explain one
    Rules(Rules),
    /// Print the JSON Schema of the YAML, for completion and checks in an editor
    Schema,
    /// Print the completion script of a shell
    Completions(Completions),
}
