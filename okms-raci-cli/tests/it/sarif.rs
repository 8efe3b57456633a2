//! SARIF, as its published schema has it.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::raci::{okms, package_file, run, scratch_file};

/// The schema that OASIS publishes, in the package of a crate that is made from it.
fn schema() -> Value {
    let schema = fs::read_to_string(package_file("serde-sarif", "src/schema.json")).unwrap();
    let mut schema: Value = serde_json::from_str(&schema).unwrap();
    // As published it has a bracket too many, which the validator takes for an error; we give no language.
    for definition in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][definition]["properties"]["language"];
        language.as_object_mut().unwrap().remove("pattern").unwrap();
    }
    schema
}

fn sarif(files: &[PathBuf]) -> Value {
    let mut arguments = vec!["check", "--format", "sarif"];
    arguments.extend(files.iter().map(|file| file.to_str().unwrap()));
    serde_json::from_slice(&run(&arguments).stdout).unwrap()
}

#[test]
fn what_is_found_is_valid_sarif() {
    let schema = schema();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let refused = fs::read_dir(package_file("okms-raci-codegen", "tests/refused")).unwrap();
    let samples = refused.map(|entry| entry.unwrap().path());
    let samples: Vec<PathBuf> = samples.chain([okms(), "missing.yaml".into()]).collect();
    for sarif in [sarif(&samples), sarif(&[okms()])] {
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

#[test]
fn each_result_has_a_line() {
    let source = scratch_file("sarif", "lib.rs", "fn main() {}\n");
    let required =
        ["trace", source.to_str().unwrap(), "--require", "Customer is responsible"].to_vec();
    let new = scratch_file("sarif", "new.csv", "Task,Ann,Bob\nPlan,R,A\n");
    let old = scratch_file("sarif", "old.csv", "Task,Ann,Bob\nPlan,A,R\n");
    let changes = ["diff", old.to_str().unwrap(), new.to_str().unwrap()].to_vec();
    let unreadable = ["diff", "missing.yaml", "okms"].to_vec();
    for arguments in [required, changes, unreadable] {
        let output = run(&[&arguments[..], &["--format", "sarif"]].concat());
        let sarif: Value = serde_json::from_slice(&output.stdout).unwrap();
        let results = sarif["runs"][0]["results"].as_array().unwrap();
        assert!(!results.is_empty(), "{arguments:?}");
        for result in results {
            let place = &result["locations"][0]["physicalLocation"];
            assert!(place["artifactLocation"]["uri"].is_string(), "{result}");
            assert!(place["region"]["startLine"].is_u64(), "{result}");
        }
    }
}
