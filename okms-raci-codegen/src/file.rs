//! Files: a YAML file is read whole, within limits; any file is written whole or not at all.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use okms_raci_core::nearest;

use crate::finding::Finding;
use crate::places::Place;
use crate::report::Report;
use crate::rule::Rule;

/// The longest text that is read, in bytes; far more than a matrix of any size needs.
pub(crate) const LONGEST: u64 = 4 << 20;

/// As many links as systems follow, one after the other.
const MOST_LINKS: usize = 40;

/// Refuses a path that is no part of a line: one line of the code names the file, and one for cargo.
pub(crate) fn check_path(file: &str) -> Result<(), Report> {
    let Some(control) = file.chars().find(|c| c.is_control()) else { return Ok(()) };
    let message = format!("the path has the control character {control:?} in it");
    let finding =
        Finding::new(Rule::UnreadableFile, None, message).help("give the file another name");
    Err(Report::new(file, "", &finding.into()))
}

/// The bytes of a file, which is read once, and not further than a matrix may be long.
///
/// A pipe would be waited for when it is opened, so what there is gets looked at before; and again
/// once it is open, since it may be another one by then.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Finding> {
    let cannot = |error: io::Error| cannot_read(path, &error);
    expect_file(&fs::metadata(path).map_err(cannot)?)?;
    let file = File::open(path).map_err(cannot)?;
    expect_file(&file.metadata().map_err(cannot)?)?;
    let mut bytes = Vec::new();
    file.take(LONGEST + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() as u64 > LONGEST { Err(too_long(bytes.len() as u64)) } else { Ok(bytes) }
}

fn expect_file(metadata: &Metadata) -> Result<(), Finding> {
    if !metadata.is_file() {
        let what = if metadata.is_dir() { "a folder" } else { "a pipe or a device" };
        let finding =
            Finding::new(Rule::UnreadableFile, None, format!("expected a YAML file, found {what}"));
        return Err(finding.help("name the file itself, such as `data/backup.yaml`"));
    }
    if metadata.len() > LONGEST { Err(too_long(metadata.len())) } else { Ok(()) }
}

pub(crate) fn too_long(bytes: u64) -> Finding {
    let message = format!("the file has {bytes} bytes; {LONGEST} is the most");
    Finding::new(Rule::UnreadableFile, None, message).help("name the file of a matrix")
}

fn cannot_read(path: &Path, error: &io::Error) -> Finding {
    if error.kind() != io::ErrorKind::NotFound {
        let finding =
            Finding::new(Rule::UnreadableFile, None, format!("the file cannot be read: {error}"));
        return finding.help("look at who may read it");
    }
    let finding = Finding::new(Rule::UnreadableFile, None, "there is no such file");
    let near = nearest_file(path).map(|near| format!("did you mean `{near}`, in the same folder?"));
    match near.or_else(|| file_below(path)) {
        Some(help) => finding.help(help),
        None => finding.help("a path starts in the current folder; in a build, in the folder of the package's Cargo.toml"),
    }
}

fn nearest_file(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let entries = fs::read_dir(path.parent()?).ok()?;
    let names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| has_yaml_ending(Path::new(name)))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    nearest(name, &names).map(str::to_owned)
}

/// The file that was probably meant by the name of one that is missing.
pub(crate) fn meant(path: &Path) -> Option<PathBuf> {
    if path.exists() {
        return None;
    }
    let near = nearest_file(path).map(|name| path.with_file_name(name));
    near.or_else(|| find_below(start_of(path)?, path.file_stem()?))
}

/// The folder from which a missing file is looked for: the first above it that exists.
fn start_of(path: &Path) -> Option<&Path> {
    let is_start = |folder: &&Path| folder.as_os_str().is_empty() || folder.is_dir();
    let start = path.ancestors().skip(1).find(is_start)?;
    Some(if start.as_os_str().is_empty() { Path::new(".") } else { start })
}

/// How many folders are looked through for a file of the same name, and how deep.
const MOST_FOLDERS: usize = 200;
const MOST_LEVELS: usize = 3;

/// What to write for a missing file where one of the same name is further down.
fn file_below(path: &Path) -> Option<String> {
    let start = start_of(path)?;
    let found = find_below(start, path.file_stem()?)?;
    let found = found.strip_prefix(".").unwrap_or(&found);
    let text = |path: &Path| Some(path.to_str()?.replace('\\', "/"));
    if path.is_relative() {
        return Some(format!("did you mean `{}`?", text(found)?));
    }
    // How much of the path was written is not known.
    let below = text(found.strip_prefix(start).ok()?)?;
    Some(format!("did you mean `{below}`, from the folder `{}`?", start.file_name()?.to_str()?))
}

/// The first file below a folder with this name before its ending.
fn find_below(start: &Path, stem: &OsStr) -> Option<PathBuf> {
    let mut folders = vec![(start.to_owned(), 0)];
    let mut at = 0;
    while let Some((folder, depth)) = folders.get(at).filter(|_| at < MOST_FOLDERS).cloned() {
        at += 1;
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
            let is_hidden = name.starts_with('.') || matches!(name, "target" | "node_modules");
            if path.is_file() && path.file_stem() == Some(stem) && has_yaml_ending(&path) {
                return Some(path);
            }
            if path.is_dir() && !path.is_symlink() && !is_hidden && depth < MOST_LEVELS {
                folders.push((path, depth + 1));
            }
        }
    }
    None
}

fn has_yaml_ending(path: &Path) -> bool {
    matches!(path.extension().and_then(OsStr::to_str), Some("yaml" | "yml"))
}

/// `valid` is how many bytes are UTF-8 before the first that is not.
pub(crate) fn not_utf8(bytes: &[u8], valid: usize) -> Finding {
    let text = std::str::from_utf8(&bytes[..valid]).unwrap_or_default();
    let message = format!("the byte 0x{:02x} is not UTF-8", bytes[valid]);
    let help = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "the file looks like UTF-16: save it as UTF-8",
        _ => "save the file as UTF-8",
    };
    Finding::new(Rule::NotUtf8, Some(Place::of(text, valid..valid)), message).help(help)
}

/// Writes the text to the file unless it is what the file holds already, and says whether it did.
pub(crate) fn write(path: &Path, text: &str) -> io::Result<bool> {
    let is_file = fs::metadata(path).is_ok_and(|found| found.is_file());
    if is_file && fs::read(path).is_ok_and(|found| found == text.as_bytes()) {
        return Ok(false);
    }
    write_whole(path, text.as_bytes()).map(|()| true)
}

/// Writes a file by way of another one beside it, which takes its place when it is complete.
///
/// So whoever reads the file finds what it was or what it is now, whether the disk is full or the
/// writer is killed; then the other one, called after the file and with `.part` at the end, may be
/// left. Anything else than a file, such as a pipe, is written to directly.
///
/// # Errors
///
/// Those of writing; the file is what it was before.
#[doc(hidden)]
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // Not a link, but what it leads to, and the same for a link to that.
    let next = |path: &PathBuf| fs::read_link(path).ok().map(|to| path.with_file_name("").join(to));
    let links = std::iter::successors(Some(path.to_owned()), next).take(MOST_LINKS);
    let path = &links.last().unwrap_or_default();
    if path.is_symlink() {
        return Err(io::Error::other("it leads in a circle of links"));
    }
    let old = fs::metadata(path).ok();
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        return fs::write(path, bytes);
    }
    let (part, file) = part_of(path)?;
    let written = fill_part(file, bytes, old).and_then(|()| fs::rename(&part, path));
    if written.is_err() {
        // What is left of it is of no use.
        let _ = fs::remove_file(&part);
    }
    written
}

/// Writes a file as [`write_whole`] does, if there is nothing of its name; a link counts.
///
/// # Errors
///
/// Those of writing, and [`io::ErrorKind::AlreadyExists`].
#[doc(hidden)]
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let (part, file) = part_of(path)?;
    let written = fill_part(file, bytes, None).and_then(|()| match fs::hard_link(&part, path) {
        // Some file systems have no links; there it is two steps.
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            File::create_new(path).and_then(|_| fs::rename(&part, path))
        }
        linked => linked,
    });
    let _ = fs::remove_file(&part);
    written
}

/// A new file beside the one that is to be written.
fn part_of(path: &Path) -> io::Result<(PathBuf, File)> {
    let mut number = 0_u32;
    loop {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.{number}.part", std::process::id()));
        let part = path.with_file_name(name);
        match File::create_new(&part) {
            // Another thread writes it, or another process of this number once did.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            created => return created.map(|file| (part, file)),
        }
    }
}

/// Gives a new file the owner and the permissions of the one that it replaces.
fn keep_owner(file: &File, old: &fs::Metadata) -> io::Result<()> {
    let mut permissions = old.permissions();
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
        let (new, owner) = (file.metadata()?, (Some(old.uid()), Some(old.gid())));
        let is_same = (Some(new.uid()), Some(new.gid())) == owner;
        if !is_same && fchown(file, owner.0, owner.1).is_err() {
            // Nobody gets the rights of whoever writes it.
            permissions.set_mode(permissions.mode() & 0o777);
        }
    }
    file.set_permissions(permissions)
}

fn fill_part(mut file: File, bytes: &[u8], old: Option<fs::Metadata>) -> io::Result<()> {
    if let Some(old) = old {
        keep_owner(&file, &old)?;
    }
    file.write_all(bytes)?;
    file.sync_all()
}
