//! A matrix from whatever the user names.
//!
//! ```text
//! bytes ──▶ YAML ────────────────────────────────▶ Matrix
//!   ├─────▶ our own JSON ──────────────▶ Draft ──▶ YAML
//!   └─────▶ Markdown, CSV, XLSX ─▶ Page ─▶ Draft
//! ```

mod bytes;
mod form;
mod json;

use std::path::{Path, PathBuf};

use okms_raci_codegen::draft::Draft;
use okms_raci_codegen::{Matrix, Report, Severity};

use crate::import::{self, Decision, Hints, Kept};
use crate::status::Error;

pub(crate) use bytes::{all_of, is_stream, name};
pub(crate) use form::Form;

/// What to read, and how.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct SourceArgs {
    /// A matrix: YAML, Markdown, CSV, TSV, XLSX, or JSON from `raci export`; - is standard input
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
    pub(crate) stated: Stated,
}

/// Which facts the source states; the others were made here, and are nothing to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each fact is stated or not, by itself")]
pub(crate) struct Stated {
    /// The ids of activities.
    pub(crate) ids: bool,
    /// Which sections are in which, those without rows, and with it the ids of sections and parties.
    pub(crate) outline: bool,
    /// The short name, and publisher, article and address of the source.
    pub(crate) origin: bool,
    /// The title of the matrix.
    pub(crate) title: bool,
    /// The date of the text.
    pub(crate) revision: bool,
    /// The reasons of rows that break a rule.
    pub(crate) reasons: bool,
    /// Former ids, derived traits, typed facts.
    pub(crate) aliases: bool,
}

impl Stated {
    const ALL: Self = Stated {
        ids: true,
        outline: true,
        origin: true,
        title: true,
        revision: true,
        reasons: true,
        aliases: true,
    };

    /// What both of two sources state.
    pub(crate) fn and(self, other: Self) -> Self {
        Stated {
            ids: self.ids && other.ids,
            outline: self.outline && other.outline,
            origin: self.origin && other.origin,
            title: self.title && other.title,
            revision: self.revision && other.revision,
            reasons: self.reasons && other.reasons,
            aliases: self.aliases && other.aliases,
        }
    }

    /// What tables state.
    pub(crate) const TABLE: Self = Stated {
        ids: false,
        outline: true,
        origin: false,
        title: true,
        revision: true,
        reasons: false,
        aliases: false,
    };
}

/// A matrix as plain data, and what the source says of it.
#[derive(Debug)]
pub(crate) struct Drafted {
    pub(crate) draft: Draft,
    pub(crate) decisions: Vec<Decision>,
    pub(crate) stated: Stated,
}

impl Drafted {
    /// The same of a source that has a section as fields of each row.
    pub(crate) fn without_outline(self) -> Self {
        Drafted { stated: Stated { outline: false, ..self.stated }, ..self }
    }
}

/// Reads a matrix from any source.
pub(crate) fn read(args: &SourceArgs) -> Result<Loaded, Error> {
    let file = name(&args.path);
    let form = Form::of(args)?;
    let bytes = bytes::read(&args.path)?;
    match form {
        Form::Yaml => read_yaml(bytes, file),
        Form::Json if !json::is_export(&bytes) => read_yaml(bytes, file),
        _ => {
            let Drafted { draft, decisions, stated } =
                draft_of(form, &bytes, &file, &args.hints, None)?;
            let (matrix, _) = Matrix::read(&draft.to_yaml(), &file)
                .map_err(|report| cannot_use(args, &report))?;
            Ok(Loaded { file, matrix, yaml: None, decisions, stated })
        }
    }
}

fn read_yaml(bytes: Vec<u8>, file: String) -> Result<Loaded, Error> {
    let (matrix, _) = Matrix::read_bytes(&bytes, &file)?;
    let yaml = String::from_utf8(bytes).ok();
    Ok(Loaded { file, matrix, yaml, decisions: Vec::new(), stated: Stated::ALL })
}

/// Reads a source for `raci import`; what is `kept` has the ids and reasons that it has there.
pub(crate) fn read_draft(args: &SourceArgs, kept: Option<&Kept<'_>>) -> Result<Drafted, Error> {
    let file = name(&args.path);
    let form = Form::of(args)?;
    if kept.is_some() && matches!(form, Form::Yaml | Form::Json) {
        let help = "look at what differs with raci diff";
        return Err(Error::new(format_args!("{file} has ids of its own to keep\n{help}")));
    }
    let bytes = bytes::read(&args.path)?;
    if form == Form::Yaml || form == Form::Json && !json::is_export(&bytes) {
        let Loaded { matrix, stated, .. } = read_yaml(bytes, file)?;
        let draft = Draft::from(&matrix);
        return Ok(Drafted { draft, decisions: Vec::new(), stated });
    }
    draft_of(form, &bytes, &file, &args.hints, kept)
}

/// Reads the YAML file that an import goes into: its text, and the matrix.
pub(crate) fn read_target(path: &Path) -> Result<(String, Matrix), Error> {
    let file = name(path);
    if is_stream(path) {
        let help = "say with -o where the YAML goes to, or name a file";
        return Err(Error::new(format_args!("{file} is no file to write into\n{help}")));
    }
    let bytes = bytes::read(path)?;
    let text = bytes::text(&bytes, &file)?.to_owned();
    let Loaded { matrix, .. } = read_yaml(bytes, file)?;
    Ok((text, matrix))
}

/// Reads what the bytes of a source say.
pub(crate) fn draft_of(
    form: Form,
    bytes: &[u8],
    file: &str,
    hints: &Hints,
    kept: Option<&Kept<'_>>,
) -> Result<Drafted, Error> {
    match form {
        Form::Json | Form::Yaml => json::read(bytes, file),
        Form::Markdown => import::markdown(bytes::text(bytes, file)?, file, hints, kept),
        Form::Csv => import::csv(bytes::text(bytes, file)?, file, hints, kept),
        Form::Xlsx => import::xlsx(bytes, file, hints, kept),
    }
}

/// What a matrix that was made here breaks; its places are in a YAML that nobody has seen.
pub(crate) fn cannot_use(args: &SourceArgs, report: &Report) -> Error {
    let errors = report.problems().filter(|problem| problem.severity == Severity::Error);
    let problems = errors.map(|problem| {
        let line = problem.excerpt.as_ref().map_or("", |excerpt| excerpt.line.trim());
        let help = problem.help.as_deref().unwrap_or_default();
        format!("\n{}: {line}\n  {help}", problem.message)
    });
    let problems: String = problems.collect();
    let name = name(&args.path);
    Error::new(format_args!("{name} has no matrix that can be used{problems}"))
}
