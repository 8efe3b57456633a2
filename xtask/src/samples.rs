//! Pastes each sample of a README into a new crate, as a reader does, and compares what it prints.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::{Error, cargo};

/// A block of a document, after its "```": what it is, and its text.
struct Block<'a> {
    kind: &'a str,
    text: &'a str,
}

/// The samples of the README of a package, in a crate that gets the packages in place of the registry's.
pub(crate) fn samples(packages: &Path, name: &str, target: &Path) -> Result<(), Error> {
    let readme = fs::read_to_string(packages.join(name).join("README.md"))?;
    let blocks = blocks(&readme);
    let folder = target.join("samples").join(name);
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("Cargo.toml"), manifest(packages, name, &blocks)?)?;
    let mut count = 0;
    for (position, block) in blocks.iter().enumerate() {
        let says = blocks.get(position + 1).filter(|next| next.kind == "text");
        let says = says.map(|says| says.text);
        match block.kind {
            "rust" => runs(&folder, target, block.text, says)?,
            "rust,compile_fail" => is_refused(&folder, target, block.text, says)?,
            _ => continue,
        }
        count += 1;
    }
    println!("README of {name}: {count} samples do what it says");
    if count > 0 { Ok(()) } else { Err(format!("the README of {name} has no sample").into()) }
}

fn blocks(document: &str) -> Vec<Block<'_>> {
    let fenced = document.split("\n```").skip(1).step_by(2);
    let split = fenced.filter_map(|block| block.split_once('\n'));
    split.map(|(kind, text)| Block { kind, text }).collect()
}

/// The manifest that cargo makes, with what the README says to add to it.
fn manifest(packages: &Path, name: &str, blocks: &[Block<'_>]) -> Result<String, Error> {
    // Cargo takes packages of one name in different folders for one, where each is a workspace.
    let mut manifest = format!(
        "[package]\nname = \"sample-of-{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n",
    );
    match blocks.iter().find(|block| block.kind == "toml") {
        Some(added) => manifest += added.text,
        None => manifest += &["[dependencies]\n", name, " = \"0.1\""].concat(),
    }
    manifest += "\n\n[patch.crates-io]\n";
    for package in fs::read_dir(packages)? {
        let path = package?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // Writing to a string cannot fail.
        let _ = writeln!(manifest, "{name} = {{ path = '{}' }}", path.display());
    }
    Ok(manifest)
}

fn run_sample(folder: &Path, target: &Path, code: &str) -> Result<std::process::Output, Error> {
    fs::write(folder.join("src/main.rs"), format!("{code}\n"))?;
    let mut run: Command = cargo(folder);
    run.args(["run", "--quiet"]).env("CARGO_TARGET_DIR", target);
    Ok(run.output()?)
}

fn runs(folder: &Path, target: &Path, code: &str, says: Option<&str>) -> Result<(), Error> {
    let output = run_sample(folder, target, code)?;
    let printed = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        let messages = String::from_utf8_lossy(&output.stderr);
        return Err(format!("this sample does not run:\n{code}\n{messages}").into());
    }
    if printed.trim_end() != says.unwrap_or_default() {
        return Err(format!("this sample prints something else:\n{code}\n{printed}").into());
    }
    Ok(())
}

/// The message is compared up to the place, which compilers draw in different ways.
fn is_refused(folder: &Path, target: &Path, code: &str, says: Option<&str>) -> Result<(), Error> {
    let output = run_sample(folder, target, code)?;
    let messages = String::from_utf8_lossy(&output.stderr);
    let said: Vec<&str> = messages.lines().map(str::trim).collect();
    let expected = says.unwrap_or_default().lines().map(str::trim);
    let mut expected = expected.take_while(|line| !line.starts_with("-->"));
    if output.status.success() || !expected.all(|line| said.contains(&line)) {
        return Err(format!("this sample is not refused as it says:\n{code}\n{messages}").into());
    }
    Ok(())
}
