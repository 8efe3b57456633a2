//! Runs what a forge and pre-commit are given to run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use serde_yaml::Value;

use crate::raci::{repository, scratch_file};

const MATRIX: &str = "
format: 1
name: tea
title: Tea
source: { revision: 2026-01-31 }
parties: [{ id: Host, name: Host }]
sections: [{ title: Afternoon, activities: [{ title: Boil water, roles: { Host: A } }] }]
";

/// The folder of the matrix, and of one in which a cell differs.
static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    scratch_file("forge", "changed.yaml", &MATRIX.replace("Host: A", "Host: RA"));
    scratch_file("forge", "with blank.yaml", MATRIX).parent().unwrap().to_owned()
});

/// A file that only the repository has.
fn yaml(file: &str) -> Value {
    let file = repository().join(file);
    serde_yaml::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

/// The status of a command in the folder of the matrix, and what it prints.
fn bash(script: &str, variables: &[(String, String)]) -> (Option<i32>, String) {
    let raci = Path::new(env!("CARGO_BIN_EXE_raci")).parent().unwrap();
    let path = format!("{}:{}", raci.display(), std::env::var("PATH").unwrap());
    let mut bash = Command::new("bash");
    bash.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]).current_dir(&*FOLDER);
    let output = bash.env("PATH", path).envs(variables.iter().cloned()).output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

/// Runs a step of the action with these inputs, the others as they are by default.
fn step(name: &str, inputs: &[(&str, &str)]) -> (Option<i32>, String) {
    let action = yaml("action.yml");
    let steps = action["runs"]["steps"].as_sequence().unwrap();
    let step = steps.iter().find(|step| step["name"] == name).unwrap();
    let input = |expression: &str| {
        let name = expression.trim_start_matches("${{ inputs.").trim_end_matches(" }}");
        let given = inputs.iter().find(|(given, _)| *given == name).map(|(_, value)| *value);
        let default = action["inputs"][name]["default"].as_str();
        given.or(default).unwrap_or_else(|| panic!("there is no input {name}")).to_owned()
    };
    let variables =
        step["env"].as_mapping().unwrap().iter().map(|(name, value)| {
            (name.as_str().unwrap().to_owned(), input(value.as_str().unwrap()))
        });
    bash(step["run"].as_str().unwrap(), &variables.collect::<Vec<_>>())
}

#[test]
fn the_action_checks_all_files_and_annotates() {
    let files = "with blank.yaml\n\n  \nmissing.yaml\n";
    let (status, printed) = step("Check", &[("files", files)]);
    assert_eq!(status, Some(2));
    assert!(printed.starts_with("::warning file=with blank.yaml,line=7,"), "{printed}");
    assert!(printed.contains("::error file=missing.yaml,title=unreadable-file::"), "{printed}");
    let check = |strict| step("Check", &[("files", "with blank.yaml"), ("strict", strict)]).0;
    assert_eq!((check("false"), check("true")), (Some(0), Some(1)));
}

#[test]
fn the_action_compares() {
    let compare = |new| step("Compare", &[("old", "with blank.yaml"), ("new", new)]);
    assert_eq!(compare("with blank.yaml").0, Some(0));
    let (status, printed) = compare("changed.yaml");
    assert_eq!(status, Some(1));
    assert!(printed.contains("title=cell::"), "{printed}");
}

#[test]
fn the_hooks_of_pre_commit_run() {
    for (hook, status) in yaml(".pre-commit-hooks.yaml").as_sequence().unwrap().iter().zip([0, 1]) {
        let entry = hook["entry"].as_str().unwrap();
        assert_eq!(bash(&format!("{entry} 'with blank.yaml'"), &[]).0, Some(status), "{entry}");
    }
}

/// The commands of a recipe in the manual that compare or check, for the file `data/backup.yaml`.
fn recipe(job: &str) -> Vec<String> {
    let page = fs::read_to_string(repository().join("docs/raci.md")).unwrap();
    let (_, recipe) = page.split_once(job).unwrap_or_else(|| panic!("no recipe has {job:?}"));
    let recipe = recipe.split("```").next().unwrap().replace("\\\n", " ");
    let lines = recipe.lines().map(|line| line.trim().trim_start_matches("- "));
    lines.filter(|line| line.starts_with("raci ")).map(str::to_owned).collect()
}

#[test]
fn the_recipes_of_both_forges_run() {
    let start = "git init --quiet recipes; cd recipes; mkdir -p data; cp '../with blank.yaml' data/backup.yaml; \
                 git add .; git -c user.name=T -c user.email=t@example.org commit --quiet --no-gpg-sign -m 1; \
                 git update-ref refs/remotes/origin/main HEAD; cp ../changed.yaml data/backup.yaml";
    let (github, gitlab) = (recipe("github.event_name"), recipe("merge_request_event"));
    assert_eq!((github.len(), gitlab.len()), (1, 2), "{github:?} {gitlab:?}");
    let variables = [
        ("GITHUB_BASE_REF", "main"),
        ("GITHUB_STEP_SUMMARY", "summary.md"),
        ("CI_MERGE_REQUEST_DIFF_BASE_SHA", "HEAD"),
    ];
    let variables = variables.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let _ = fs::remove_dir_all(FOLDER.join("recipes"));
    let script = [&[start.to_owned()], &github[..], &gitlab[..]].concat().join("\n");
    let (status, printed) = bash(&script, &variables);
    assert_eq!(status, Some(0), "{script}: {printed}");
    let written = |file: &str| fs::read_to_string(FOLDER.join("recipes").join(file)).unwrap();
    assert!(written("summary.md").contains("| Boil water | Host is now responsible |"));
    assert!(written("changes.html").contains("Host is now responsible"));
    let report: Value = serde_yaml::from_str(&written("gl-code-quality-report.json")).unwrap();
    assert_eq!(report, Value::Sequence(Vec::new()));
}

#[test]
fn annotations_name_files_as_the_forge_does() {
    let file = scratch_file("forge/in/deep", "bad.yaml", "format: 2\n");
    let root = file.parent().unwrap().parent().unwrap();
    for (name, variable) in [
        ("./deep/bad.yaml", None),
        ("deep/../deep//bad.yaml", None),
        (file.to_str().unwrap(), None),
        (file.to_str().unwrap(), Some("GITHUB_WORKSPACE")),
        ("./deep/bad.yaml", Some("CI_PROJECT_DIR")),
    ] {
        let mut raci = Command::new(env!("CARGO_BIN_EXE_raci"));
        raci.args(["check", "--format", "github", name]).current_dir(root);
        raci.env_remove("GITHUB_WORKSPACE").env_remove("CI_PROJECT_DIR");
        raci.envs(variable.map(|variable| (variable, root.parent().unwrap())));
        let said = String::from_utf8(raci.output().unwrap().stdout).unwrap();
        let path = if variable.is_some() { "in/deep/bad.yaml" } else { "deep/bad.yaml" };
        assert!(said.contains(&format!("file={path},")), "{name}: {said}");
    }
}
