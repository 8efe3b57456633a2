//! Writes the peers' maps and enums over the keys of the matrix, and a large matrix of our own.

#[path = "src/matrix.rs"]
mod matrix;

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use okms_raci::{Activity, Section};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let out_dir = env::var("OUT_DIR")?;
    let yaml = matrix::yaml("large", 10_000);
    okms_raci_codegen::generate(&yaml, "large.yaml")?
        .write_to(Path::new(&out_dir).join("large.rs"))?;
    let mut code = String::new();
    peers(&mut code, "ids", &Activity::ALL.map(Activity::id));
    peers(&mut code, "titles", &Activity::ALL.map(Activity::title));
    peers(&mut code, "numbers", &Section::ALL.map(Section::number));
    any_case(&mut code, &Activity::ALL.map(Activity::title));
    let large: Vec<String> = (0..10_000).map(matrix::id).collect();
    let large: Vec<&str> = large.iter().map(String::as_str).collect();
    phf(&mut code, "LARGE", &large);
    writeln!(code, "pub static LARGE: [&str; {}] = {large:?};", large.len())?;
    fs::write(Path::new(&out_dir).join("peers.rs"), code)?;
    Ok(())
}

/// `match`, strum with and without phf, and phf itself over the same keys.
fn peers(code: &mut String, name: &str, keys: &[&str]) {
    let upper = name.to_uppercase();
    let _ = writeln!(code, "pub static {upper}: [&str; {}] = {keys:?};", keys.len());
    let _ = writeln!(code, "pub fn match_{name}(text: &str) -> Option<usize> {{ match text {{");
    for (index, key) in keys.iter().enumerate() {
        let _ = writeln!(code, "{key:?} => Some({index}),");
    }
    let _ = writeln!(code, "_ => None }} }}");
    phf(code, &upper, keys);
    strum(code, &format!("Strum{upper}"), "", "", keys);
    strum(code, &format!("StrumPhf{upper}"), "#[strum(use_phf)]", "", keys);
}

fn any_case(code: &mut String, keys: &[&str]) {
    let each = ", ascii_case_insensitive";
    strum(code, "StrumANYCASE", "#[strum(use_phf)]", each, keys);
}

fn phf(code: &mut String, name: &str, keys: &[&str]) {
    let mut map = phf_codegen::Map::new();
    for (index, key) in keys.iter().enumerate() {
        map.entry(*key, index.to_string());
    }
    let map = map.build();
    let _ = writeln!(code, "pub static PHF_{name}: phf::Map<&str, usize> = {map};");
}

fn strum(code: &mut String, name: &str, on_enum: &str, on_each: &str, keys: &[&str]) {
    let _ =
        writeln!(code, "#[derive(Clone, Copy, strum::EnumString)] {on_enum} pub enum {name} {{");
    for (index, key) in keys.iter().enumerate() {
        let _ = writeln!(code, "#[strum(serialize = {key:?}{on_each})] V{index},");
    }
    let _ = writeln!(code, "}}");
    let _ = writeln!(
        code,
        "impl From<{name}> for usize {{ fn from(item: {name}) -> usize {{ item as usize }} }}"
    );
}
