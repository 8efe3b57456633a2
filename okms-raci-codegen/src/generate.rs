use std::path::Path;
use std::{fmt, io};

use crate::check::check;
use crate::emit::emit;
use crate::finding::Finding;
use crate::model::Matrix;
use crate::output;
use crate::read::read;
use crate::report::Report;
use crate::yaml::{self, Located};

/// The Rust code of a matrix, and what is odd about the matrix.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Generated {
    /// The matrix's `name`, such as `okms`.
    pub name: String,
    /// The items of a module, for [`include_matrix!`] of okms-raci.
    ///
    /// [`include_matrix!`]: https://docs.rs/okms-raci/latest/okms_raci/macro.include_matrix.html
    pub code: String,
    /// The problems that do not keep the matrix from being used.
    pub warnings: Report,
}

impl Generated {
    /// Writes the code to a file, unless the file holds it already; says whether it did.
    ///
    /// # Errors
    ///
    /// Those of writing the file.
    pub fn write_to(&self, path: impl AsRef<Path>) -> io::Result<bool> {
        output::write(path.as_ref(), &self.code)
    }
}

/// Generates the Rust code of a matrix from YAML.
///
/// `file` is the path to name in the report and in the code. The same text and
/// path give the same code, on any machine.
///
/// # Errors
///
/// A [`Report`] of everything that is wrong with the matrix.
///
/// # Examples
///
/// ```
/// let yaml = "
/// format: 1
/// name: tea
/// title: Who makes the tea
/// source: { revision: 2026-01-31 }
/// parties:
///   - { id: Host, name: Host }
///   - { id: Guest, name: Guest }
/// sections:
///   - title: Afternoon
///     activities:
///       - { title: Boil water, roles: { Host: RA, Guest: I } }
///       - { title: Pour, roles: { Host: A, Guest: R } }
/// ";
/// let generated = okms_raci_codegen::generate(yaml, "tea.yaml")?;
/// assert!(generated.code.contains("pub enum Activity"));
///
/// let report = okms_raci_codegen::generate(&yaml.replace("Host: A,", "Host: X,"), "tea.yaml").unwrap_err();
/// assert_eq!(report.problems().count(), 1);
/// # Ok::<(), okms_raci_codegen::Report>(())
/// ```
pub fn generate(yaml: &str, file: &str) -> Result<Generated, Report> {
    let (matrix, findings) = understand(yaml, &Located::new());
    let report = report(yaml, file, &findings);
    match matrix {
        Some(matrix) if !report.has_errors() => {
            let sha256 = hex(&hmac_sha256::Hash::hash(yaml.as_bytes()));
            let code = output::header(file, &sha256) + &emit(&matrix, &sha256);
            Ok(Generated { name: matrix.name.text, code, warnings: report })
        }
        _ => Err(report),
    }
}

/// What was found, with the places; the YAML is read again for them.
fn report(yaml: &str, file: &str, findings: &[Finding]) -> Report {
    if findings.is_empty() {
        return Report::new(file, yaml, &[]);
    }
    let located = yaml::locate(yaml, findings);
    Report::new(file, yaml, &understand(yaml, &located).1)
}

/// The matrix as far as it can be read, and what is wrong with it.
fn understand(yaml: &str, located: &Located) -> (Option<Matrix>, Vec<Finding>) {
    let mut findings = Vec::new();
    let root = match yaml::parse(yaml, located, &mut findings) {
        Ok(Some(root)) => root,
        Ok(None) => {
            let help = "a matrix starts with `format: 1`";
            return (None, vec![Finding::error(None, "the file is empty").help(help)]);
        }
        Err(finding) => return (None, vec![finding]),
    };
    let matrix = read(root, &mut findings);
    if let Some(matrix) = &matrix {
        check(matrix, &mut findings);
    }
    (matrix, findings)
}

fn hex(bytes: &[u8]) -> String {
    struct Hex<'a>(&'a [u8]);
    impl fmt::Display for Hex<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
        }
    }
    Hex(bytes).to_string()
}
