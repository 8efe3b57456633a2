//! `compile`, for build scripts.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::{env, fmt, io};

use crate::file::check_path;
use crate::generate::generate_file;
use crate::report::Report;

/// Generates the code of a matrix in a build script, for `okms_raci::include_matrix!`.
///
/// `path` is resolved against the folder of the package's manifest. The code
/// goes to cargo's output folder, into a file called after the matrix's `name`.
/// Cargo runs the build script again when the YAML changes, and shows what is
/// odd about the matrix as warnings.
///
/// ```no_run
/// fn main() -> Result<(), okms_raci_codegen::CompileError> {
///     okms_raci_codegen::compile("data/backup.yaml")
/// }
/// ```
///
/// # Errors
///
/// If the file cannot be read, if anything is wrong with the matrix, if the
/// build script compiled another of the same name, if the code cannot be
/// written, or if this is not a build script that cargo runs. An error that the
/// build script never looks at stops the build as well: else the code of an
/// earlier build would stay in use.
pub fn compile(path: impl AsRef<Path>) -> Result<(), CompileError> {
    let path = path.as_ref();
    let out_dir = PathBuf::from(variable("OUT_DIR")?);
    let manifest_dir = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let file = path.display().to_string().replace('\\', "/");
    check_path(&file)?;
    println!("cargo::rerun-if-changed={}", path.display());
    let generated = generate_file(manifest_dir.join(path), &file)?;
    for warning in generated.warnings.one_line_each() {
        println!("cargo::warning={warning}");
    }
    claim_name(&generated.name, file)?;
    let included = out_dir.join(&generated.name).with_extension("rs");
    match generated.write_to(&included) {
        Ok(_) => Ok(()),
        Err(source) => Err(Kind::Write { path: included, source }.into()),
    }
}

/// Notes which file a name is of; two matrices of one name would overwrite each other.
fn claim_name(name: &str, file: String) -> Result<(), CompileError> {
    static FILES: Mutex<Vec<[String; 2]>> = Mutex::new(Vec::new());
    let mut files = FILES.lock().unwrap_or_else(PoisonError::into_inner);
    // Some file systems do not tell letter cases apart.
    let key = name.to_lowercase();
    match files.iter().find(|[known, _]| *known == key) {
        Some([_, other]) if *other != file => {
            Err(Kind::SameName { name: name.to_owned(), files: [other.clone(), file] }.into())
        }
        _ => {
            files.push([key, file]);
            Ok(())
        }
    }
}

fn variable(name: &'static str) -> Result<std::ffi::OsString, CompileError> {
    env::var_os(name).ok_or_else(|| Kind::NotInBuildScript(name).into())
}

/// Why [`compile`] generated no code.
///
/// `Debug` prints what `Display` does, so that a build script can return it
/// from `main`.
///
/// ```
/// // This is no build script, so the matrix was not even read.
/// let error = okms_raci_codegen::compile("data/backup.yaml").unwrap_err();
/// let expected = "OUT_DIR is not set: `compile` works in a build script that cargo runs";
/// assert_eq!(error.to_string(), expected);
/// assert!(error.report().is_none());
/// ```
pub struct CompileError {
    kind: Kind,
    is_seen: AtomicBool,
}

enum Kind {
    NotInBuildScript(&'static str),
    SameName { name: String, files: [String; 2] },
    Write { path: PathBuf, source: io::Error },
    Matrix(Report),
}

impl CompileError {
    /// The mistakes of the matrix, if they are the reason.
    #[must_use]
    pub fn report(&self) -> Option<&Report> {
        self.is_seen.store(true, Ordering::Relaxed);
        match &self.kind {
            Kind::Matrix(report) => Some(report),
            _ => None,
        }
    }
}

impl From<Kind> for CompileError {
    fn from(kind: Kind) -> Self {
        CompileError { kind, is_seen: AtomicBool::new(false) }
    }
}

impl From<Report> for CompileError {
    fn from(report: Report) -> Self {
        Kind::Matrix(report).into()
    }
}

impl Drop for CompileError {
    fn drop(&mut self) {
        if *self.is_seen.get_mut() || matches!(self.kind, Kind::NotInBuildScript(_)) {
            return;
        }
        match &self.kind {
            Kind::Matrix(report) => {
                report.one_line_each().for_each(|problem| println!("cargo::error={problem}"));
            }
            _ => println!("cargo::error={self}"),
        }
    }
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.is_seen.store(true, Ordering::Relaxed);
        match &self.kind {
            Kind::NotInBuildScript(name) => {
                write!(f, "{name} is not set: `compile` works in a build script that cargo runs")
            }
            Kind::SameName { name, files: [first, second] } => write!(
                f,
                "the matrices of {first} and {second} have the same name, {name}; \
                 write another in the line `name: {name}` of one of them"
            ),
            Kind::Write { path, source } => {
                write!(f, "cannot write {}: {source}", path.display())
            }
            Kind::Matrix(report) => write!(f, "the matrix cannot be used\n\n{report}"),
        }
    }
}

impl fmt::Debug for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for CompileError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            Kind::Write { source, .. } => Some(source),
            _ => None,
        }
    }
}
