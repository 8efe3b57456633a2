//! `raci import`: from what people publish to YAML.

use std::path::PathBuf;

use okms_raci_codegen::{Matrix, Severity};
use okms_raci_core::escape::Terminal;

use crate::finding::counted;
use crate::import::{Decision, Imported, Weight};
use crate::into::{Missing, Target};
use crate::output::{Output, message};
use crate::source::{self, SourceArgs};
use crate::status::{Error, Status};
use crate::yaml_file::YamlFile;

/// The arguments of `raci import`.
#[derive(Debug, clap::Args)]
pub(crate) struct Import {
    #[command(flatten)]
    output: Output,
    /// Keep the ids, aliases and reasons of this YAML file, and write to it unless there is an output
    #[arg(long, value_name = "FILE")]
    into: Option<PathBuf>,
    /// An activity, section or party of --into that has another title now: its id and the new title
    #[arg(long, value_name = "OLD_ID=TITLE", value_parser = same, requires = "into")]
    same: Vec<(String, String)>,
    /// Remove from --into what the source lacks
    #[arg(long, requires = "into")]
    remove: bool,
    /// Keep in --into what the source lacks
    #[arg(long, requires = "into", conflicts_with = "remove")]
    keep: bool,
    /// End with status 1 if anything is odd about the matrix
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    source: SourceArgs,
}

/// `OLD_ID=New title`
fn same(text: &str) -> Result<(String, String), String> {
    let (id, title) = text.split_once('=').ok_or("expected OLD_ID=New title")?;
    Ok((id.trim().to_owned(), title.trim().to_owned()))
}

pub(crate) fn run(import: &Import) -> Result<Status, Error> {
    import.output.check_yaml()?;
    if let Some(path) = import.into.as_deref().filter(|path| !path.exists()) {
        let path = path.display();
        return Err(Error::new(format_args!(
            "there is no file {path}\n--into renews one that is there: write a new one with -o {path}"
        )));
    }
    let target = import.into.as_deref().map(|path| YamlFile::read(path, |_| false)).transpose()?;
    let into = target.as_ref().map(|target| import.target(&target.matrix));
    let Imported { matrix, decisions, .. } = source::import(&import.source, into.as_ref())?;
    if decisions.iter().any(|decision| decision.weight == Weight::Open) {
        Decision::print_all(&decisions, import.source.hints.verbose);
        message(format_args!("{}: nothing was written", Terminal(import.written())));
        return Ok(Status::Found);
    }
    let report = matrix.check(&source::name(&import.source.path));
    if report.breaks_form() {
        return Err(source::cannot_use(report.file(), &report));
    }
    let yaml = matrix.to_yaml();
    let file = import.written();
    Decision::print_all(&decisions, import.source.hints.verbose);
    let warnings = report.count(Severity::Warning);
    if warnings > 0 {
        let what = format!("{} of `raci check`", counted(warnings, "warning"));
        message(format_args!("{}: {what}", Terminal(&file)));
    }
    match &target {
        Some(target) if target.matrix == matrix && import.output.file.is_none() => {
            message(format_args!("{}: nothing changes", Terminal(&file)));
        }
        Some(target) => target.write(&yaml, &import.output)?,
        None => import.output.write(yaml.as_bytes())?,
    }
    let is_odd = import.strict && !report.is_empty();
    Ok(if is_odd { Status::Found } else { Status::Fine })
}

impl Import {
    fn target<'a>(&'a self, matrix: &'a Matrix) -> Target<'a> {
        let missing = match (self.remove, self.keep) {
            (true, _) => Missing::Remove,
            (_, true) => Missing::Keep,
            _ => Missing::Open,
        };
        Target { matrix, same: &self.same, missing }
    }

    /// What the result is written to, as messages name it.
    fn written(&self) -> String {
        let file = self.output.file.as_ref().or(self.into.as_ref());
        let file = file.filter(|file| file.as_os_str() != "-");
        file.map_or_else(|| "the YAML".to_owned(), |file| file.display().to_string())
    }
}
