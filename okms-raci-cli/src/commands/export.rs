//! `raci export`: a matrix in a form for others.

use crate::export::Format;
use crate::import::Decision;
use crate::output::Output;
use crate::source::{self, Loaded, SourceArgs};
use crate::status::{Error, Status};

/// The arguments of `raci export`.
#[derive(Debug, clap::Args)]
pub(crate) struct Export {
    /// The form to write
    #[arg(short, long, value_name = "FORMAT")]
    format: Format,
    #[command(flatten)]
    output: Output,
    // Last, since its options end with a heading, which those after it would be listed under.
    #[command(flatten)]
    source: SourceArgs,
}

pub(crate) fn run(export: &Export) -> Result<Status, Error> {
    let Loaded { matrix, decisions, .. } = source::read(&export.source)?;
    decisions.iter().for_each(Decision::tell);
    export.output.write(export.format.write(&matrix).as_bytes())?;
    Ok(Status::Fine)
}
