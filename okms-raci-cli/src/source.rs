//! A matrix from whatever the user names.

use std::path::Path;

use okms_raci_codegen::{Matrix, Report};

use crate::status::Error;

/// The most bytes that are read of a source.
pub(crate) const MOST_BYTES: u64 = 64 << 20;

/// The matrix in a YAML file, and what is odd about it.
pub(crate) fn read(path: &Path) -> Result<(Matrix, Report), Error> {
    let file = path.display().to_string();
    Matrix::read_file(path, &file).map_err(Error::new)
}
