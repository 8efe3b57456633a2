//! Writes everything that follows from data/okms.yaml, and lists what a person has to read.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use okms_raci_codegen::{Activity, Matrix, Section, write_whole};
use okms_raci_core::escape::Markdown;

use crate::picture::{Shades, draw};
use crate::{Error, cargo, output, root};

const YAML: &str = "data/okms.yaml";
const PREBUILT: &str = "okms-raci/prebuilt/okms.rs";
const TABLE: &str = "okms-raci/prebuilt/table.md";
const PICTURES: [(&str, Shades); 2] =
    [("docs/okms-light.svg", Shades::Light), ("docs/okms-dark.svg", Shades::Dark)];

/// The forms of `tests/it/render.rs`, each printed by the example `render`.
const RENDERED: [&str; 3] = ["md", "txt", "csv"];

/// What quotes titles of the matrix, as git names files. Crates that know no particular matrix have
/// samples of their own, and what was published is written by a person.
const QUOTING: [&str; 13] = [
    "*.md",
    ".github",
    "docs",
    "examples",
    "okms-raci/*.rs",
    "okms-raci-cli/tests/cases",
    "okms-raci-cli/tests/it",
    "okms-raci-cli/tests/page",
    "tests",
    ":!CHANGELOG.md",
    ":!okms-raci/prebuilt",
    ":!okms-raci-cli/tests/import",
    ":!tests/it/published",
];

/// The tests that write what they expect, if `RENEW` or `TRYBUILD` asks for it.
const WRITING: [&str; 5] = [
    "--package=okms-raci-cli",
    "--package=sentences",
    "--package=ui",
    "--package=ui-without-features",
    "--no-fail-fast",
];

pub(crate) fn renew() -> Result<(), Error> {
    let yaml = fs::read_to_string(root().join(YAML))?;
    let generated = okms_raci_codegen::generate(&yaml, YAML)?;
    if !generated.warnings.is_empty() {
        eprintln!("{}", generated.warnings);
    }
    let matrix = Matrix::read(&yaml, YAML)?.0;
    let changes = changes(&last_renewed()?, &matrix);
    changes.iter().try_for_each(Change::replace)?;
    generated.write_to(root().join(PREBUILT))?;
    write(TABLE, &table(&matrix))?;
    for (path, shades) in PICTURES {
        write(path, &draw(&matrix, shades))?;
    }
    for form in RENDERED {
        let run = ["run", "--quiet", "--example", "render", "--", form];
        write(&format!("tests/it/render/okms.{form}"), &output(cargo(&root()).args(run))?)?;
    }
    output(cargo(&root()).args(["fmt", "--all"]))?;
    let mut tests = cargo(&root());
    tests.arg("test").args(WRITING).envs([("RENEW", "1"), ("TRYBUILD", "overwrite")]);
    // Tests that write nothing may fail; they say why when all tests run.
    tests.output()?;
    println!("changed, for you to read:\n{}", git(&["status", "--short", "--", "."])?);
    changes.iter().for_each(Change::report);
    println!(
        "then run `cargo test --workspace --all-features`, and `.ci/run firmware` for the sizes"
    );
    Ok(())
}

/// The matrix as it was when the generated code was last committed.
fn last_renewed() -> Result<Matrix, Error> {
    let commit = git(&["log", "-1", "--format=%H", "--", PREBUILT])?;
    let yaml = git(&["show", &format!("{}:{YAML}", commit.trim())])?;
    Ok(Matrix::read(&yaml, YAML)?.0)
}

fn git(arguments: &[&str]) -> Result<String, Error> {
    output(Command::new("git").current_dir(root()).args(arguments))
}

/// A title that changed.
struct Change {
    old: String,
    new: String,
    /// Titles that the old one is a part of.
    longer: Vec<String>,
}

fn changes(old: &Matrix, new: &Matrix) -> Vec<Change> {
    let (old, new) = (titles(old), titles(new));
    let changed = old.iter().filter_map(|(id, title)| {
        let (_, now) = new.iter().find(|(other, now)| other == id && now != title)?;
        let contains = |other: &&(String, String)| other.1 != *title && other.1.contains(title);
        let longer = old.iter().filter(contains).map(|(_, longer)| longer.clone()).collect();
        Some(Change { old: title.clone(), new: now.clone(), longer })
    });
    changed.collect()
}

/// Titles as documents quote them, each with the id of its item. A title of one word is a word of prose
/// as well, so it is quoted with its number.
fn titles(matrix: &Matrix) -> Vec<(String, String)> {
    let activities = matrix.activities.iter();
    let activities = activities.map(|it| (format!("Activity::{}", it.id), it.title.clone()));
    let sections = matrix.sections.iter().map(|it| {
        let number = it.number.as_deref().filter(|_| !it.title.contains(' '));
        let title = number.map(|number| format!("{number} {}", it.title));
        (format!("Section::{}", it.id), title.unwrap_or_else(|| it.title.clone()))
    });
    activities.chain(sections).collect()
}

impl Change {
    /// Replaces the title wherever it is quoted.
    fn replace(&self) -> Result<(), Error> {
        for path in git(&[["ls-files", "--"].as_slice(), &QUOTING].concat())?.lines() {
            // Samples of spreadsheets are no text.
            let Ok(text) = fs::read_to_string(root().join(path)) else { continue };
            let escaped = |text: &str| Markdown(text).to_string();
            let longer: Vec<String> = self.longer.iter().map(|longer| escaped(longer)).collect();
            let text = replaced(&text, &self.old, &self.new, &self.longer);
            write(path, &replaced(&text, &escaped(&self.old), &escaped(&self.new), &longer))?;
        }
        Ok(())
    }

    fn report(&self) {
        println!("\"{}\" is now \"{}\", which only a person can write into:", self.old, self.new);
        println!("  tests/it/published, as the page has it");
        println!("  CHANGELOG.md, with what it breaks");
        let with_old = git(&["grep", "-lF", &self.old]).unwrap_or_default();
        let has_old_alone = |path: &&str| {
            let text = fs::read_to_string(root().join(path)).unwrap_or_default();
            !path.starts_with("tests/it/published")
                && replaced(&text, &self.old, "", &self.longer) != text
        };
        for path in with_old.lines().filter(has_old_alone) {
            println!("  {path}, unless that is a sample of its own");
        }
    }
}

/// The text with the new title for the old one, but where that is a part of a longer title.
fn replaced(text: &str, old: &str, new: &str, longer: &[String]) -> String {
    match longer {
        [] => text.replace(old, new),
        [first, rest @ ..] => {
            let parts = text.split(first.as_str()).map(|part| replaced(part, old, new, rest));
            parts.collect::<Vec<_>>().join(first)
        }
    }
}

/// Writes the file if that changes it.
fn write(path: &str, text: &str) -> Result<(), Error> {
    if fs::read_to_string(root().join(path)).ok().as_deref() != Some(text) {
        write_whole(&root().join(path), text.as_bytes())?;
    }
    Ok(())
}

/// A row for each activity, under one for its section: a column for sections would not fit on a phone.
/// Both link to the variants of the library.
fn table(matrix: &Matrix) -> String {
    let mut table = String::from("| activity |");
    for party in &matrix.parties {
        // Writing to a string cannot fail.
        let _ = write!(table, " {} |", Markdown(party.name.as_str()));
    }
    table += "\n| --- |";
    table += &" :---: |".repeat(matrix.parties.len());
    table.push('\n');
    let mut last = None;
    for activity in &matrix.activities {
        if last.replace(activity.section) != Some(activity.section) {
            table += &heading(&matrix.sections[activity.section], matrix.parties.len());
        }
        table += &row(activity);
    }
    table
}

fn heading(section: &Section, parties: usize) -> String {
    let (number, title) = (section.number.as_deref().unwrap_or_default(), section.title.as_str());
    let (number, title, id) = (Markdown(number), Markdown(title), section.id.as_str());
    format!("| **[{number} {title}](Section::{id})** |{}\n", " |".repeat(parties))
}

fn row(activity: &Activity) -> String {
    let mut row =
        format!("| [{}](Activity::{}) |", Markdown(activity.title.as_str()), activity.id.as_str());
    for roles in &activity.roles {
        let _ = write!(row, " {roles} |");
    }
    row.push('\n');
    row
}

#[test]
fn what_is_made_from_the_transcription_is_up_to_date() {
    let check = |path: &str, made: String| {
        let found = fs::read_to_string(root().join(path)).unwrap_or_default();
        assert!(found == made, "{path} is not what {YAML} gives: run `cargo xtask renew`");
    };
    let yaml = fs::read_to_string(root().join(YAML)).unwrap();
    let matrix = Matrix::read(&yaml, YAML).unwrap().0;
    check(TABLE, table(&matrix));
    for (path, shades) in PICTURES {
        check(path, draw(&matrix, shades));
    }
}
