fn main() -> Result<(), okms_raci_codegen::CompileError> {
    okms_raci_codegen::compile("data/backup.yaml")?;
    okms_raci_codegen::compile("data/key_service.yaml")
}
