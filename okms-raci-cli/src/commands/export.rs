//! `raci export`: a matrix in another format.

use crate::export::Format;
use crate::export::html::Page;
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
    /// Print a block to sign for this party at the end of the page (html); may be repeated
    #[arg(long = "sign", value_name = "NAME")]
    signers: Vec<String>,
    #[command(flatten)]
    output: Output,
    // Last, since its options end with a heading, which those after it would be listed under.
    #[command(flatten)]
    source: SourceArgs,
}

pub(crate) fn run(export: &Export) -> Result<Status, Error> {
    if !export.signers.is_empty() && export.format != Format::Html {
        return Err(Error::new(
            "only a page has signatures\nexport with --format html, or drop --sign",
        ));
    }
    let Loaded { matrix, yaml, decisions, .. } = source::read(&export.source)?;
    Decision::tell_all(&decisions, export.source.hints.verbose);
    let text = match export.format {
        Format::Html => {
            let file = export.source.path.file_name().and_then(|file| file.to_str());
            let file = file.filter(|file| yaml.is_some() && *file != "-");
            Page { file, signers: &export.signers, ..Page::of(&matrix) }.write()
        }
        other => other.write(&matrix),
    };
    export.output.write(text.as_bytes())?;
    Ok(Status::Fine)
}
