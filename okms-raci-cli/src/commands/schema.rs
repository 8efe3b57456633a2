//! `raci schema`: the JSON Schema of the YAML.

use okms_raci_codegen::Matrix;

use crate::output::print;
use crate::status::{Error, Status};

pub(crate) fn run() -> Result<Status, Error> {
    print(Matrix::SCHEMA.as_bytes())?;
    Ok(Status::Fine)
}
