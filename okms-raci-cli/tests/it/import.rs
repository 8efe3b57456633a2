//! What is imported of each form in which matrices are published: `import/*`, and beside each source
//! the YAML and the report that come out of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The sources, by name.
fn sources() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder()).expect("the folder of the samples is there");
    let paths = entries.map(|entry| entry.expect("an entry of the folder can be read").path());
    let is_source = |path: &PathBuf| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let is_archive =
            cfg!(feature = "xlsx") && matches!(ending, Some("docx" | "ods" | "xls" | "xlsx"));
        is_archive || matches!(ending, Some("md" | "mdx" | "csv" | "tsv" | "html"))
    };
    let mut sources: Vec<PathBuf> = paths.filter(is_source).collect();
    sources.sort();
    sources
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")
}

fn raci(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_raci"));
    command.current_dir(folder()).args(arguments).output().expect("raci runs")
}

/// Imports a source with the arguments beside it.
fn import(source: &Path) -> Output {
    let arguments = fs::read_to_string(source.with_extension("args")).unwrap_or_default();
    let name = source.file_name().and_then(|name| name.to_str()).expect("names are text");
    let arguments: Vec<&str> = ["import", name].into_iter().chain(arguments.lines()).collect();
    raci(&arguments)
}

/// Holds a text against the file beside the source; with `RENEW=1` the file is written instead.
fn differs(source: &Path, ending: &str, text: &str) -> Option<String> {
    let path = source.with_extension(ending);
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if expected == text {
        return None;
    }
    if std::env::var_os("RENEW").is_some() {
        match text {
            "" => fs::remove_file(&path).expect("an expectation can be removed"),
            _ => fs::write(&path, text).expect("an expectation can be written"),
        }
        return None;
    }
    Some(format!("{} is another:\n{text}", path.display()))
}

#[test]
fn every_form_gives_its_matrix_and_its_report() {
    let mut differences = Vec::new();
    for source in sources() {
        let output = import(&source);
        let (yaml, report) = (text(output.stdout), text(output.stderr));
        let status = if yaml.is_empty() { Some(2) } else { Some(0) };
        assert_eq!(output.status.code(), status, "{}: {report}", source.display());
        differences.extend(differs(&source, "yaml", &yaml));
        differences.extend(differs(&source, "txt", &report));
    }
    assert!(
        differences.is_empty(),
        "{}\nif that is wanted, run the tests with RENEW=1 and read what changed",
        differences.join("\n")
    );
}

#[test]
fn what_is_imported_can_be_read() {
    let yaml = sources().into_iter().map(|source| source.with_extension("yaml"));
    let yaml: Vec<PathBuf> = yaml.filter(|yaml| yaml.exists()).collect();
    assert!(yaml.len() > 20);
    for path in yaml {
        let output = raci(&["export", path.to_str().expect("paths are text"), "--format", "json"]);
        assert!(output.status.success(), "{}", text(output.stderr));
    }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("output is text")
}
