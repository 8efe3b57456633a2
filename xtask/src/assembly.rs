//! Counts the instructions of lookups, `ret` included, in optimized code for x86-64.

use std::fs;

use crate::run::{Error, cargo, root, run};

/// The functions in `tests/assembly/`, with the most instructions and loads that each may have.
const LIMITS: [(&str, usize, usize); 4] = [
    ("roles_at_run_time", 6, 1),
    ("is_at_run_time", 6, 1),
    ("roles_of_constants", 2, 0),
    ("is_of_constants", 2, 0),
];

pub(crate) fn assembly() -> Result<(), Error> {
    if cfg!(not(target_arch = "x86_64")) {
        println!("instructions are counted on x86-64 only; nothing was checked");
        return Ok(());
    }
    let target = root().join("target/assembly");
    // An older output beside the new one could be taken for it.
    if target.exists() {
        fs::remove_dir_all(&target)?;
    }
    let build = ["rustc", "--quiet", "--release", "--", "--emit", "asm", "-C", "debuginfo=0"];
    run(cargo(&root().join("tests/assembly")).args(build).env("CARGO_TARGET_DIR", &target))?;
    let mut text = String::new();
    for entry in fs::read_dir(target.join("release/deps"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "s") {
            text = fs::read_to_string(path)?;
        }
    }
    for (name, most_instructions, most_loads) in LIMITS {
        let code = instructions(&text, name);
        if code.is_empty() {
            return Err(format!("there is no code of {name}").into());
        }
        let loads = code.iter().filter(|line| is_load(line)).count();
        println!("{name}: {} instructions, {loads} loads", code.len());
        if code.len() > most_instructions || loads > most_loads {
            let limit = format!("{most_instructions} instructions and {most_loads} loads");
            return Err(format!("{name} may have {limit}:\n{}", code.join("\n")).into());
        }
    }
    Ok(())
}

/// The lines of a function that are neither labels nor directives.
fn instructions<'a>(text: &'a str, name: &str) -> Vec<&'a str> {
    let label = format!("{name}:");
    let body = text.lines().skip_while(|line| *line != label).skip(1);
    let body = body.take_while(|line| !line.starts_with(".Lfunc_end"));
    body.map(str::trim).filter(|line| !line.starts_with('.') && !line.is_empty()).collect()
}

/// Whether the instruction reads memory; `lea` only computes an address.
fn is_load(instruction: &str) -> bool {
    instruction.contains('(') && !instruction.starts_with("lea")
}
