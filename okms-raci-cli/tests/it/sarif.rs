//! SARIF, as its published schema has it.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::raci::{project_file, run};

/// The schema that OASIS publishes, in the package of a crate that is made from it.
fn schema() -> Value {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--format-version=1", "--offline"]);
    let metadata = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages.iter().find(|package| package["name"] == "serde-sarif").unwrap();
    let manifest = Path::new(package["manifest_path"].as_str().unwrap());
    let schema = fs::read_to_string(manifest.with_file_name("src/schema.json")).unwrap();
    let mut schema: Value = serde_json::from_str(&schema).unwrap();
    // As published it has a bracket too many, which the validator takes for an error; we give no language.
    for definition in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][definition]["properties"]["language"];
        language.as_object_mut().unwrap().remove("pattern").unwrap();
    }
    schema
}

fn sarif(files: &[&str]) -> Value {
    let files = files.iter().map(|file| project_file(file).to_str().unwrap().to_owned());
    let files: Vec<String> = files.collect();
    let mut arguments = vec!["check", "--format", "sarif"];
    arguments.extend(files.iter().map(String::as_str));
    serde_json::from_slice(&run(&arguments).stdout).unwrap()
}

#[test]
fn what_is_found_is_valid_sarif() {
    let schema = schema();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let refused = "okms-raci-codegen/tests/refused";
    let folder = fs::read_dir(project_file(refused)).unwrap();
    let names = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let samples: Vec<String> = names
        .map(|name| format!("{refused}/{name}"))
        .chain(["data/okms.yaml".to_owned(), "missing.yaml".to_owned()])
        .collect();
    let samples: Vec<&str> = samples.iter().map(String::as_str).collect();
    for sarif in [sarif(&samples), sarif(&["data/okms.yaml"])] {
        let errors: Vec<String> = validator
            .iter_errors(&sarif)
            .map(|e| format!("{e} at {}", e.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    let sarif = sarif(&samples);
    let rules = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    for result in sarif["runs"][0]["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(result["ruleId"], rules[index]["id"]);
    }
}
