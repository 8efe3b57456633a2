//! What the command writes, as the schemas have it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::Value;

use crate::{cargo, json, okms, repository, samples};

/// The command, which is built with the repository.
static RACI: LazyLock<PathBuf> = LazyLock::new(|| {
    let arguments = ["build", "--package", "okms-raci-cli", "--message-format=json"];
    let messages = cargo(&repository(), &arguments);
    let program = messages.lines().find_map(|line| Some(json(line)["executable"].as_str()?.into()));
    program.expect("a program")
});

fn raci(arguments: &[&str]) -> Value {
    raci_in(&repository(), arguments)
}

fn raci_in(folder: &Path, arguments: &[&str]) -> Value {
    let mut raci = Command::new(&*RACI);
    let output = raci.args(arguments).current_dir(folder).stderr(Stdio::null()).output().unwrap();
    json(&String::from_utf8(output.stdout).unwrap())
}

/// One of the schemas that are published with the OKMS matrix.
fn our_own(schema: &str) -> Validator {
    let schema = fs::read_to_string(repository().join("data").join(schema)).unwrap();
    jsonschema::validator_for(&json(&schema)).unwrap()
}

fn exported(matrix: &Path) -> Value {
    raci(&["export", matrix.to_str().unwrap(), "--format", "json"])
}

fn errors(validator: &Validator, document: &Value) -> Vec<String> {
    let errors = validator.iter_errors(document);
    errors.map(|error| format!("{error} at {}", error.instance_path())).collect()
}

#[test]
fn a_matrix_is_exported_as_its_schema_says() {
    let validator = our_own("export.schema.json");
    let odd = repository().join("okms-raci-cli/tests/it/export/odd.yaml");
    for matrix in samples("accepted").into_iter().chain([okms(), odd.clone()]) {
        assert_eq!(errors(&validator, &exported(&matrix)), [""; 0], "{}", matrix.display());
    }
    let mut wrong = exported(&odd);
    wrong["activities"][0]["roles"]["Board"] = "X".into();
    assert!(!validator.is_valid(&wrong));
}

#[test]
fn evidence_is_written_as_its_schema_says() {
    let validator = our_own("trace.schema.json");
    let cases = repository().join("okms-raci-cli/tests/cases/trace.in");
    let own = ["own", "--matrix", "own/backup.yaml", "--require", "Customer is responsible"];
    for arguments in [&[][..], &["names"], &["wrong", "literal"], &own] {
        let trace = raci_in(&cases, &[&["trace", "--format", "json"], arguments].concat());
        assert_eq!(errors(&validator, &trace), [""; 0], "{arguments:?}");
    }
    // It says no to something, too.
    assert!(!validator.is_valid(&serde_json::json!({ "format": 1 })));
}

/// The schema that OASIS publishes, in the package of a crate that is made from it.
fn schema_of_sarif() -> Value {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let metadata = json(&cargo(here, &["metadata", "--format-version=1", "--all-features"]));
    let mut packages = metadata["packages"].as_array().unwrap().iter();
    let package = packages.find(|package| package["name"] == "serde-sarif").unwrap();
    let manifest = Path::new(package["manifest_path"].as_str().unwrap());
    let schema = fs::read_to_string(manifest.with_file_name("src/schema.json")).unwrap();
    let mut schema = json(&schema);
    // As published it has a bracket too many, which the validator takes for an error; we give no language.
    for definition in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][definition]["properties"]["language"];
        language.as_object_mut().unwrap().remove("pattern").unwrap();
    }
    schema
}

#[test]
fn what_is_found_is_valid_sarif() {
    let validator = jsonschema::validator_for(&schema_of_sarif()).unwrap();
    let sarif = |files: &[PathBuf]| {
        let files = files.iter().map(|file| file.to_str().unwrap());
        raci(&["check", "--format", "sarif"].into_iter().chain(files).collect::<Vec<_>>())
    };
    let refused = samples("refused").into_iter().chain([okms(), "missing.yaml".into()]);
    let of_refused = sarif(&refused.collect::<Vec<_>>());
    for document in [&of_refused, &sarif(&[okms()])] {
        assert_eq!(errors(&validator, document), [""; 0]);
    }
    let run = &of_refused["runs"][0];
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(result["ruleId"], run["tool"]["driver"]["rules"][index]["id"]);
    }
    let mut wrong = of_refused.clone();
    wrong["runs"][0]["results"][0]["message"] = "text alone".into();
    assert!(!validator.is_valid(&wrong));
}
