//! Writes the peers' maps and enums over the keys of the matrix, and a large matrix of our own.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use okms_raci::{Activity, Section};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let out_dir = env::var("OUT_DIR")?;
    let yaml = large_matrix(10_000);
    okms_raci_codegen::generate(&yaml, "large.yaml")?
        .write_to(Path::new(&out_dir).join("large.rs"))?;
    let mut code = String::new();
    peers(&mut code, "ids", &Activity::ALL.map(Activity::id));
    peers(&mut code, "titles", &Activity::ALL.map(Activity::title));
    peers(&mut code, "numbers", &Section::ALL.map(Section::number));
    any_case(&mut code, &Activity::ALL.map(Activity::title));
    let large: Vec<String> = (0..10_000).map(large_id).collect();
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
}

/// An id such as ten thousand activities of one matrix have.
fn large_id(number: usize) -> String {
    let verbs = ["manage", "monitor", "restore", "review", "rotate", "archive", "approve"];
    let things = ["backups", "keys", "network-rules", "patches", "access-rights", "logs"];
    let verb = verbs[number % verbs.len()];
    let thing = things[number / verbs.len() % things.len()];
    format!("{verb}-{thing}-of-tenant{}", number / (verbs.len() * things.len()))
}

fn large_matrix(activities: usize) -> String {
    let mut yaml = String::from(
        "format: 1\nname: large\ntitle: Large\nsource: { revision: 2026-01-01 }\nparties:\n",
    );
    for party in ["Customer", "Provider", "Partner", "Auditor"] {
        let _ = writeln!(yaml, "  - {{ id: {party}, name: {party} }}");
    }
    yaml.push_str("sections:\n  - title: All of it\n    activities:\n");
    for number in 0..activities {
        let id = large_id(number);
        let variant: String =
            id.split('-').map(|word| word[..1].to_uppercase() + &word[1..]).collect();
        let _ = writeln!(
            yaml,
            "      - {{ id: {variant}, title: {id} it, roles: {{ Provider: RA, Customer: I }} }}"
        );
    }
    yaml
}
