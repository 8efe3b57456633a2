//! The documents name only what exists.

use std::fs;
use std::path::Path;

use crate::root;

const DOCUMENTS: [&str; 16] = [
    "README.md",
    "ARCHITECTURE.md",
    "DESIGN.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "data/README.md",
    "docs/own-matrix.md",
    "SECURITY.md",
    ".github/pull_request_template.md",
    "okms-raci-core/README.md",
    "okms-raci-claims/README.md",
    "okms-raci-codegen/README.md",
    "okms-raci-macros/README.md",
    "docs/raci.md",
    "docs/releases.md",
    "okms-raci-cli/README.md",
];

/// The text of a file of the project.
#[track_caller]
fn project_file(path: &str) -> String {
    match fs::read_to_string(root().join(path)) {
        Ok(text) => text,
        Err(error) => panic!("{path}: {error}"),
    }
}

/// Everything in backticks that looks like a path of the project, and every relative link.
fn paths(text: &str) -> Vec<&str> {
    let quoted = text.split("```").step_by(2).flat_map(|prose| prose.split('`').skip(1).step_by(2));
    let linked = text.split("](").skip(1).filter_map(|link| link.split_once(')')).map(|(to, _)| to);
    quoted
        .chain(linked.filter(|link| !link.contains("://") && !link.starts_with('#')))
        .filter(|path| !path.contains([' ', ':', '(', '[', '{', '$', '*', '"', '=']))
        .filter(|path| path.contains('/') || Path::new(path).extension().is_some())
        // Built, at home, or the end of a name.
        .filter(|path| !path.starts_with("target/") && !path.starts_with('~'))
        // An ending of two parts, such as `.raci.yaml`, is no file.
        .filter(|path| {
            !path
                .strip_prefix('.')
                .is_some_and(|end| Path::new(end).extension().is_some() && !end.contains('/'))
        })
        .filter(|path| *path != ".raci.yaml")
        .collect()
}

/// What pre-commit installs is the wheel of the version that the workspace has.
#[test]
fn the_hook_takes_the_wheel_of_this_version() {
    let (manifest, project) = (project_file("Cargo.toml"), project_file("pyproject.toml"));
    let (_, workspace) = manifest.split_once("[workspace.package]").unwrap();
    let version = workspace.lines().find_map(|line| line.strip_prefix("version = ")).unwrap();
    let version = version.trim_matches('"');
    assert!(project.contains(&format!("version = \"{version}\"")), "{version}");
    assert!(project.contains(&format!("\"okms-raci-cli=={version}\"")), "{version}");
}

#[test]
fn every_path_in_a_document_exists() {
    let root = root();
    for document in DOCUMENTS {
        let folder = root.join(document).parent().unwrap().to_owned();
        for path in paths(&project_file(document)) {
            // What a user's own package has, the example has; what a command is run on lies in a folder.
            let examples = ["examples/own-matrix", "examples/own-matrix/data", "docs/raci.in"];
            let mut folders = examples
                .map(|folder| root.join(folder))
                .into_iter()
                .chain([root.clone(), folder.clone()]);
            let exists = folders.any(|folder| folder.join(path).exists());
            assert!(exists, "{document} names {path}, which does not exist");
        }
    }
}

/// The crates from the lowest layer to the highest, as ARCHITECTURE.md draws them.
const LAYERS: [&[&str]; 5] = [
    &["okms-raci-core"],
    &["okms-raci-claims", "okms-raci-codegen"],
    &["okms-raci-macros"],
    &["okms-raci"],
    &["okms-raci-cli"],
];

#[test]
fn no_crate_depends_on_one_above_it() {
    for (layer, crates) in LAYERS.iter().enumerate() {
        for krate in *crates {
            let manifest = if *krate == "okms-raci" { "." } else { krate };
            let manifest = project_file(&format!("{manifest}/Cargo.toml"));
            let dependencies = manifest.split("[dev-dependencies]").next().unwrap().lines();
            let ours = dependencies.filter_map(|line| line.split_once(" = { path ="));
            let below: Vec<&str> = LAYERS[..layer].concat();
            for (name, _) in ours {
                assert!(below.contains(&name), "{krate} depends on {name}, which is not below it");
            }
        }
    }
}

#[test]
fn contributors_are_told_of_every_folder_of_tests() {
    let page = project_file("CONTRIBUTING.md");
    for entry in fs::read_dir(root().join("tests")).unwrap() {
        let path = entry.unwrap().path();
        let folder = format!("tests/{}", path.file_name().unwrap().to_string_lossy());
        // One without files is what is left of an older build.
        let has_files = fs::read_dir(&path).unwrap().any(|entry| entry.unwrap().path().is_file());
        let is_told = page.contains(&format!("`{folder}"));
        assert!(is_told || !has_files, "CONTRIBUTING.md does not say what goes into {folder}");
    }
}

#[test]
fn the_readme_shows_the_pinned_sizes() {
    const PINNED: &str = "tests/firmware/pinned/1.85.0-build-std.md";
    let shown = project_file("README.md").contains(&project_file(PINNED));
    assert!(shown, "put the table of {PINNED} into README.md");
}
