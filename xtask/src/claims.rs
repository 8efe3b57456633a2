//! Changes each cell of the transcription; exactly the claims that this falsifies have to break.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Error, cargo, root};
use crate::scratch::package;

const LETTERS: [char; 4] = ['R', 'A', 'C', 'I'];
const PARTIES: [&str; 2] = ["Customer", "OvhCloud"];
const WORDS: [&str; 4] = ["responsible for", "accountable for", "consulted on", "informed of"];

/// A row of the transcription: an activity, and by party its letters.
struct Row {
    activity: String,
    /// The line of its roles, from 0.
    line: usize,
    letters: [String; 2],
}

/// The transcription with one letter more or less in one cell, and the claims that this falsifies.
struct Change {
    name: String,
    cell: (usize, usize),
    /// The lines of the policy.
    breaks: BTreeSet<usize>,
}

pub(crate) fn claims() -> Result<(), Error> {
    let yaml = fs::read_to_string(root().join("data/okms.yaml"))?;
    let rows = rows(&yaml);
    let (policy, lines) = policy(&rows);
    let folder = package("claims", &["default"])?;
    prepare(&folder)?;
    let (mut changes, mut refused) = (Vec::new(), 0);
    for (row, party, role) in cells(&rows) {
        let name = format!("m{row}_{party}_{role}");
        let yaml = with_change(&yaml, &rows[row], party, LETTERS[role]);
        if write(&folder, &name, &yaml, &policy)? {
            let breaks = [lines.rows[row], lines.roles[&(row, party, role)]].into();
            changes.push(Change { name, cell: (row, party), breaks });
        } else {
            refused += 1;
        }
    }
    let broken = broken(&folder)?;
    report(&changes, &broken, refused, lines.count)
}

/// Writes a binary with the policy on a changed matrix; `false` if codegen refuses the matrix.
fn write(folder: &Path, name: &str, yaml: &str, policy: &str) -> Result<bool, Error> {
    let yaml = yaml.replace("name: okms\n", &format!("name: {name}\n"));
    let Ok(generated) = okms_raci_codegen::generate(&yaml, "okms.yaml") else {
        return Ok(false);
    };
    generated.write_to(folder.join("generated").join(name).with_extension("rs"))?;
    let code = format!(
        "#![allow(dead_code)]\n\
         okms_raci::include_matrix! {{ mod {name} }}\n\
         okms_raci::assert_raci! {{ use crate::{name};\n\
         {policy}}}\nfn main() {{}}\n"
    );
    fs::write(folder.join("src/bin").join(name).with_extension("rs"), code)?;
    Ok(true)
}

/// How many lines come before the claims in each file.
const BEFORE: usize = 3;

struct Lines {
    rows: Vec<usize>,
    roles: BTreeMap<(usize, usize, usize), usize>,
    count: usize,
}

/// A claim that pins each row, and one for each role of each party; each on a line of its own.
fn policy(rows: &[Row]) -> (String, Lines) {
    let mut policy = String::new();
    let mut lines = Lines { rows: Vec::new(), roles: BTreeMap::new(), count: 0 };
    let mut add = |claim: String| {
        policy.extend([&claim, ";\n"]);
        lines.count += 1;
        BEFORE + lines.count
    };
    for row in rows {
        let letters = row.letters.clone().map(|l| if l.is_empty() { "-".to_owned() } else { l });
        let [customer, ovh] = letters;
        let line = add(format!("{} is {{ Customer: {customer}, OvhCloud: {ovh} }}", row.activity));
        lines.rows.push(line);
    }
    for (row, party, role) in cells(rows) {
        let Row { activity, letters, .. } = &rows[row];
        let not = if letters[party].contains(LETTERS[role]) { "" } else { "not " };
        let line = add(format!("{} is {not}{} {activity}", PARTIES[party], WORDS[role]));
        lines.roles.insert((row, party, role), line);
    }
    (policy, lines)
}

fn cells(rows: &[Row]) -> impl Iterator<Item = (usize, usize, usize)> + use<> {
    let rows = 0..rows.len();
    rows.flat_map(|row| (0..2).flat_map(move |party| (0..4).map(move |role| (row, party, role))))
}

fn rows(yaml: &str) -> Vec<Row> {
    let mut activity = String::new();
    let mut rows = Vec::new();
    for (line, text) in yaml.lines().enumerate() {
        let text = text.trim_start().trim_start_matches("- ");
        if let Some(id) = text.strip_prefix("id: ") {
            id.clone_into(&mut activity);
        } else if text.starts_with("roles: ") {
            let letters = PARTIES.map(|party| letters_of(text, party).to_owned());
            rows.push(Row { activity: activity.clone(), line, letters });
        }
    }
    rows
}

fn letters_of<'a>(line: &'a str, party: &str) -> &'a str {
    let Some((_, rest)) = line.split_once(&format!("{party}: ")) else { return "" };
    rest.split([',', ' ']).next().unwrap_or_default()
}

/// The letter comes into the cell, or goes.
fn with_change(yaml: &str, row: &Row, party: usize, letter: char) -> String {
    let mut letters = row.letters.clone();
    if letters[party].contains(letter) {
        letters[party] = letters[party].replace(letter, "");
    } else {
        letters[party].push(letter);
    }
    let cells = PARTIES.iter().zip(&letters).filter(|(_, letters)| !letters.is_empty());
    let cells: Vec<String> = cells.map(|(party, letters)| format!("{party}: {letters}")).collect();
    let mut changed = String::new();
    for (line, text) in yaml.lines().enumerate() {
        let indentation = &text[..text.len() - text.trim_start().len()];
        // Writing to a string cannot fail.
        let _ = if line == row.line {
            writeln!(changed, "{indentation}roles: {{ {} }}", cells.join(", "))
        } else {
            writeln!(changed, "{text}")
        };
    }
    changed
}

/// Room for generated code, for a binary for each change, and a build script that hands the code on.
fn prepare(folder: &Path) -> Result<(), Error> {
    for kind in ["generated", "src/bin"] {
        let path = folder.join(kind);
        if path.exists() {
            fs::remove_dir_all(&path)?;
        }
        fs::create_dir_all(path)?;
    }
    let build = r#"fn main() -> std::io::Result<()> {
    let out = std::path::PathBuf::from(std::env::var_os("OUT_DIR").unwrap());
    for file in std::fs::read_dir("generated")? {
        let file = file?;
        std::fs::copy(file.path(), out.join(file.file_name()))?;
    }
    Ok(())
}
"#;
    Ok(fs::write(folder.join("build.rs"), build)?)
}

/// By binary the lines with an error.
fn broken(folder: &Path) -> Result<BTreeMap<String, BTreeSet<usize>>, Error> {
    let mut cargo = cargo(folder);
    cargo.args(["check", "--bins", "--keep-going", "--offline", "--quiet"]);
    cargo.args(["--message-format", "short"]);
    let output = cargo.output()?;
    let mut broken: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for line in String::from_utf8(output.stderr)?.lines().filter(|line| line.contains(": error")) {
        let mut place = line.split(':');
        let file = place.next().map(PathBuf::from).unwrap_or_default();
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let line = place.next().and_then(|line| line.parse().ok());
        broken.entry(name).or_default().insert(line.ok_or("a message without a line")?);
    }
    Ok(broken)
}

fn report(
    changes: &[Change],
    broken: &BTreeMap<String, BTreeSet<usize>>,
    refused: usize,
    claims: usize,
) -> Result<(), Error> {
    let nothing = BTreeSet::new();
    let of = |change: &Change| broken.get(&change.name).unwrap_or(&nothing).clone();
    let wrong: Vec<String> = changes
        .iter()
        .filter(|change| of(change) != change.breaks)
        .map(|change| {
            format!("{}: expected {:?}, found {:?}", change.name, change.breaks, of(change))
        })
        .collect();
    let cells: BTreeSet<_> = changes.iter().map(|change| change.cell).collect();
    println!("{claims} claims: each row pinned, and each role of each party");
    println!(
        "{} changes of one letter in {} cells, {refused} more refused by codegen",
        changes.len(),
        cells.len()
    );
    println!("{} break exactly the claims that they falsify", changes.len() - wrong.len());
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}
