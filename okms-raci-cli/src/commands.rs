//! The command line, and its subcommands, a module each.

pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod diff;
pub(crate) mod edit;
pub(crate) mod export;
pub(crate) mod help;
pub(crate) mod import;
pub(crate) mod init;
pub(crate) mod instead;
pub(crate) mod man;
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
use self::edit::EditArgs;
use self::export::Export;
use self::import::Import;
use self::init::Init;
use self::man::Manual;
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
    // Without a text each, so that help has them in one line; `auto` heeds NO_COLOR.
    Auto,
    Always,
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
    /// Report every problem of matrices, each with its place and fix
    Check(Check),
    /// Show matrices, or part of them, as tables
    Show(Show),
    /// Count the roles of each party; list odd rows and open duties
    Summary(Summary),
    /// Make YAML from a spreadsheet, a page or a document
    Import(Import),
    /// Rename, split, comment or exempt rows of a YAML file
    Edit(EditArgs),
    /// Write a matrix that takes on a party's duties in another
    Refine(Refine),
    /// List what changed between two matrices of any form
    Diff(Diff),
    /// Write a matrix as xlsx, CSV, HTML, Markdown, JSON or OSCAL
    Export(Export),
    /// Show which code claims or implements each activity
    Trace(TraceArgs),
    /// List the rules of matrices, or explain one
    Rules(Rules),
    /// Print the JSON Schema of the YAML, for editors
    Schema,
    /// Print what makes a shell complete the command
    Completions(Completions),
    /// Write a small matrix to start from
    Init(Init),
    /// Print the manual, or write a page for each command
    Man(Manual),
}
