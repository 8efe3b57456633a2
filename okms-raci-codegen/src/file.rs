//! A file to the text of a matrix.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use okms_raci_core::nearest;

use crate::finding::Finding;
use crate::generate::{Generated, generated};
use crate::matrix::Matrix;
use crate::places::Place;
use crate::report::Report;
use crate::rule::Rule;

/// The longest text that is read, in bytes; far more than a matrix of any size needs.
pub(crate) const LONGEST: u64 = 4 << 20;

/// Generates the Rust code of a matrix from a YAML file.
///
/// As [`generate`] does from its text. `file` is the path to name in the report
/// and in the code.
///
/// ```
/// use okms_raci_codegen::{Rule, generate_file};
///
/// // A file that cannot be read is told as any other problem.
/// let report = generate_file("no/such.yaml", "no/such.yaml").unwrap_err();
/// let problem = report.problems().next().unwrap();
/// assert_eq!((problem.rule, problem.at), (Rule::UnreadableFile, None));
/// ```
///
/// # Errors
///
/// A [`Report`] of everything that is wrong with the matrix, or of why the file
/// cannot be read.
///
/// [`generate`]: crate::generate()
pub fn generate_file(path: impl AsRef<Path>, file: &str) -> Result<Generated, Report> {
    check_path(file)?;
    let (matrix, warnings) = Matrix::read_file(path, file)?;
    Ok(generated(matrix, file, warnings))
}

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
    match nearest_file(path) {
        Some(near) => finding.help(format!("did you mean `{near}`, in the same folder?")),
        None => finding.help("a path starts in the current folder; in a build, in the folder of the package's Cargo.toml"),
    }
}

fn nearest_file(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let entries = fs::read_dir(path.parent()?).ok()?;
    let names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| {
            let extension = Path::new(name).extension().and_then(OsStr::to_str);
            matches!(extension, Some("yaml" | "yml"))
        })
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    nearest(name, &names).map(str::to_owned)
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
