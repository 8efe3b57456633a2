use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

/// A file with a mistake, and the file with what the compiler says about it.
///
/// Its crate has `matrix!` and a build script that compiles `tea.yaml`; a case in the folder
/// `without_features` has neither, nor the macros.
#[derive(Clone, Debug)]
pub struct Case {
    /// The name of both files, which is that of the mistake.
    pub name: String,
    /// What is wrong.
    pub code: PathBuf,
    /// What is expected to be said.
    pub expected: PathBuf,
    /// Whether its crate has the features of the library.
    pub has_features: bool,
}

/// The cases in the order of their names.
///
/// # Errors
///
/// Those of reading the folder.
pub fn cases(folder: &Path) -> io::Result<Vec<Case>> {
    let mut cases = Vec::new();
    for (folder, has_features) in
        [(folder.to_owned(), true), (folder.join("without_features"), false)]
    {
        for entry in fs::read_dir(folder)? {
            let code = entry?.path();
            let name = code.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if code.extension().is_some_and(|extension| extension == "rs") {
                let expected = code.with_extension("stderr");
                cases.push(Case { name, code, expected, has_features });
            }
        }
    }
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(cases)
}

/// The version of the compiler, such as `1.95.0`.
///
/// # Errors
///
/// Those of starting it.
pub fn compiler() -> io::Result<String> {
    let output = Command::new("rustc").arg("--version").output()?;
    let version = String::from_utf8_lossy(&output.stdout);
    Ok(version.split(' ').nth(1).unwrap_or_default().to_owned())
}

/// By the name of the case, what the compiler says about it.
///
/// # Errors
///
/// If cargo cannot be started, or cannot build what the cases depend on.
pub fn said(root: &Path, cases: &[Case]) -> io::Result<BTreeMap<String, String>> {
    let mut said = BTreeMap::new();
    for (folder, has_features) in [("target/ui", true), ("target/ui/without_features", false)] {
        let cases: Vec<&Case> =
            cases.iter().filter(|case| case.has_features == has_features).collect();
        said.extend(said_in(root, &root.join(folder), &cases, has_features)?);
    }
    Ok(said)
}

fn said_in(
    root: &Path,
    folder: &Path,
    cases: &[&Case],
    has_features: bool,
) -> io::Result<BTreeMap<String, String>> {
    fs::create_dir_all(folder.join("src"))?;
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    fs::write(folder.join("src/lib.rs"), "")?;
    fs::write(folder.join("Cargo.toml"), manifest(root, cases, has_features))?;
    if has_features {
        fs::copy(root.join("tests/ui/tea.yaml"), folder.join("tea.yaml"))?;
        fs::write(folder.join("build.rs"), BUILD)?;
    }
    let output = Command::new("cargo")
        .args(["check", "--bins", "--keep-going", "--offline", "--quiet"])
        .args(["--message-format", "json"])
        .env_remove("RUSTFLAGS")
        .env("CARGO_TARGET_DIR", root.join("target/ui/target"))
        .current_dir(folder)
        .output()?;
    let mut said: BTreeMap<String, String> = BTreeMap::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<serde_json::Value>(line) else { continue };
        let target = message["target"]["name"].as_str();
        let text = message["message"]["rendered"].as_str();
        if let (Some(target), Some(text)) = (target, text) {
            said.entry(target.to_owned()).or_default().push_str(text);
        }
    }
    if said.is_empty() {
        return Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    Ok(said)
}

/// Compiles the matrix, and makes code of it that is from an older version.
const BUILD: &str = r#"fn main() -> Result<(), Box<dyn std::error::Error>> {
    okms_raci_codegen::compile("tea.yaml")?;
    let out_dir = std::env::var("OUT_DIR")?;
    let code = std::fs::read_to_string(format!("{out_dir}/tea.rs"))?;
    let (_, code) = code.split_once("\n\n").ok_or("the head ends with an empty line")?;
    let (_, rest) = code.split_once("\n").ok_or("the version stands in a line")?;
    let older = format!("raci::__generated_by! {{ \"0.0.9\" }}\n{rest}");
    Ok(std::fs::write(format!("{out_dir}/older.rs"), older)?)
}
"#;

fn manifest(root: &Path, cases: &[&Case], has_features: bool) -> String {
    let (library, codegen) = (quoted(root), quoted(&root.join("okms-raci-codegen")));
    let (features, build) = if has_features {
        let build = format!("[build-dependencies]\nokms-raci-codegen = {{ path = {codegen} }}\n\n");
        ("features = [\"matrix\"]", build)
    } else {
        ("default-features = false", String::new())
    };
    let head = format!(
        "[package]\nname = \"cases\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nokms-raci = {{ path = {library}, {features} }}\n\n{build}[workspace]\n"
    );
    let bins = cases.iter().map(|Case { name, code, .. }| {
        format!("\n[[bin]]\nname = \"{name}\"\npath = {}\n", quoted(code))
    });
    std::iter::once(head).chain(bins).collect()
}

/// A path as a text of TOML, which is written as JSON has it.
fn quoted(path: &Path) -> String {
    serde_json::Value::from(path.display().to_string()).to_string()
}
