//! `REV:FILE`: a file of a git revision as a source.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const YAML: &str = "
format: 1
name: tea
title: Tea
source: { revision: 2026-01-31 }
parties: [{ id: Host, name: Host }]
sections: [{ title: Afternoon, activities: [{ title: Boil water, roles: { Host: RA } }] }]
";

/// In a folder with no settings but those of this test.
fn command(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder).env("GIT_CONFIG_GLOBAL", "/dev/null");
    command.env("GIT_CONFIG_NOSYSTEM", "1");
    command
}

fn raci(folder: &Path, arguments: &[&str]) -> Output {
    command(env!("CARGO_BIN_EXE_raci"), folder).args(arguments).output().unwrap()
}

#[track_caller]
fn printed(folder: &Path, arguments: &[&str]) -> String {
    let output = raci(folder, arguments);
    String::from_utf8(if output.stdout.is_empty() { output.stderr } else { output.stdout }).unwrap()
}

/// A repository in which `tea.yaml` was changed and committed once more; none without git.
fn repository(name: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("revisions").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("data")).unwrap();
    let git = |arguments: &[&str]| {
        let identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"];
        let output = command("git", &folder).args(identity).args(arguments).output().ok()?;
        output.status.success().then_some(())
    };
    git(&["init", "--quiet"])?;
    for yaml in [YAML.to_owned(), YAML.replace("RA", "A")] {
        fs::write(folder.join("data/tea.yaml"), yaml).unwrap();
        git(&["add", "."])?;
        git(&["commit", "--quiet", "--no-gpg-sign", "--message", "tea"])?;
    }
    Some(folder)
}

#[test]
fn a_file_of_a_revision_is_a_source() {
    let Some(folder) = repository("source") else { return };
    let changed = printed(&folder, &["diff", "HEAD~1:data/tea.yaml", "data/tea.yaml"]);
    assert!(changed.contains("Host is no longer responsible\n"), "{changed}");
    let same = printed(&folder, &["diff", "HEAD:data/tea.yaml", "data/tea.yaml"]);
    assert_eq!(same, "verdict: none, no change\n");
    let below = printed(&folder.join("data"), &["diff", "HEAD:./tea.yaml", "HEAD:data/tea.yaml"]);
    assert_eq!(below, "verdict: none, no change\n");
    let shown = printed(&folder, &["show", "HEAD~1:data/tea.yaml", "HEAD:data/tea.yaml", "host"]);
    assert_eq!(shown.matches("Boil water").count(), 2, "{shown}");
    let checked = printed(&folder, &["check", "HEAD:data/tea.yaml"]);
    assert!(checked.contains("HEAD:data/tea.yaml"), "{checked}");
}

#[test]
fn what_a_revision_lacks_is_said_with_what_to_write() {
    let Some(folder) = repository("lacks") else { return };
    let said = |name: &str| printed(&folder.join("data"), &["show", name]);
    assert_eq!(
        said("HEAD:tea.yaml"),
        "error: the git revision HEAD has no file tea.yaml\n  \
         if it is committed, name it from this folder: HEAD:./tea.yaml\n"
    );
    assert_eq!(
        said("HEAD:cocoa.yaml"),
        "error: the git revision HEAD has no file cocoa.yaml\n  \
         name it from the top of the repository, or from this folder as HEAD:./cocoa.yaml\n"
    );
    assert_eq!(
        said("HEAD:./cocoa.yaml"),
        "error: the git revision HEAD has no file ./cocoa.yaml\n  \
         `git log --oneline -- FILE` lists the revisions that have a file\n"
    );
    for misspelt in ["HEAD:tea.yml", "HEAD:./taa.yaml"] {
        let said = said(misspelt);
        assert!(said.ends_with("\n  did you mean HEAD:./tea.yaml?\n"), "{said}");
    }
    assert_eq!(
        said("yesterday:tea.yaml"),
        "error: there is no file yesterday:tea.yaml, and no git revision yesterday\n  \
         `git log --oneline` lists revisions\n"
    );
    assert!(said("HEAD:.").contains("the git revision HEAD has no file ."));
    assert_eq!(said("C:\\tea.yaml"), "error: there is no file C:\\tea.yaml\n");
    let outside = printed(Path::new("/"), &["show", "HEAD:tea.yaml"]);
    assert!(outside.contains("no git revision: not a git repository"), "{outside}");
}

#[test]
fn a_revision_is_no_option_and_starts_nothing() {
    let Some(folder) = repository("option") else { return };
    for name in ["--output=pwned:data/tea.yaml", "-h:data/tea.yaml", "HEAD\n--help:data/tea.yaml"] {
        let output = raci(&folder, &["show", "--", name]);
        assert_eq!(output.status.code(), Some(2), "{name}: {output:?}");
    }
    assert!(!folder.join("pwned").exists() && !folder.join("data/pwned").exists());
    // A repository may say how its files become text; git runs none of that for us.
    fs::write(folder.join(".gitattributes"), "*.yaml diff=own filter=own\n").unwrap();
    let settings =
        "[diff \"own\"]\ntextconv = touch pwned;\n[filter \"own\"]\nsmudge = touch pwned;\n";
    let config = folder.join(".git/config");
    fs::write(&config, fs::read_to_string(&config).unwrap() + settings).unwrap();
    let shown = printed(&folder, &["show", "HEAD:data/tea.yaml"]);
    assert!(shown.contains("Boil water"), "{shown}");
    assert!(!folder.join("pwned").exists());
}
