//! A matrix from whatever the user names.

mod bytes;
mod form;
mod git;

use std::path::{Path, PathBuf};

use okms_raci_codegen::{Matrix, Problem, Report, Severity};
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::export::html;
use crate::finding::Span;
use crate::import::{self, Decision, Hints, Imported, StatedFacts};
use crate::into::Target;
use crate::paths::shell_word;
use crate::status::Error;

use bytes::STANDARD_INPUT;
pub(crate) use bytes::{all_of, example, is_stream, lone_revision, name, near_file, text};
pub(crate) use form::Form;

/// What to read, and how.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct SourceArgs {
    /// A matrix: YAML, Markdown, CSV, a spreadsheet, HTML, a Word document, or JSON from `raci export`;
    /// - is standard input
    #[arg(value_name = "SOURCE")]
    pub(crate) path: PathBuf,
    /// What SOURCE is, whatever its name ends with
    #[arg(long, value_name = "FORM")]
    pub(crate) from: Option<Form>,
    #[command(flatten)]
    pub(crate) hints: Hints,
}

/// A matrix that was read, and what is to be said about that.
#[derive(Debug)]
pub(crate) struct Loaded {
    /// The source, as messages name it.
    pub(crate) file: String,
    pub(crate) matrix: Matrix,
    /// The text, if it is YAML.
    pub(crate) yaml: Option<String>,
    /// What the reader decided where the source leaves it open, in the order of the source.
    pub(crate) decisions: Vec<Decision>,
    pub(crate) stated: StatedFacts,
    /// The places of the rows, if the source is neither YAML nor JSON.
    pub(crate) rows: Vec<Option<Span>>,
}

impl Loaded {
    pub(crate) fn is_table(&self) -> bool {
        !self.rows.is_empty()
    }

    /// The name of its file, without folders, if the digest is that of the file.
    pub(crate) fn yaml_file(&self) -> Option<&str> {
        let is_file = self.yaml.is_some() && self.file != STANDARD_INPUT;
        Path::new(&self.file).file_name().filter(|_| is_file)?.to_str()
    }
}

/// The name of the matrix that is built in.
pub(crate) const BUILT_IN: &str = "okms";

/// The file that it is the text of, in the repository and the package of okms-raci.
pub(crate) const BUILT_IN_FILE: &str = "okms.yaml";

/// Whether the matrix that is built in is meant, and no file.
pub(crate) fn is_built_in(path: &Path) -> bool {
    path.as_os_str() == BUILT_IN && !path.exists()
}

/// Whether there is such a file, or a matrix of that name.
pub(crate) fn is_named(path: &Path) -> bool {
    path.is_file() || is_built_in(path) || git::revision(path).is_some()
}

/// The matrix that is built in.
pub(crate) fn built_in() -> Matrix {
    let read = Matrix::read(okms_raci::__private::OKMS_YAML, BUILT_IN_FILE);
    read.expect("the transcription is without errors").0
}

/// Reads a matrix from any source; its rows may break the rules about their content.
pub(crate) fn read(args: &SourceArgs) -> Result<Loaded, Error> {
    read_with_report(args).map(|(loaded, _)| loaded)
}

/// Reads a matrix from any source, with what is wrong with it.
pub(crate) fn read_with_report(args: &SourceArgs) -> Result<(Loaded, Report), Error> {
    let file = name(&args.path);
    if args.from.is_none() && is_built_in(&args.path) {
        return read_yaml(okms_raci::__private::OKMS_YAML.as_bytes(), file);
    }
    let (form, bytes) = bytes_of(args)?;
    if is_yaml(form, &bytes) {
        return read_yaml(&bytes, file);
    }
    let Imported { matrix, decisions, stated, rows } =
        import_bytes(form, &bytes, &file, &args.hints, None)?;
    let report = matrix.check(&file);
    if report.breaks_form() {
        return Err(cannot_use(&file, &report));
    }
    Ok((Loaded { file, matrix: matrix.with_digest(), yaml: None, decisions, stated, rows }, report))
}

/// The bytes of a source, and what they are; of a page of `raci export`, the JSON in it.
fn bytes_of(args: &SourceArgs) -> Result<(Form, Vec<u8>), Error> {
    let form = Form::of(args)?;
    let bytes = bytes::read(&args.path)?;
    let form = match args.from {
        Some(form) => form,
        None => form.of_bytes(&bytes, &name(&args.path))?,
    };
    let page = std::str::from_utf8(&bytes).ok().filter(|_| form == Form::Html);
    match page.and_then(html::data_of) {
        Some(json) => Ok((Form::Json, json.as_bytes().to_vec())),
        None => Ok((form, bytes)),
    }
}

/// JSON is YAML, too, unless it is an export.
fn is_yaml(form: Form, bytes: &[u8]) -> bool {
    match form {
        Form::Yaml => !has_activities(bytes),
        Form::Json => !is_export(bytes),
        _ => false,
    }
}

/// Whether the text is an export and not a matrix in YAML, which JSON is a part of.
fn is_export(bytes: &[u8]) -> bool {
    has_activities(bytes) || serde_json::from_slice::<IgnoredAny>(bytes).is_err()
}

/// Whether the text is JSON with a list of activities, as an export has it.
fn has_activities(bytes: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Keys {
        #[allow(dead_code, reason = "only the presence of the key matters")]
        activities: IgnoredAny,
    }
    bytes.starts_with(b"{") && serde_json::from_slice::<Keys>(bytes).is_ok()
}

fn read_yaml(bytes: &[u8], file: String) -> Result<(Loaded, Report), Error> {
    let Ok(yaml) = std::str::from_utf8(bytes) else {
        let (matrix, report) = Matrix::read_bytes(bytes, &file)?;
        let (yaml, decisions, stated) = (None, Vec::new(), StatedFacts::ALL);
        return Ok((Loaded { file, matrix, yaml, decisions, stated, rows: Vec::new() }, report));
    };
    let yaml = yaml.to_owned();
    let (matrix, report) = Matrix::read_as_published(&yaml, &file)?;
    let (yaml, decisions, rows) = (Some(yaml), Vec::new(), Vec::new());
    let loaded = Loaded { file, matrix, yaml, decisions, stated: StatedFacts::ALL, rows };
    Ok((loaded, report))
}

/// Whether a source can be read, and its content is YAML.
pub(crate) fn holds_yaml(path: &Path) -> bool {
    let args = SourceArgs { path: path.to_owned(), ..SourceArgs::default() };
    bytes_of(&args).is_ok_and(|(form, bytes)| is_yaml(form, &bytes))
}

/// Reads a source for `raci import`; what is in the target, too, gets its ids and reasons.
pub(crate) fn import(args: &SourceArgs, target: Option<&Target<'_>>) -> Result<Imported, Error> {
    let file = name(&args.path);
    if target.is_none() && args.from.is_none() && is_built_in(&args.path) {
        args.hints.check_used(false)?;
        let (matrix, stated) = (built_in(), StatedFacts::ALL);
        return Ok(Imported::whole(matrix, stated));
    }
    let (form, bytes) = bytes_of(args)?;
    args.hints.check_used(!matches!(form, Form::Yaml | Form::Json))?;
    if args.hints.sheet.is_some() && form != Form::Xlsx {
        let what = format!("--sheet is for workbooks, and {file} is none");
        return Err(Error::new(format_args!("{what}\nleave it out")));
    }
    if target.is_some() && matches!(form, Form::Yaml | Form::Json) {
        let help = "look at what differs with `raci diff`";
        return Err(Error::new(format_args!("{file} has ids of its own to keep\n{help}")));
    }
    if is_yaml(form, &bytes) {
        let (Loaded { matrix, stated, .. }, _) = read_yaml(&bytes, file)?;
        return Ok(Imported::whole(matrix, stated));
    }
    import_bytes(form, &bytes, &file, &args.hints, target)
}

/// Reads the YAML file that an import goes into: its text, and the matrix.
pub(crate) fn read_target(path: &Path) -> Result<(String, Matrix), Error> {
    let file = name(path);
    if is_stream(path) {
        let help = "say with -o where the YAML goes to, or name a file";
        return Err(Error::new(format_args!("{file} is no file to write into\n{help}")));
    }
    if path.is_file()
        && Form::of_path(path).is_ok_and(|form| form != Form::Yaml)
        && !holds_yaml(path)
    {
        let (source, yaml) = (shell_word(path), shell_word(&path.with_extension("yaml")));
        let help = format!(
            "after --into stands the YAML file that is renewed; `raci import {source} -o {yaml}` writes one"
        );
        return Err(Error::new(format_args!("{file} is no YAML file\n{help}")));
    }
    let bytes = bytes::read(path)?;
    let text = bytes::text(&bytes, &file)?.into_owned();
    let (Loaded { matrix, .. }, _) = read_yaml(&bytes, file)?;
    Ok((text, matrix))
}

/// Makes a matrix from the bytes of a source.
pub(crate) fn import_bytes(
    form: Form,
    bytes: &[u8],
    file: &str,
    hints: &Hints,
    target: Option<&Target<'_>>,
) -> Result<Imported, Error> {
    if !matches!(form, Form::Json | Form::Yaml) {
        return import::read(form, bytes, file, hints, target);
    }
    let json = bytes::text(bytes, file)?;
    let matrix = Matrix::from_json(&json, file)?;
    let stated = StatedFacts { aliases: false, ..StatedFacts::ALL };
    Ok(Imported::whole(matrix, stated))
}

/// That a matrix which was made here breaks rules; its places are in a YAML that nobody has seen.
pub(crate) fn cannot_use(source: &str, report: &Report) -> Error {
    let is_error = |problem: &&Problem| {
        problem.severity == Severity::Error && !problem.rule.is_about_content()
    };
    let errors = report.problems().filter(is_error);
    let problems = errors.map(|problem| {
        let help = problem.help.as_deref().unwrap_or_default();
        format!("\n{}\n  {help}", problem.message)
    });
    let problems: String = problems.collect();
    Error::new(format_args!("the matrix in {source} cannot be used{problems}"))
}
