//! What a build script prints and returns.

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use okms_raci_codegen::compile;

const TEST: &str = "compiled::a_build_script_says_what_it_read_and_what_is_wrong";

/// The build script: compiles each matrix that `COMPILED_YAML` names; after a `-` it does not look whether it could.
fn compile_as_told() -> bool {
    let Ok(files) = env::var("COMPILED_YAML") else { return false };
    println!("{TEST}");
    for yaml in files.split(' ') {
        if let Some(yaml) = yaml.strip_prefix('-') {
            let _ = compile(yaml);
            continue;
        }
        match compile(yaml) {
            Ok(()) => println!("{yaml} is compiled"),
            Err(error) => {
                let problems = error.report().map(|report| report.problems().len());
                println!("{error:?}\nproblems: {problems:?}, source: {}", error.source().is_some());
            }
        }
    }
    println!("{TEST}");
    true
}

/// What it prints with this folder as that of the package and for its output.
fn printed(folder: &Path, variables: &[&str], yaml: &str) -> String {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", TEST, "--nocapture"]).env("COMPILED_YAML", yaml);
    for variable in ["OUT_DIR", "CARGO_MANIFEST_DIR"] {
        command.env_remove(variable);
        if variables.contains(&variable) {
            command.env(variable, folder);
        }
    }
    let output = String::from_utf8(command.output().unwrap().stdout).unwrap();
    output.split(&format!("{TEST}\n")).nth(1).unwrap().to_owned()
}

fn matrix(name: &str, letters: &str) -> String {
    format!(
        "format: 1\nname: {name}\ntitle: Tea\nsource: {{ revision: 2026-01-31 }}\n\
         parties: [{{ id: Host, name: Host }}]\n\
         sections: [{{ title: S, activities: [{{ title: Pour, roles: {{ Host: {letters} }} }}] }}]\n"
    )
}

#[test]
fn a_build_script_says_what_it_read_and_what_is_wrong() {
    if compile_as_told() {
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiled");
    fs::create_dir_all(&folder).unwrap();
    for (file, name, letters) in
        [("tea", "tea", "RA"), ("other", "Tea", "RA"), ("odd", "odd", "A"), ("wrong", "wrong", "X")]
    {
        fs::write(folder.join(file).with_extension("yaml"), matrix(name, letters)).unwrap();
    }
    let both = ["OUT_DIR", "CARGO_MANIFEST_DIR"];
    let said = printed(&folder, &both, "tea.yaml odd.yaml tea.yaml other.yaml wrong.yaml");
    assert_eq!(said, SAID);
    assert!(folder.join("tea.rs").exists() && folder.join("odd.rs").exists());
    assert!(!folder.join("wrong.rs").exists());
    for missing in both {
        let others: Vec<&str> = both.into_iter().filter(|name| *name != missing).collect();
        let expected = format!(
            "{missing} is not set: `compile` works in a build script that cargo runs\n\
             problems: None, source: false\n"
        );
        assert_eq!(printed(&folder, &others, "tea.yaml"), expected);
    }
    fs::remove_file(folder.join("tea.rs")).unwrap();
    fs::create_dir(folder.join("tea.rs")).unwrap();
    let said = printed(&folder, &both, "tea.yaml");
    fs::remove_dir(folder.join("tea.rs")).unwrap();
    assert!(
        said.contains(&format!("cannot write {}: ", folder.join("tea.rs").display())),
        "{said}"
    );
    assert!(said.ends_with("problems: None, source: true\n"), "{said}");
}

const SAID: &str = "\
cargo::rerun-if-changed=tea.yaml
tea.yaml is compiled
cargo::rerun-if-changed=odd.yaml
cargo::warning=odd.yaml:6:59: no party is responsible for the activity; add an R to the letters of the party that does it
odd.yaml is compiled
cargo::rerun-if-changed=tea.yaml
tea.yaml is compiled
cargo::rerun-if-changed=other.yaml
the matrices of tea.yaml and other.yaml have the same name, Tea; write another in the line `name: Tea` of one of them
problems: None, source: false
cargo::rerun-if-changed=wrong.yaml
the matrix cannot be used

error: there is no role 'X', found in \"X\"
 --> wrong.yaml:6:67
  |
6 | sections: [{ title: S, activities: [{ title: Pour, roles: { Host: X } }] }]
  |                                                                   ^
  = help: a mark does not say which role it is: write R, A, C or I, or `-` for no role

1 error in wrong.yaml
problems: Some(1), source: false
";

#[test]
fn an_error_that_nobody_looks_at_stops_the_build() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiled-unseen");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("tea.yaml"), matrix("tea", "RA")).unwrap();
    fs::write(folder.join("wrong.yaml"), matrix("wrong", "X")).unwrap();
    let said = printed(&folder, &["OUT_DIR", "CARGO_MANIFEST_DIR"], "-tea.yaml -wrong.yaml");
    let expected = "cargo::rerun-if-changed=tea.yaml\n\
                    cargo::rerun-if-changed=wrong.yaml\n\
                    cargo::error=wrong.yaml:6:67: there is no role 'X', found in \"X\"; a mark does not say \
                    which role it is: write R, A, C or I, or `-` for no role\n";
    assert_eq!(said, expected);
}
