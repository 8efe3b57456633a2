//! What the command `raci` reads beside YAML.

use okms_raci_cli::any_input;
use okms_raci_codegen::Matrix;

/// Whatever page, table or sheet there is, it is refused, or what it becomes reads back as it was written.
/// The first byte says which of them it is.
pub fn import(bytes: &[u8]) {
    let Some((form, bytes)) = bytes.split_first() else { return };
    let file = ["a.md", "a.csv", "a.tsv", "a.xlsx", "a.json"][usize::from(*form) % 5];
    let Ok(yaml) = any_input::import(file, bytes) else { return };
    if let Ok((matrix, _)) = Matrix::read(&yaml, "a.yaml") {
        assert_eq!(matrix.to_yaml(), yaml);
    }
}

/// Whatever a Rust file holds, each finding names a line that it has.
pub fn trace(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let lines = text.split('\n').count();
    for line in any_input::trace(text) {
        // While it is fuzzed, proc-macro2 gives all tokens the line 0.
        assert!(cfg!(fuzzing) && line == 0 || (1..=lines).contains(&line), "{line} of {lines}");
    }
}
