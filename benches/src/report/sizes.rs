//! What a lookup adds to a program.

use std::error::Error;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;

use okms_raci_benches::peers;

use crate::consumer::{Consumer, ours, succeed};

const HEAD: &str = "
## Sizes

Bytes that a lookup among the 31 activities adds to a program that prints the
position of its first argument: code, constants and data, by `size`, over the same
program without a lookup. Maps and enums are those of the lookups above. Release
profile with `opt-level = 3`, `lto = true`, `codegen-units = 1`, `panic = \"abort\"`,
`strip = true`.
";

const PROFILE: &str = "
[profile.release]
opt-level = 3
lto = true
codegen-units = 1
panic = \"abort\"
strip = true
";

/// What answers every text as a lookup would, and looks nothing up.
const NO_LOOKUP: &str = "text.len().checked_sub(1)";

/// Ways from an id to a position.
const IDS: [(&str, &str); 8] = [
    ("okms-raci", "okms_raci::Activity::from_id(text).map(|id| id as usize)"),
    ("phf", "PHF_IDS.get(text).copied()"),
    ("match", "match_ids(text)"),
    ("strum", "text.parse::<StrumIDS>().ok().map(|id| id as usize)"),
    ("strum, use_phf", "text.parse::<StrumPhfIDS>().ok().map(|id| id as usize)"),
    (
        "hashbrown, fx",
        "map::<hashbrown::HashMap<_, _, rustc_hash::FxBuildHasher>>().get(text).copied()",
    ),
    ("std HashMap", "map::<std::collections::HashMap<_, _>>().get(text).copied()"),
    (
        "binary search",
        "SORTED.binary_search_by_key(&text, |row| row.0).ok().map(|found| SORTED[found].1)",
    ),
];

/// Ways from a title in any letter case.
const TITLES: [(&str, &str); 2] = [
    ("okms-raci", "okms_raci::maps::ACTIVITY_BY_TITLE.get(text).map(|title| title as usize)"),
    ("strum, use_phf", "text.parse::<StrumANYCASE>().ok().map(|title| title as usize)"),
];

pub(crate) fn report() -> Result<String, Box<dyn Error>> {
    let consumer = consumer()?;
    build(&consumer, NO_LOOKUP)?;
    let without = bytes(&consumer)?;
    let mut text = String::from(HEAD);
    for (what, lookups, keys) in [
        ("id, exact", &IDS[..], peers::IDS),
        ("title, any letter case", &TITLES[..], peers::TITLES),
    ] {
        write!(text, "\n| {what} | bytes | ratio |\n| --- | --: | --: |\n")?;
        let mut ours = None;
        for (name, lookup) in lookups {
            build(&consumer, lookup)?;
            find_all(&consumer, &keys)?;
            let more = bytes(&consumer)? - without;
            let ratio = more / *ours.get_or_insert(more);
            writeln!(text, "| {name} | {more:.0} | {ratio:.1}x |")?;
        }
    }
    Ok(text)
}

/// The peers' maps and enums are in its library, the lookup is in its program.
fn consumer() -> Result<Consumer, Box<dyn Error>> {
    let ours = ours()?;
    let dependencies = format!(
        "hashbrown = \"0.17\"\nokms-raci = {{ path = {ours:?}, default-features = false }}\n\
         phf = \"0.13\"\nrustc-hash = \"2\"\n\
         strum = {{ version = \"0.28\", features = [\"derive\", \"phf\"] }}\n{PROFILE}"
    );
    let consumer = Consumer::new("sizes", &dependencies)?;
    let mut sorted: Vec<(&str, usize)> = peers::IDS.into_iter().zip(0..).collect();
    sorted.sort_unstable();
    let library = format!(
        "include!({:?});\n\
         pub static SORTED: [(&str, usize); {}] = {sorted:?};\n\
         pub fn map<M: FromIterator<(&'static str, usize)>>() -> M {{\n    \
             IDS.into_iter().zip(0..).collect()\n}}\n",
        concat!(env!("OUT_DIR"), "/peers.rs"),
        sorted.len()
    );
    consumer.write("src/lib.rs", &library)?;
    Ok(consumer)
}

fn build(consumer: &Consumer, lookup: &str) -> Result<(), Box<dyn Error>> {
    let program = format!(
        "#[allow(unused_imports)]\nuse consumer::*;\n\n\
         fn lookup(text: &str) -> Option<usize> {{\n    {lookup}\n}}\n\n\
         fn main() {{\n    \
             let text = std::env::args().nth(1).unwrap_or_default();\n    \
             if let Some(position) = lookup(&text) {{\n        println!(\"{{position}}\");\n    }}\n}}\n"
    );
    consumer.write("src/main.rs", &program)?;
    succeed(consumer.cargo().args(["build", "--offline", "--release"]))
}

fn program(consumer: &Consumer) -> PathBuf {
    consumer.target().join("release/consumer")
}

/// A lookup that finds nothing would be small.
fn find_all(consumer: &Consumer, keys: &[&str]) -> Result<(), Box<dyn Error>> {
    for (position, key) in keys.iter().enumerate() {
        let found = Command::new(program(consumer)).arg(key).output()?.stdout;
        if String::from_utf8(found)?.trim() != position.to_string() {
            return Err(format!("the program for sizes does not find {key}").into());
        }
    }
    Ok(())
}

/// The bytes that are loaded from the program's file: the first two columns of `size`.
fn bytes(consumer: &Consumer) -> Result<f64, Box<dyn Error>> {
    let output = Command::new("size").arg(program(consumer)).output();
    let output = output.map_err(|error| format!("size, of binutils, measures: {error}"))?;
    let table = String::from_utf8(output.stdout)?;
    let row = table.lines().nth(1).ok_or("size printed no row")?;
    let columns: Vec<f64> = row.split_whitespace().flat_map(str::parse).collect();
    match columns[..] {
        [text, data, ..] => Ok(text + data),
        _ => Err("size printed no numbers".into()),
    }
}
