//! SARIF, as those who read it take it; `tests/schemas` holds it against its schema.

use serde_json::Value;

use crate::raci::{run, scratch_file};

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
