//! Compiles every accepted sample, as a build script of a user does.

use std::fmt::Write;
use std::path::Path;
use std::{error, fs};

use okms_raci_codegen::generate_or_salvage;

const SAMPLES: &str = "../../okms-raci-codegen/tests/accepted";
const REFUSED: &str = "../../okms-raci-codegen/tests/refused";

fn main() -> Result<(), Box<dyn error::Error>> {
    println!("cargo::rerun-if-changed={SAMPLES}");
    let mut samples: Vec<_> = fs::read_dir(SAMPLES)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    samples.sort();
    for sample in samples.iter().filter(|sample| sample.extension() == Some("yaml".as_ref())) {
        okms_raci_codegen::compile(Path::new(sample))?;
    }
    salvage()
}

/// What a macro defines where a matrix is refused; see `src/salvaged.rs`.
fn salvage() -> Result<(), Box<dyn error::Error>> {
    println!("cargo::rerun-if-changed={REFUSED}");
    let out_dir = std::env::var("OUT_DIR")?;
    let mut modules = String::new();
    for entry in fs::read_dir(REFUSED)? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let is_sample = path.extension() == Some("yaml".as_ref());
        let refused = is_sample.then(|| generate_or_salvage(&path, "", &name).err()).flatten();
        if let Some((_, code)) = refused {
            fs::write(format!("{out_dir}/refused_{name}.rs"), code)?;
            writeln!(modules, "    {name}")?;
        }
    }
    fs::write(format!("{out_dir}/salvaged.rs"), format!("salvaged! {{\n{modules}}}\n"))?;
    Ok(())
}
