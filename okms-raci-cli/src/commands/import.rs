//! `raci import`: from what people publish to YAML.

use std::path::{Path, PathBuf};

use okms_raci_codegen::{Matrix, Severity};
use okms_raci_core::escape::Terminal;

use crate::finding::counted;
use crate::import::{Decision, Imported};
use crate::into::{Missing, Target};
use crate::output::{Output, message, write_file};
use crate::source::{self, SourceArgs};
use crate::status::{Error, Status};

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
    let target = import.into.as_deref().map(TargetFile::read).transpose()?;
    let into = target.as_ref().map(|target| import.target(&target.matrix));
    let Imported { matrix, decisions, .. } = source::import(&import.source, into.as_ref())?;
    if decisions.iter().any(|decision| decision.is_open) {
        Decision::print_all(&decisions, import.source.hints.verbose);
        message(format_args!("{}: nothing was written", Terminal(import.written())));
        return Ok(Status::Found);
    }
    let report = matrix.check(&source::name(&import.source.path));
    if report.breaks_form() {
        return Err(source::cannot_use(report.file(), &report));
    }
    let head = target.as_ref().map_or("", |target| &target.head);
    let yaml = [head, &matrix.to_yaml()].concat();
    let file = import.written();
    Decision::print_all(&decisions, import.source.hints.verbose);
    let warnings = report.count(Severity::Warning);
    if warnings > 0 {
        let what = format!("{} of raci check", counted(warnings, "warning"));
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

/// The file to import into.
struct TargetFile<'a> {
    path: &'a Path,
    matrix: Matrix,
    /// The comment at its start.
    head: String,
    /// The lines of other comments, which an import does not keep.
    comments: Vec<usize>,
}

impl<'a> TargetFile<'a> {
    fn read(path: &'a Path) -> Result<Self, Error> {
        let (text, mut matrix) = source::read_target(path)?;
        matrix.source.sha256.clear();
        let head = text.lines().take_while(|line| line.starts_with('#') || line.trim().is_empty());
        let count = head.clone().count();
        let others = text.lines().enumerate().skip(count);
        let comments = others.filter(|(_, line)| is_comment(line)).map(|(at, _)| at + 1).collect();
        let head = head.flat_map(|line| [line, "\n"]).collect();
        Ok(TargetFile { path, matrix, head, comments })
    }

    fn write(&self, yaml: &str, output: &Output) -> Result<(), Error> {
        if output.file.is_some() {
            return output.write(yaml.as_bytes());
        }
        if !self.comments.is_empty() {
            let lines: Vec<String> = self.comments.iter().map(usize::to_string).collect();
            let what = format!("{}: comments would be lost, in", self.path.display());
            let what = format!("{what} {}", lines_of(&lines));
            if !output.force {
                let help = "write over them with --force, or to another file with -o";
                return Err(Error::new(format_args!("{what}\n{help}")));
            }
            message(Terminal(what.replace("would be", "were")));
        }
        write_file(self.path, yaml.as_bytes(), true)
    }
}

fn lines_of(lines: &[String]) -> String {
    let noun = if lines.len() == 1 { "line" } else { "lines" };
    format!("{noun} {}", lines.join(", "))
}

/// Whether a comment is all of the line, or its end; a `#` in quotes is none, and a quote inside of a
/// text, such as the apostrophe of `client's`, opens none.
pub(crate) fn is_comment(line: &str) -> bool {
    let mut quote = None;
    let (mut before, mut opens) = (' ', true);
    for c in line.chars() {
        match quote {
            Some(open) if c == open && before != '\\' => quote = None,
            None if c == '#' && before.is_whitespace() => return true,
            None if opens && matches!(c, '"' | '\'') => quote = Some(c),
            _ => {}
        }
        opens = matches!(c, '[' | '{' | ',') || c == ' ' && (opens || matches!(before, ':' | '-'));
        before = c;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::is_comment;

    #[test]
    fn a_comment_is_found_behind_any_text() {
        for line in
            ["# all", "a: b # c", "title: The client's part # c", "a: \"#\" # c", "a: 'it''s' # c"]
        {
            assert!(is_comment(line), "{line}");
        }
        for line in ["a: b#c", "a: \"b # c\"", "- { a: 'b # c', d: \" # e\" }", "a: \"b \\\" # c\""]
        {
            assert!(!is_comment(line), "{line}");
        }
    }
}
