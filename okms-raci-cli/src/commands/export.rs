//! `raci export`: a matrix in another format.

use std::io::{IsTerminal, stdout};
use std::path::PathBuf;

use crate::chain::{self, Chain};
use crate::export::html::{ChainPage, Page};
use crate::export::table::{self, Excel};
use crate::export::{Format, Read, oscal, workbook};
use crate::import::Decision;
use crate::output::Output;
use crate::source::{self, Loaded, SourceArgs};
use crate::status::{Error, Status};

/// The arguments of `raci export`.
#[derive(Debug, clap::Args)]
pub(crate) struct Export {
    /// Further matrices, for a workbook with a sheet for each
    #[arg(value_name = "FURTHER", index = 2)]
    further: Vec<PathBuf>,
    /// The format; without it, the ending of the output's name says it
    #[arg(short, long, value_name = "FORMAT")]
    format: Option<Format>,
    /// Write CSV that Excel opens in this language: de with semicolons, en with commas
    #[arg(long, value_name = "LANGUAGE", hide_possible_values = true)]
    excel: Option<Excel>,
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
    let format = Format::chosen(export.format, &export.output)?;
    check(export, format)?;
    if export.chain {
        return chain(export, format);
    }
    let paths = [&export.source.path].into_iter().chain(&export.further);
    let loaded = paths.map(|path| {
        let loaded = source::read(&SourceArgs { path: path.clone(), ..export.source.clone() })?;
        Decision::tell_all(&loaded.decisions, export.source.hints.verbose);
        let file = path.file_name().and_then(|file| file.to_str()).map(str::to_owned);
        let file = file.filter(|file| loaded.yaml.is_some() && file != "-");
        Ok((loaded, file))
    });
    let loaded: Vec<(Loaded, Option<String>)> = loaded.collect::<Result<_, Error>>()?;
    let sources =
        loaded.iter().map(|(Loaded { matrix, .. }, file)| Read { matrix, file: file.as_deref() });
    let sources: Vec<Read<'_>> = sources.collect();
    let bytes = match (format, &sources[..]) {
        (Format::Xlsx, sources) => workbook(sources)?,
        (_, []) => Vec::new(),
        (format, [source, ..]) => text(export, format, *source)?.into_bytes(),
    };
    export.output.write(&bytes)?;
    Ok(Status::Fine)
}

/// The table of a chain.
fn chain(export: &Export, format: Format) -> Result<Status, Error> {
    let chain = Chain::of(&export.source.path)?;
    let text = match format {
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

/// Refuses options that the format has no use for.
fn check(export: &Export, format: Format) -> Result<(), Error> {
    let refused = if !export.signers.is_empty() && format != Format::Html {
        "only a page has signatures\nexport with --format html, or drop --sign"
    } else if export.excel.is_some() && format != Format::Csv {
        "only CSV depends on the language of Excel\nexport with --format csv, or drop --excel"
    } else if !export.further.is_empty() && format != Format::Xlsx {
        "only a workbook holds several matrices\nexport each file by itself, or with --format xlsx"
    } else if format == Format::Xlsx && export.output.is_stdout() && stdout().is_terminal() {
        "a workbook is nothing to read in a terminal\nsay where it goes: -o matrix.xlsx"
    } else {
        return Ok(());
    };
    Err(Error::new(refused))
}

fn text(export: &Export, format: Format, Read { matrix, file }: Read<'_>) -> Result<String, Error> {
    Ok(match format {
        Format::Json => matrix.to_json(),
        Format::Csv | Format::Xlsx => table::csv(matrix, export.excel),
        Format::Markdown => table::markdown(matrix),
        Format::Html => Page { file, signers: &export.signers, ..Page::of(matrix) }.write(),
        Format::OscalCatalog => oscal::catalog(matrix),
        Format::OscalComponentDefinition if matrix.refines.is_empty() => {
            oscal::component_definition(matrix, &[])
        }
        Format::OscalComponentDefinition => {
            let chain = Chain::of(&export.source.path)?;
            oscal::component_definition(matrix, &chain.outer_of(0))
        }
    })
}
