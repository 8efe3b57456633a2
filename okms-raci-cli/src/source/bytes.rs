//! The bytes of a source.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use crate::status::Error;

/// The most bytes that are read of a source.
const MOST: u64 = 64 << 20;

/// The source, as messages name it.
pub(crate) fn name(path: &Path) -> String {
    match path.to_str() {
        Some("-") => "standard input".to_owned(),
        _ => path.display().to_string(),
    }
}

/// All of the bytes, which are not more than is sensible.
///
/// A pipe is read like a file, since the user named it, to its end or to that limit.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let name = name(path);
    if path.is_dir() {
        let help = "name the file itself";
        return Err(Error::new(format_args!("{name} is a folder\n{help}")));
    }
    all_of(path).map_err(|error| Error::new(cannot_read(&name, &error)))
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

fn cannot_read(name: &str, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => format!("there is no file {name}"),
        io::ErrorKind::FileTooLarge => {
            format!("{name} is {error}\nname the file of a matrix")
        }
        _ => format!("{name} cannot be read: {error}"),
    }
}

/// The bytes as text, without a byte order mark.
pub(super) fn text<'a>(bytes: &'a [u8], name: &str) -> Result<&'a str, Error> {
    if bytes.contains(&0) && !is_utf16(bytes) {
        let help = "name the file of a matrix, and what it is with --from";
        return Err(Error::new(format_args!("{name} is not text\n{help}")));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let line = before.matches('\n').count() + 1;
            let byte = bytes[error.valid_up_to()];
            let help = if is_utf16(bytes) {
                "the file looks like UTF-16: save it as UTF-8"
            } else {
                "save the file as UTF-8; Excel calls it \"CSV UTF-8\""
            };
            Err(Error::new(format_args!(
                "{name}:{line}: the byte 0x{byte:02x} is not UTF-8\n{help}"
            )))
        }
    }
}

fn is_utf16(bytes: &[u8]) -> bool {
    matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..])
}
