//! Files of git revisions, as `HEAD~1:data/okms.yaml`.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::bytes::near_file;
use crate::status::Error;

/// The revision and the path in it, if a source is named so and there is no file of the name.
///
/// `C:\x.yaml` and `https://…` are none.
pub(crate) fn revision(path: &Path) -> Option<(&str, &str)> {
    let (revision, file) = path.to_str()?.split_once(':')?;
    let is_drive = revision.len() == 1 && (cfg!(windows) || file.starts_with(['\\', '/']));
    let is_revision = !revision.is_empty() && !is_drive && !file.starts_with("//");
    (is_revision && !file.is_empty() && !path.exists()).then_some((revision, file))
}

/// The bytes of the file in the revision, of at most `most`.
///
/// The name goes to git's standard input, where no name is an option. No filter of the repository's settings
/// runs, as one that makes text of spreadsheets would, and nothing is fetched.
pub(super) fn read(name: &str, revision: &str, file: &str, most: u64) -> Result<Vec<u8>, Error> {
    if name.contains(['\n', '\0']) {
        return Err(Error::new(format_args!("{name:?} names no file of a git revision")));
    }
    let mut git = Command::new("git");
    git.args(["cat-file", "--batch"]).env("GIT_NO_LAZY_FETCH", "1");
    git.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut git = git.spawn().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Error::new(format_args!(
            "there is no file {name}, and no git for a revision of that name\ninstall git, or name a file"
        )),
        _ => Error::new(format_args!("{name} cannot be read: git: {error}")),
    })?;
    let answer = ask(&mut git, name, revision, most);
    // One that has more to write is not waited for.
    let _ = git.kill();
    let said = git.wait_with_output();
    match answer {
        Ok(Answer::Bytes(bytes)) => Ok(bytes),
        Ok(Answer::NoRevision | Answer::Nothing) if Path::new(revision).is_file() => {
            let help = format!("write {revision}, without a line");
            Err(Error::new(format_args!("there is no file {name}\n{help}")))
        }
        Ok(Answer::NoRevision) => Err(Error::new(format_args!(
            "there is no file {name}, and no git revision {revision}\n`git log --oneline` lists revisions"
        ))),
        Ok(Answer::NoFile) => {
            let near = near_file(Path::new(file)).filter(|near| near.is_file());
            let help = match file.strip_prefix("./") {
                _ if near.is_some() && !Path::new(file).exists() => {
                    let near = near.as_deref().unwrap_or(Path::new(""));
                    let near = near.strip_prefix(".").unwrap_or(near);
                    format!("did you mean {revision}:./{}?", near.display())
                }
                Some(_) => {
                    "`git log --oneline -- FILE` lists the revisions that have a file".to_owned()
                }
                None if Path::new(file).exists() => {
                    format!("if it is committed, name it from this folder: {revision}:./{file}")
                }
                None => format!(
                    "name it from the top of the repository, or from this folder as {revision}:./{file}"
                ),
            };
            Err(Error::new(format_args!("the git revision {revision} has no file {file}\n{help}")))
        }
        Ok(Answer::TooLarge) => {
            let most = most >> 20;
            Err(Error::new(format_args!("{name} is too large: {most} MiB is the most")))
        }
        Ok(Answer::Nothing) => {
            let said = said.map(|said| String::from_utf8_lossy(&said.stderr).into_owned());
            let said = said.unwrap_or_default();
            let said =
                said.lines().next().unwrap_or("git does not answer").trim_start_matches("fatal: ");
            Err(Error::new(format_args!("there is no file {name}, and no git revision: {said}")))
        }
        Err(error) => Err(Error::new(format_args!("{name} cannot be read: git: {error}"))),
    }
}

enum Answer {
    Bytes(Vec<u8>),
    NoRevision,
    NoFile,
    TooLarge,
    /// Git did not start its work, such as outside of a repository.
    Nothing,
}

fn ask(git: &mut Child, name: &str, revision: &str, most: u64) -> io::Result<Answer> {
    let (Some(mut stdin), Some(stdout)) = (git.stdin.take(), git.stdout.take()) else {
        return Ok(Answer::Nothing);
    };
    // The pipe is closed where git ends early; its answer says more.
    let _ = stdin.write_all(format!("{name}\n{revision}^{{commit}}\n").as_bytes());
    drop(stdin);
    let mut stdout = BufReader::new(stdout);
    let mut line = String::new();
    if stdout.read_line(&mut line)? == 0 {
        return Ok(Answer::Nothing);
    }
    let words: Vec<&str> = line.trim_end().rsplit(' ').collect();
    let size = words.first().and_then(|size| size.parse::<u64>().ok());
    match (size, words.get(1)) {
        (Some(size), Some(&"blob")) if size > most => Ok(Answer::TooLarge),
        (Some(size), Some(&"blob")) => {
            let mut bytes = Vec::new();
            stdout.take(size).read_to_end(&mut bytes)?;
            Ok(Answer::Bytes(bytes))
        }
        (Some(_), _) => Ok(Answer::NoFile),
        (None, _) => {
            line.clear();
            stdout.read_line(&mut line)?;
            let has_revision = line.trim_end().rsplit(' ').nth(1) == Some("commit");
            Ok(if has_revision { Answer::NoFile } else { Answer::NoRevision })
        }
    }
}
