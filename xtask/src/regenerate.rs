//! Renews what is checked in but made from other files.

use std::fs;

use crate::run::{Error, cargo, output, root};

const YAML: &str = "data/okms.yaml";
const PREBUILT: &str = "okms-raci/prebuilt/okms.rs";

/// The expectations of `tests/it/render.rs`, and what the example that prints them is asked for.
const RENDERED: [&str; 3] = ["md", "txt", "csv"];

pub(crate) fn regenerate() -> Result<(), Error> {
    let yaml = fs::read_to_string(root().join(YAML))?;
    let generated = okms_raci_codegen::generate(&yaml, YAML)?;
    if !generated.warnings.is_empty() {
        eprintln!("{}", generated.warnings);
    }
    tell(PREBUILT, generated.write_to(root().join(PREBUILT))?);
    for form in RENDERED {
        let path = format!("tests/it/render/okms.{form}");
        let run = ["run", "--quiet", "--example", "render", "--", form];
        let text = output(cargo(&root()).args(run))?;
        let changed = fs::read_to_string(root().join(&path)).ok().as_ref() != Some(&text);
        if changed {
            fs::write(root().join(&path), text)?;
        }
        tell(&path, changed);
    }
    Ok(())
}

fn tell(path: &str, changed: bool) {
    println!("{path}: {}", if changed { "renewed" } else { "is up to date" });
}
