//! `raci import`: from what people publish to YAML.

use crate::output::{Output, tell};
use crate::source::{self, Drafted, SourceArgs};
use crate::status::{Error, Status};

use okms_raci_codegen::Matrix;
use okms_raci_core::escape::Terminal;

/// The arguments of `raci import`.
#[derive(Debug, clap::Args)]
pub(crate) struct Import {
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    source: SourceArgs,
}

pub(crate) fn run(import: &Import) -> Result<Status, Error> {
    let (file, Drafted { draft, decisions, .. }) = source::read_draft(&import.source)?;
    let yaml = draft.to_yaml();
    let (_, _warnings) =
        Matrix::read(&yaml, &file).map_err(|report| source::cannot_use(&report))?;
    for decision in &decisions {
        tell(format_args!("{}: {}", Terminal(&decision.at), Terminal(&decision.text)));
    }
    import.output.write(yaml.as_bytes())?;
    Ok(Status::Fine)
}
