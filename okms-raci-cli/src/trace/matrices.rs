//! The matrices that claims are held against.

use okms_raci_claims::Rows;
use okms_raci_codegen::Matrix;

use crate::status::Error;

/// The name of the matrix that claims without `use path;` are about.
const BUILT_IN: &str = "okms";

/// A matrix that code can make claims about, and where it comes from.
pub(crate) struct TracedMatrix {
    pub(crate) matrix: Matrix,
    /// Its rows, which judge claims.
    pub(crate) rows: Rows,
    /// The file that it was read from and its YAML, if it is YAML.
    pub(crate) yaml: Option<(String, String)>,
    /// Whether it was asked for; the one that is built in may be known all the same.
    pub(crate) is_asked_for: bool,
}

impl TracedMatrix {
    pub(crate) fn new(
        matrix: Matrix,
        yaml: Option<(String, String)>,
        is_asked_for: bool,
    ) -> Result<TracedMatrix, Error> {
        let lines = okms_raci_codegen::lines(&matrix).join("\n");
        let rows = Rows::read(&lines)
            .map(|rows| Rows { is_own: matrix.name.as_str() != BUILT_IN, ..rows });
        let rows = rows.ok_or_else(|| Error::new("the rows of the matrix cannot be read"))?;
        Ok(TracedMatrix { matrix, rows, yaml, is_asked_for })
    }

    /// The OKMS matrix, as okms-raci has it.
    pub(crate) fn built_in(is_asked_for: bool) -> Result<TracedMatrix, Error> {
        let (matrix, _) = Matrix::read(okms_raci::__private::OKMS_YAML, "okms.yaml")
            .map_err(|report| Error::new(format_args!("the built-in matrix: {report}")))?;
        TracedMatrix::new(matrix, None, is_asked_for)
    }

    /// Whether claims without `use path;` are about it.
    pub(crate) fn is_default(&self) -> bool {
        self.matrix.name.as_str() == BUILT_IN
    }
}
