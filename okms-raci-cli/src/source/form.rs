//! What a source is: by the ending of its name, unless the user says it.

use std::ffi::OsStr;
use std::path::Path;

use super::SourceArgs;
use crate::status::Error;

/// A form in which matrices are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Form {
    /// YAML, as `raci check` takes it
    #[value(alias = "yml")]
    Yaml,
    /// A page in Markdown
    #[value(aliases = ["md", "mdx"])]
    Markdown,
    /// Fields with commas, semicolons or tabs between them
    #[value(alias = "tsv")]
    Csv,
    /// A spreadsheet
    Xlsx,
    /// A page from `raci export`
    #[value(alias = "htm")]
    Html,
    /// JSON from `raci export`
    Json,
}

impl Form {
    /// What people call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Form::Yaml => "YAML",
            Form::Markdown => "Markdown",
            Form::Csv => "CSV",
            Form::Xlsx => "a spreadsheet",
            Form::Html => "HTML",
            Form::Json => "JSON",
        }
    }

    pub(super) fn of(args: &SourceArgs) -> Result<Self, Error> {
        match args.from {
            Some(form) => Ok(form),
            None => Self::of_path(&args.path),
        }
    }

    /// What its name ends with says.
    pub(crate) fn of_path(path: &Path) -> Result<Self, Error> {
        let forms = "yaml, markdown, csv, xlsx, html or json";
        if path.as_os_str() == "-" {
            let message = "standard input has no name that tells what it is";
            return Err(Error::new(format_args!("{message}\nsay it with --from {forms}")));
        }
        let ending = path.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase);
        Ok(match ending.as_deref() {
            Some("yaml" | "yml") => Form::Yaml,
            Some("md" | "mdx" | "markdown") => Form::Markdown,
            Some("csv" | "tsv") => Form::Csv,
            Some("xlsx") => Form::Xlsx,
            Some("json") => Form::Json,
            Some("html" | "htm") => Form::Html,
            // A folder or a file that is not there is told as that.
            _ if !path.is_file() => Form::Yaml,
            Some("xls" | "ods" | "xlsm" | "numbers") => {
                let what = "is a spreadsheet of a kind that is not read";
                let help = "save it as .xlsx or as .csv";
                return Err(Error::new(format_args!("{} {what}\n{help}", path.display())));
            }
            Some("pdf" | "doc" | "docx" | "odt" | "pptx" | "rtf") => {
                let what = "is a document of a kind that is not read";
                let help =
                    "take the spreadsheet that its table comes from, or put the table into one";
                return Err(Error::new(format_args!("{} {what}\n{help}", path.display())));
            }
            _ => {
                let what = "has no ending that tells what it is";
                let help = format!("say it with --from {forms}");
                return Err(Error::new(format_args!("{} {what}\n{help}", path.display())));
            }
        })
    }
}
