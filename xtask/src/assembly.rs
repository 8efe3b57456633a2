//! Counts the instructions of lookups, `ret` included, in optimized code for x86-64.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::run::{Error, cargo, run};
use crate::scratch::package;

/// A lookup as a caller would have it, with the most instructions and loads that it may have.
struct Lookup {
    name: &'static str,
    /// What follows the name in the function.
    code: &'static str,
    most_instructions: usize,
    most_loads: usize,
}

const LOOKUPS: [Lookup; 4] = [
    // The activity and the party are known at run time.
    Lookup {
        name: "roles_at_run_time",
        code: "(activity: Activity, party: Party) -> RoleSet { activity.roles(party) }",
        most_instructions: 6,
        most_loads: 1,
    },
    // The party and the role are constants: one load and one bit.
    Lookup {
        name: "is_at_run_time",
        code: "(activity: Activity) -> bool { activity.is(Party::OvhCloud, Role::Accountable) }",
        most_instructions: 6,
        most_loads: 1,
    },
    // Everything is constant, though the code around is not const.
    Lookup {
        name: "roles_of_constants",
        code: "() -> RoleSet { Activity::ManageBackups.roles(Party::OvhCloud) }",
        most_instructions: 2,
        most_loads: 0,
    },
    Lookup {
        name: "is_of_constants",
        code: "() -> bool { Activity::ManageBackups.is(Party::Customer, Role::Informed) }",
        most_instructions: 2,
        most_loads: 0,
    },
];

pub(crate) fn assembly() -> Result<(), Error> {
    if cfg!(not(target_arch = "x86_64")) {
        println!("instructions are counted on x86-64 only; nothing was checked");
        return Ok(());
    }
    let folder = package("assembly", &[])?;
    fs::write(folder.join("src/lib.rs"), library())?;
    let text = compiled(&folder)?;
    LOOKUPS.iter().try_for_each(|lookup| check(lookup, &text))
}

/// A library with a function for each lookup.
fn library() -> String {
    let mut library = String::from("use okms_raci::{Activity, Party, Role, RoleSet};\n");
    for Lookup { name, code, .. } in LOOKUPS {
        // Writing to a string cannot fail.
        let _ = writeln!(library, "#[unsafe(no_mangle)]\npub fn {name}{code}");
    }
    library
}

/// The library's machine code as text.
fn compiled(folder: &Path) -> Result<String, Error> {
    let target = folder.join("target");
    // An older output beside the new one could be taken for it.
    if target.exists() {
        fs::remove_dir_all(&target)?;
    }
    let build = ["rustc", "--quiet", "--release", "--", "--emit", "asm", "-C", "debuginfo=0"];
    run(cargo(folder).args(build).env("CARGO_TARGET_DIR", &target))?;
    for entry in fs::read_dir(target.join("release/deps"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "s") {
            return Ok(fs::read_to_string(path)?);
        }
    }
    Err("the compiler wrote no assembly".into())
}

fn check(lookup: &Lookup, text: &str) -> Result<(), Error> {
    let Lookup { name, most_instructions, most_loads, .. } = lookup;
    let code = instructions(text, name);
    if code.is_empty() {
        return Err(format!("there is no code of {name}").into());
    }
    let loads = code.iter().filter(|line| is_load(line)).count();
    println!("{name}: {} instructions, {loads} loads", code.len());
    if code.len() > *most_instructions || loads > *most_loads {
        let limit = format!("{most_instructions} instructions and {most_loads} loads");
        return Err(format!("{name} may have {limit}:\n{}", code.join("\n")).into());
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
