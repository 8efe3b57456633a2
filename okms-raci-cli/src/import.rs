//! From what people publish to a matrix: every decision on the way is noted with its place, and what
//! would be a guess is refused.

mod notes;
mod page;

use std::path::Path;

use crate::source::Drafted;
use crate::status::Error;

pub(crate) use notes::Decision;

/// What the user says about a source that it does not say itself.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Reading Markdown, CSV and XLSX")]
pub(crate) struct Hints {
    /// The date of the text, such as 2025-10-21
    #[arg(long, value_name = "DATE")]
    pub(crate) revision: Option<String>,
    /// A short name in lower case
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// Take only the rows that are marked in this column
    #[arg(long, value_name = "NAME")]
    pub(crate) column: Option<String>,
    /// The column of the activities, if its header is none of the usual words
    #[arg(long, value_name = "COLUMN")]
    pub(crate) activity: Option<String>,
    /// The columns of the parties, if there are other columns beside them
    #[arg(long, value_name = "COLUMN")]
    pub(crate) party: Vec<String>,
    /// The columns of the sections, from the outermost
    #[arg(long, value_name = "COLUMN")]
    pub(crate) section: Vec<String>,
    /// Take only what stands under this heading
    #[arg(long, value_name = "HEADING")]
    pub(crate) under: Option<String>,
    /// The sheet to read
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
}

/// Why a page rendered to HTML is refused.
pub(crate) fn refused_html(path: &Path) -> String {
    format!(
        "{} is HTML\nrendered copies drop empty cells, which hands one party's duties to another: \
         take the Markdown that the page is made from, or a spreadsheet",
        path.display()
    )
}

pub(crate) fn markdown(_text: &str, file: &str, _hints: &Hints) -> Result<Drafted, Error> {
    Err(Error::new(format_args!("{file}: Markdown is not read yet")))
}

pub(crate) fn csv(_text: &str, file: &str, _hints: &Hints) -> Result<Drafted, Error> {
    Err(Error::new(format_args!("{file}: CSV is not read yet")))
}

pub(crate) fn xlsx(_bytes: &[u8], file: &str, _hints: &Hints) -> Result<Drafted, Error> {
    Err(Error::new(format_args!("{file}: XLSX is not read yet")))
}
