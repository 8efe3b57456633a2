//! `raci export`: a matrix in another format.

use crate::chain::{self, Chain};
use crate::export::html::{ChainPage, Page};
use crate::export::{Format, oscal};
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
    /// Write the table of the chain instead: what takes on each row that the matrix refines (html,
    /// markdown, json)
    #[arg(long)]
    chain: bool,
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
    if export.chain {
        return chain(export);
    }
    let Loaded { matrix, yaml, decisions, .. } = source::read(&export.source)?;
    Decision::tell_all(&decisions, export.source.hints.verbose);
    let text = match export.format {
        Format::Html => {
            let file = export.source.path.file_name().and_then(|file| file.to_str());
            let file = file.filter(|file| yaml.is_some() && *file != "-");
            Page { file, signers: &export.signers, ..Page::of(&matrix) }.write()
        }
        Format::OscalComponentDefinition if !matrix.refines.is_empty() => {
            let chain = Chain::of(&export.source.path)?;
            oscal::component_definition(&matrix, &chain.outer_of(0))
        }
        other => other.write(&matrix),
    };
    export.output.write(text.as_bytes())?;
    Ok(Status::Fine)
}

/// The table of a chain.
fn chain(export: &Export) -> Result<Status, Error> {
    let chain = Chain::of(&export.source.path)?;
    let text = match export.format {
        Format::Html => ChainPage { chain: &chain, inner: 0, signers: &export.signers }.write(),
        Format::Markdown => chain::markdown(&chain),
        Format::Json => chain::json(&chain),
        _ => {
            let help = "export with --format html, markdown or json";
            return Err(Error::new(format_args!("this format has no table of a chain\n{help}")));
        }
    };
    export.output.write(text.as_bytes())?;
    Ok(Status::Fine)
}
