//! The bytes of a source.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use encoding_rs::{Encoding, WINDOWS_1252};
use ignore::WalkBuilder;
use okms_raci_core::nearest;

use super::git;
use crate::paths::shell_word;
use crate::status::Error;

/// The most bytes that are read of a source.
const MOST: u64 = 64 << 20;

/// The most bytes of a text.
const MOST_TEXT: usize = 16 << 20;

/// What standard input is called in messages.
pub(super) const STANDARD_INPUT: &str = "standard input";

/// The source, as messages name it.
pub(crate) fn name(path: &Path) -> String {
    match path.to_str() {
        Some("-") => STANDARD_INPUT.to_owned(),
        _ => path.display().to_string(),
    }
}

/// All of the bytes, which are not more than is sensible.
///
/// A pipe is read like a file, since the user named it, to its end or to that limit.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let name = name(path);
    if path.is_dir() {
        let example = file_below(path, |file| ending(file).as_deref() == Some("yaml"));
        let example = example.map_or_else(String::new, |it| format!(", such as {}", it.display()));
        return Err(Error::new(format_args!("{name} is a folder\nname the file itself{example}")));
    }
    if let Some((revision, file)) = git::revision(path) {
        return git::read(&name, revision, file, MOST);
    }
    all_of(path).map_err(|error| Error::new(cannot_read(path, &name, &error)))
}

/// All of the bytes of what is no folder.
pub(crate) fn all_of(path: &Path) -> io::Result<Vec<u8>> {
    match path.to_str() {
        Some("-") => at_most(io::stdin().lock()),
        _ => at_most(File::open(path)?),
    }
}

fn at_most(source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(MOST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST {
        let most = format!("too large: {} MiB is the most", MOST >> 20);
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, most));
    }
    Ok(bytes)
}

/// Whether it is neither file nor folder: standard input, a pipe such as that of `<(…)`, a device.
pub(crate) fn is_stream(path: &Path) -> bool {
    let is_other = |found: Metadata| !found.is_file() && !found.is_dir();
    path.as_os_str() == "-" || fs::metadata(path).is_ok_and(is_other)
}

/// A file below this folder with such an ending, or else what stands for one.
pub(crate) fn example(end: &str, otherwise: &str) -> String {
    let is_one = |file: &Path| {
        let has_sections = || {
            // A pipe would not end.
            let bytes = if file.is_file() { all_of(file).ok() } else { None };
            let lines = bytes.iter().flat_map(|bytes| bytes.split(|byte| *byte == b'\n'));
            lines.into_iter().any(|line| line.starts_with(b"sections:"))
        };
        ending(file).as_deref() == Some(end) && (end != "yaml" || has_sections())
    };
    let file = file_below(Path::new("."), is_one);
    file.map_or_else(|| otherwise.to_owned(), |it| it.display().to_string())
}

fn cannot_read(path: &Path, name: &str, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound if name.contains(['*', '?']) => {
            format!("no file is called {name}\nname a file, such as matrix.raci.yaml")
        }
        io::ErrorKind::NotFound => {
            let near = || near_file(path).map(|near| did_you_mean(&near));
            let revision = || after_the_file(name);
            match several(name).or_else(revision).or_else(near).or_else(|| meant(path, name)) {
                Some(near) => format!("there is no file {name}\n{near}"),
                None if is_revision(name) => format!(
                    "there is no file {name}\na git revision is followed by a file: `{name}:./matrix.yaml`"
                ),
                None => format!("there is no file {name}"),
            }
        }
        io::ErrorKind::FileTooLarge => {
            format!("{name} is {error}\nname the file of a matrix")
        }
        _ => format!("{name} cannot be read: {error}"),
    }
}

/// A git revision where a file belongs.
pub(crate) fn lone_revision(path: &Path) -> Option<&str> {
    path.to_str().filter(|name| is_revision(name) && !path.exists())
}

/// Whether a name is `HEAD`, or is counted from one: `main~2`.
fn is_revision(name: &str) -> bool {
    name == "HEAD" || name.contains(['~', '^', '@']) && !name.contains('.')
}

/// The file beside it whose name, whatever it ends with, is nearest; of several, one that ends alike.
pub(crate) fn near_file(path: &Path) -> Option<PathBuf> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let entries = fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?;
    let mut files: Vec<_> = entries.filter_map(|it| Some(it.ok()?.path())).take(10_000).collect();
    files.sort();
    let stems =
        files.iter().map(|file| file.file_stem().and_then(OsStr::to_str).unwrap_or_default());
    let stems: Vec<&str> = stems.collect();
    let stem = path.file_stem()?.to_str()?;
    // A short name is near to any other.
    let is_sure = |near: &&str| stem.len() > 2 || near.eq_ignore_ascii_case(stem);
    let near = nearest(stem, &stems).filter(is_sure)?;
    let same = (0..files.len()).filter(|at| stems[*at] == near);
    let is_yaml = |at: usize| ending(&files[at]).as_deref() == Some("yaml");
    let at = same.min_by_key(|at| (ending(&files[*at]) != ending(path), !is_yaml(*at)))?;
    Some(path.with_file_name(files[at].file_name()?))
}

fn did_you_mean(file: &Path) -> String {
    format!("did you mean {}?", file.display())
}

/// What ends a name, in lower case, of which `yml` is `yaml`.
fn ending(path: &Path) -> Option<String> {
    Some(path.extension()?.to_string_lossy().to_lowercase().replace("yml", "yaml"))
}

/// What to do about files with commas between them.
fn several(name: &str) -> Option<String> {
    let parts: Vec<&str> = name.split([',', ';']).collect();
    let are_files = parts.len() > 1 && parts.iter().all(|it| super::is_named(Path::new(it)));
    are_files.then(|| format!("write a space between files: {}", parts.join(" ")))
}

/// What to do about `matrix.yaml@HEAD` and `matrix.yaml~1`.
fn after_the_file(name: &str) -> Option<String> {
    let (file, revision) = name.split_at(name.find(['@', '~', '^'])?);
    let revision = match revision.strip_prefix('@') {
        Some("") => "HEAD".to_owned(),
        Some(revision) => revision.to_owned(),
        None => format!("HEAD{revision}"),
    };
    let named = format!("{revision}:./{}", file.strip_prefix("./").unwrap_or(file));
    let help = format!("a git revision stands before the file: {}", shell_word(Path::new(&named)));
    Path::new(file).is_file().then_some(help)
}

/// What to do where no file beside it has such a name.
fn meant(path: &Path, name: &str) -> Option<String> {
    let stem = path.file_stem()?;
    if name.contains("://") {
        return Some("save the page to a file, and name that".to_owned());
    }
    if super::is_built_in(Path::new(stem)) {
        return Some(format!("{0} is built in: write {0}", stem.display()));
    }
    let same = |file: &Path| file.file_stem() == Some(stem) && ending(file) == ending(path);
    Some(format!("did you mean {}?", file_below(Path::new("."), same)?.display()))
}

/// The first file below a folder that is looked for, not far down.
///
/// No list of ignored files is read, which may be a pipe that nobody writes to.
fn file_below(folder: &Path, is_it: impl Fn(&Path) -> bool) -> Option<PathBuf> {
    let mut files = WalkBuilder::new(folder);
    files.standard_filters(false).hidden(true).max_depth(Some(3)).sort_by_file_name(OsStr::cmp);
    files
        .filter_entry(|entry| entry.file_name() != "target" && entry.file_name() != "node_modules");
    let files = files.build().take(10_000);
    let found = files.filter_map(Result::ok).map(ignore::DirEntry::into_path);
    let found = found.filter(|path| is_it(path)).find(|path| path.is_file())?;
    Some(found.strip_prefix(".").map(Path::to_owned).unwrap_or(found))
}

/// The bytes as text, without a byte order mark.
pub(crate) fn text<'a>(bytes: &'a [u8], name: &str) -> Result<Cow<'a, str>, Error> {
    if bytes.len() > MOST_TEXT {
        let most = format!("too large for a text: {} MiB is the most", MOST_TEXT >> 20);
        let help = "take the table of the matrix out of it";
        return Err(Error::new(format_args!("{name} is {most}\n{help}")));
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(encoding.decode(bytes).0);
    }
    if bytes.contains(&0) {
        let help = "name the file of a matrix, and what it is with --from; text is saved as UTF-8";
        return Err(Error::new(format_args!("{name} is not text\n{help}")));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(error) => {
            let text = said(bytes).or_else(|| western(bytes));
            text.ok_or_else(|| not_utf8(bytes, error.valid_up_to(), name))
        }
    }
}

/// The text of a page that says its encoding: `<meta charset="windows-1251">`.
fn said(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let start = bytes[..bytes.len().min(1024)].to_ascii_lowercase();
    let at = memchr::memmem::find(&start, b"charset=")?;
    let mut words = start[at..].split(|byte| b"=\"' ;/>".contains(byte));
    let label = words.by_ref().skip(1).find(|word| !word.is_empty())?;
    let (text, has_errors) = Encoding::for_label(label)?.decode_without_bom_handling(bytes);
    (!has_errors).then_some(text)
}

/// Letters beyond ASCII that follow each other in western languages: `Größe`, `descrição`, `päätös`, `créée`.
const PAIRS: [[char; 2]; 9] = [
    ['ö', 'ß'],
    ['ü', 'ß'],
    ['ä', 'ß'],
    ['ç', 'ã'],
    ['ç', 'õ'],
    ['ä', 'ä'],
    ['ö', 'ö'],
    ['é', 'é'],
    ['ñ', 'í'],
];

/// The text of a western Windows program, if there is no doubt that it is one.
fn western(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let mut before = ' ';
    let is_usual = |c: char| {
        // Between letters other alphabets have their letters, too.
        let is_alone = !before.is_alphabetic() || before.is_ascii() || PAIRS.contains(&[before, c]);
        before = c;
        c.is_ascii()
            || is_alone
                && "äöüÄÖÜßéèêëàâçîïôûùœÉÈÀÇáíóúñÁÍÓÚÑ¿¡ãõåøæÅØÆ–—‘’“”„…•€°§«»©®·\u{a0}".contains(c)
    };
    text.chars().all(is_usual).then_some(text)
}

fn not_utf8(bytes: &[u8], at: usize, name: &str) -> Error {
    let line = memchr::memchr_iter(b'\n', &bytes[..at]).count() + 1;
    let help = "save the file as UTF-8; Excel calls it \"CSV UTF-8\"";
    Error::new(format_args!("{name}:{line}: the byte 0x{:02x} is not UTF-8\n{help}", bytes[at]))
}
