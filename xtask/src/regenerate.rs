//! Renews what is checked in but made from other files.

use std::fs;

use okms_raci_codegen::{Matrix, write_whole};

use crate::picture::{Shades, draw};
use crate::run::{Error, cargo, output, root};
use crate::table::table;

const YAML: &str = "data/okms.yaml";
const PREBUILT: &str = "okms-raci/prebuilt/okms.rs";
const TABLE: &str = "okms-raci/prebuilt/table.md";
const PICTURES: [(&str, Shades); 2] =
    [("docs/okms-light.svg", Shades::Light), ("docs/okms-dark.svg", Shades::Dark)];

/// The expectations of `tests/it/render.rs`, and what the example that prints them is asked for.
const RENDERED: [&str; 3] = ["md", "txt", "csv"];

pub(crate) fn regenerate() -> Result<(), Error> {
    let yaml = fs::read_to_string(root().join(YAML))?;
    let generated = okms_raci_codegen::generate(&yaml, YAML)?;
    if !generated.warnings.is_empty() {
        eprintln!("{}", generated.warnings);
    }
    tell(PREBUILT, generated.write_to(root().join(PREBUILT))?);
    let matrix = okms()?;
    write(TABLE, &table(&matrix))?;
    picture()?;
    for form in RENDERED {
        let run = ["run", "--quiet", "--example", "render", "--", form];
        write(&format!("tests/it/render/okms.{form}"), &output(cargo(&root()).args(run))?)?;
    }
    Ok(())
}

/// Draws the matrix for README.md.
pub(crate) fn picture() -> Result<(), Error> {
    let matrix = okms()?;
    for (path, shades) in PICTURES {
        write(path, &draw(&matrix, shades))?;
    }
    Ok(())
}

/// The transcription as it stands.
fn okms() -> Result<Matrix, Error> {
    let yaml = fs::read_to_string(root().join(YAML))?;
    Ok(Matrix::read(&yaml, YAML)?.0)
}

/// Writes the file if that changes it, and says whether it did.
fn write(path: &str, text: &str) -> Result<(), Error> {
    let changed = fs::read_to_string(root().join(path)).ok().as_deref() != Some(text);
    if changed {
        write_whole(&root().join(path), text.as_bytes())?;
    }
    tell(path, changed);
    Ok(())
}

fn tell(path: &str, changed: bool) {
    println!("{path}: {}", if changed { "renewed" } else { "is up to date" });
}

#[test]
fn what_is_made_from_the_transcription_is_up_to_date() {
    let check = |path: &str, made: String| {
        let found = fs::read_to_string(root().join(path)).unwrap_or_default();
        assert!(found == made, "{path} is out of date; renew it with `cargo xtask regenerate`");
    };
    let matrix = okms().unwrap();
    check(TABLE, table(&matrix));
    for (path, shades) in PICTURES {
        check(path, draw(&matrix, shades));
    }
}
