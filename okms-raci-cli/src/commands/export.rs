//! `raci export`: a matrix in another format.

use std::io::{IsTerminal, stdout};
use std::path::{Path, PathBuf};

use crate::chain::{self, Chain};
use crate::export::html::{ChainPage, Page};
use crate::export::table::{self, Excel};
use crate::export::{Format, chain_workbook, oscal, workbook};
use crate::import::Decision;
use crate::output::Output;
use crate::paths::{relative, shell_word, with_slashes};
use crate::source::{self, Loaded, SourceArgs};
use crate::sources::{joined, known_parties};
use crate::status::{Error, Status};

/// The arguments of `raci export`.
#[derive(Debug, clap::Args)]
pub(crate) struct Export {
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
    /// xlsx, csv, markdown, json)
    #[arg(long)]
    chain: bool,
    /// Write all matrices as one, in which parties of the same name are one
    #[arg(long, conflicts_with = "chain")]
    join_parties: bool,
    /// The catalog that a component definition refers to, as it was written with -o; without it,
    /// NAME-catalog.json beside it
    #[arg(long, value_name = "FILE")]
    catalog: Option<PathBuf>,
    #[command(flatten)]
    output: Output,
    // After the options, since its own end with a heading, which they would be listed under.
    #[command(flatten)]
    source: SourceArgs,
    /// Further matrices, for a workbook with a sheet for each, to join, or of a chain
    #[arg(value_name = "FURTHER", help_heading = None)]
    further: Vec<PathBuf>,
}

pub(crate) fn run(export: &Export) -> Result<Status, Error> {
    let no_output = |file: &&PathBuf| !file.exists() && Format::of_name(file).is_some();
    if let (None, Some(file)) = (&export.output.file, export.further.iter().find(no_output)) {
        let help = format!("if it is to be written, write -o {}", shell_word(file));
        return Err(Error::new(format_args!("there is no file {}\n{help}", file.display())));
    }
    let needed = needed(export)?;
    let format = Format::chosen(export.format, needed.map(|(format, _)| format), &export.output)?;
    check(export, format, needed)?;
    if export.chain {
        return chain(export, format);
    }
    let paths = [&export.source.path].into_iter().chain(&export.further);
    let loaded = paths.map(|path| {
        let loaded = source::read(&SourceArgs { path: path.clone(), ..export.source.clone() })?;
        Decision::print_all(&loaded.decisions, export.source.hints.verbose);
        Ok(loaded)
    });
    let mut loaded: Vec<Loaded> = loaded.collect::<Result<_, Error>>()?;
    export.source.hints.check_used(loaded.iter().any(Loaded::is_table))?;
    known_parties(
        &loaded.iter().map(|it| &it.matrix).collect::<Vec<_>>(),
        "--sign",
        &export.signers,
    )?;
    if export.join_parties && loaded.len() > 1 {
        loaded = vec![joined(loaded)];
    }
    let bytes = match (format, &loaded[..]) {
        (Format::Xlsx, all) => workbook(all)?,
        (format, all) => text(export, format, &all[0])?.into_bytes(),
    };
    export.output.write(&bytes)?;
    Ok(Status::Fine)
}

/// The table of a chain.
fn chain(export: &Export, format: Format) -> Result<Status, Error> {
    let files = [&export.source.path].into_iter().chain(&export.further).cloned();
    let chain = Chain::of(&files.collect::<Vec<_>>())?;
    known_parties(
        &chain.nodes.iter().map(|node| &node.matrix).collect::<Vec<_>>(),
        "--sign",
        &export.signers,
    )?;
    let text = match format {
        Format::Html => ChainPage { chain: &chain, inner: 0, signers: &export.signers }.write(),
        Format::Markdown => chain::markdown(&chain),
        Format::Json => chain::json(&chain),
        Format::Csv => table::for_excel(chain::csv(&chain), export.excel),
        Format::Xlsx => {
            export.output.write(&chain_workbook(&chain)?)?;
            return Ok(Status::Fine);
        }
        Format::OscalCatalog | Format::OscalComponentDefinition => {
            let help = "export with --format html, xlsx, csv, markdown or json";
            return Err(Error::new(format_args!("this format has no table of a chain\n{help}")));
        }
    };
    export.output.write(text.as_bytes())?;
    Ok(Status::Fine)
}

/// The only form that an option has a use in, and the option.
fn needed(export: &Export) -> Result<Option<(Format, &'static str)>, Error> {
    let options = [
        (!export.signers.is_empty(), Format::Html, "--sign"),
        (export.excel.is_some(), Format::Csv, "--excel"),
        (export.catalog.is_some(), Format::OscalComponentDefinition, "--catalog"),
    ];
    let mut given =
        options.into_iter().filter(|it| it.0).map(|(_, format, option)| (format, option));
    match (given.next(), given.next()) {
        (Some((_, first)), Some((_, second))) => Err(Error::new(format_args!(
            "{first} and {second} are for different formats\ndrop one of them"
        ))),
        (needed, _) => Ok(needed),
    }
}

/// Refuses options that the format has no use for.
fn check(export: &Export, format: Format, needed: Option<(Format, &str)>) -> Result<(), Error> {
    if let Some((needed, option)) = needed.filter(|(needed, _)| *needed != format) {
        let what = match needed {
            Format::Html => "only a page has signatures",
            Format::Csv => "only CSV depends on the language of Excel",
            _ => "only a component definition refers to a catalog",
        };
        let options = needed.options(&export.output);
        return Err(Error::new(format_args!("{what}\nexport with {options}, or drop {option}")));
    }
    let is_several = !export.further.is_empty() && !export.join_parties && !export.chain;
    if is_several && format != Format::Xlsx {
        let workbook = format!("with {}, or ", Format::Xlsx.options(&export.output));
        let workbook = if needed.is_none() { workbook } else { String::new() };
        return Err(Error::new(format_args!(
            "only a workbook holds several matrices\nexport {workbook}as one matrix with --join-parties"
        )));
    }
    if format == Format::Xlsx && export.output.is_stdout() && stdout().is_terminal() {
        let what = "a workbook is nothing to read in a terminal\nsay where it goes: -o matrix.xlsx";
        return Err(Error::new(what));
    }
    Ok(())
}

fn text(export: &Export, format: Format, loaded: &Loaded) -> Result<String, Error> {
    let matrix = &loaded.matrix;
    Ok(match format {
        Format::Json => matrix.to_json(),
        Format::Csv | Format::Xlsx => table::for_excel(table::csv(matrix), export.excel),
        Format::Markdown => table::markdown(matrix),
        Format::Html => {
            Page { file: loaded.yaml_file(), signers: &export.signers, ..Page::of(matrix) }.write()
        }
        Format::OscalCatalog => oscal::catalog(matrix),
        Format::OscalComponentDefinition => {
            let folder = export.output.file.as_deref().and_then(Path::parent);
            let catalog = export.catalog.as_deref().map(|catalog| match folder {
                Some(folder) if catalog.is_relative() => relative(catalog, folder),
                _ => with_slashes(catalog),
            });
            let chain = match matrix.refines.as_slice() {
                [] => None,
                _ if export.join_parties => None,
                _ => Some(Chain::of(std::slice::from_ref(&export.source.path))?),
            };
            let outer = chain.as_ref().map_or_else(Vec::new, |chain| chain.outer_of(0));
            oscal::component_definition(matrix, &outer, catalog)
        }
    })
}
