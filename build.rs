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
    const PREBUILT: &str = "okms-raci/prebuilt/okms.rs";
    println!("cargo::rerun-if-changed={PREBUILT}");
    let out_dir = std::env::var("OUT_DIR")?;
    std::fs::copy(PREBUILT, std::path::Path::new(&out_dir).join("okms.rs"))?;
    Ok(())
}
