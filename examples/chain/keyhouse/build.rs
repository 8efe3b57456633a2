//! Compiles the matrix, for `include_matrix!`.

fn main() -> Result<(), okms_raci_codegen::CompileError> {
    okms_raci_codegen::compile("managed_keys.yaml")
}
