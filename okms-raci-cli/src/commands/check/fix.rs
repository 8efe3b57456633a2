//! `raci check --fix`: puts right what has one way to be put right.

use std::path::{Path, PathBuf};

use okms_raci_codegen::{Matrix, Problem, write_whole};
use okms_raci_core::escape::Terminal;

use super::is_yaml_file;
use crate::finding::counted;
use crate::output::{message, print};
use crate::source;
use crate::status::Error;

/// How often a file is read again, since a fix may show what another mistake hid.
const MOST_ROUNDS: usize = 100;

/// A file, and what becomes of it.
struct Fixed {
    path: PathBuf,
    before: Vec<u8>,
    after: String,
    /// A line for each fix.
    done: Vec<String>,
}

/// Fixes all files, or with `is_trial` prints as a diff what would be done; each is written whole or not at
/// all.
pub(super) fn fix(files: &[PathBuf], is_trial: bool) -> Result<(), Error> {
    let fixed = files.iter().map(|path| fixed(path)).collect::<Result<Vec<_>, _>>()?;
    let mut count = 0;
    for Fixed { path, before, after, done } in fixed.iter().filter(|file| !file.done.is_empty()) {
        let name = source::name(path);
        if is_trial {
            let before = String::from_utf8_lossy(before);
            let diff = similar::TextDiff::from_lines(&*before, after);
            print(diff.unified_diff().header(&name, &name).to_string().as_bytes())?;
        } else {
            write_whole(path, after.as_bytes())
                .map_err(|error| Error::new(format_args!("cannot write {name}: {error}")))?;
            for line in done {
                message(Terminal(line));
            }
        }
        count += done.len();
    }
    let (verb, noun) = (
        if is_trial { "would apply" } else { "applied" },
        match count {
            0 => "no fix".to_owned(),
            1 => "1 fix".to_owned(),
            count => format!("{count} fixes"),
        },
    );
    message(format_args!("{verb} {noun} in {}", counted(files.len(), "file")));
    Ok(())
}

fn fixed(path: &Path) -> Result<Fixed, Error> {
    let name = source::name(path);
    if path.exists() && !is_yaml_file(path) || source::is_stream(path) || source::is_built_in(path)
    {
        let help = "leave out --fix; `raci import` makes a YAML file of any other matrix";
        return Err(Error::new(format_args!("{name} is no YAML file that could be fixed\n{help}")));
    }
    // A file that cannot be read is reported by the check.
    let before = std::fs::read(path).unwrap_or_default();
    let (mut after, mut done) = (String::from_utf8(before.clone()).unwrap_or_default(), Vec::new());
    for _ in 0..MOST_ROUNDS {
        let report = match Matrix::read_as_published(&after, &name) {
            Ok((_, report)) | Err(report) => report,
        };
        let (text, problems) = report.fixed(&after);
        if problems.is_empty() {
            break;
        }
        done.extend(problems.into_iter().map(|problem| line(&name, problem)));
        after = text;
    }
    Ok(Fixed { path: path.to_owned(), before, after, done })
}

/// `fixed x.yaml:3:5: there is no party "Custmer"; did you mean `Customer`?`
fn line(file: &str, problem: &Problem) -> String {
    let at = problem.at.map_or_else(String::new, |at| format!(":{}:{}", at.line, at.column));
    let help = problem.help.as_deref().unwrap_or_default();
    format!("fixed {file}{at}: {}; {help}", problem.message)
}
