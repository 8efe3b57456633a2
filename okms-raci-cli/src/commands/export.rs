//! `raci export`: a matrix in a form for others.

use okms_raci_core::escape::Terminal;

use crate::export::Format;
use crate::import::Decision;
use crate::output::{Output, tell};
use crate::source::{self, Loaded, SourceArgs};
use crate::status::{Error, Status};

/// The arguments of `raci export`.
#[derive(Debug, clap::Args)]
pub(crate) struct Export {
    #[command(flatten)]
    source: SourceArgs,
    /// The form to write
    #[arg(short, long, value_name = "FORMAT")]
    format: Format,
    #[command(flatten)]
    output: Output,
}

pub(crate) fn run(export: &Export) -> Result<Status, Error> {
    let Loaded { matrix, decisions, .. } = source::read(&export.source)?;
    for Decision { at, text, .. } in &decisions {
        tell(format_args!("{}: {}", Terminal(at), Terminal(text)));
    }
    export.output.write(export.format.write(&matrix).as_bytes())?;
    Ok(Status::Fine)
}
