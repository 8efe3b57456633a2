use std::io;
use std::path::Path;

use crate::emit::emit;
use crate::file::check_path;
use crate::matrix::Matrix;
use crate::output;
use crate::report::Report;

/// The Rust code of a matrix, and what is odd about the matrix.
///
/// ```
/// let yaml = "
/// format: 1
/// name: tea
/// title: Who makes the tea
/// source: { revision: 2026-01-31 }
/// parties: [{ id: Host, name: Host }]
/// sections: [{ title: Afternoon, activities: [{ title: Pour, roles: { Host: A } }] }]
/// ";
/// let tea = okms_raci_codegen::generate(yaml, "tea.yaml")?;
/// // Nobody pours. That is odd, and no reason to give no code.
/// assert_eq!(tea.warnings.problems().next().unwrap().rule.id(), "nobody-responsible");
/// assert!(tea.code.contains("Pour"));
/// # Ok::<(), okms_raci_codegen::Report>(())
/// ```
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
    /// The file is whole or as it was before, whatever happens in between.
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
/// let wrong = yaml.replace("Host: A,", "Host: X,");
/// let report = okms_raci_codegen::generate(&wrong, "tea.yaml").unwrap_err();
/// assert_eq!(report.problems().count(), 1);
/// # Ok::<(), okms_raci_codegen::Report>(())
/// ```
pub fn generate(yaml: &str, file: &str) -> Result<Generated, Report> {
    check_path(file)?;
    let (matrix, warnings) = Matrix::read(yaml, file)?;
    Ok(generated(matrix, file, warnings))
}

/// The code of a matrix that was read from this file.
pub(crate) fn generated(matrix: Matrix, file: &str, warnings: Report) -> Generated {
    let code = output::header(file, &matrix.source.sha256) + &emit(&matrix, true);
    Generated { name: matrix.name, code, warnings }
}
