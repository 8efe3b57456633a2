//! Puts the generated code of the OKMS matrix where the library includes it.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    generate()
}

/// From the YAML.
#[cfg(feature = "yaml")]
fn generate() -> Result<(), Box<dyn std::error::Error>> {
    Ok(okms_raci_codegen::compile("data/okms.yaml")?)
}

/// As it stands in the package, generated from the same YAML.
#[cfg(not(feature = "yaml"))]
fn generate() -> Result<(), Box<dyn std::error::Error>> {
    use std::{env, fs, path::PathBuf};

    const PREBUILT: &str = "okms-raci/prebuilt/okms.rs";
    println!("cargo::rerun-if-changed={PREBUILT}");
    let code = fs::read(PREBUILT).map_err(|error| format!("cannot read {PREBUILT}: {error}"))?;
    let included = PathBuf::from(env::var("OUT_DIR")?).join("okms.rs");
    // Whole or not at all: a build that is ended in between leaves nothing that the next one takes.
    let part = included.with_extension("part");
    fs::write(&part, code)
        .and_then(|()| fs::rename(&part, &included))
        .map_err(|error| format!("cannot write {}: {error}", included.display()))?;
    Ok(())
}
