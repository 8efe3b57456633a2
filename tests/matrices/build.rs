//! Compiles every accepted sample, as a build script of a user does.

use std::path::Path;
use std::{error, fs};

const SAMPLES: &str = "../../okms-raci-codegen/tests/accepted";

fn main() -> Result<(), Box<dyn error::Error>> {
    println!("cargo::rerun-if-changed={SAMPLES}");
    let mut samples: Vec<_> = fs::read_dir(SAMPLES)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    samples.sort();
    for sample in samples.iter().filter(|sample| sample.extension() == Some("yaml".as_ref())) {
        okms_raci_codegen::compile(Path::new(sample))?;
    }
    Ok(())
}
