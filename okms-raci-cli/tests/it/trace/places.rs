//! Where evidence stands and a duty is missing, for who follows it there.

use std::fs;

use serde_json::Value;

use super::{folder, run};
use crate::raci::test_file;

#[test]
fn a_missing_duty_is_a_result_at_its_line_of_the_yaml() {
    let cases = test_file("../cases/trace.in");
    let arguments = [
        "own",
        "--matrix",
        "own/backup.yaml",
        "--require",
        "Customer is responsible",
        "--format",
        "sarif",
    ];
    let (status, sarif) = run(&cases, &arguments);
    let sarif: Value = serde_json::from_str(&sarif).unwrap();
    let result = &sarif["runs"][0]["results"][0];
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!((status, &result["ruleId"]), (1, &"missing-evidence".into()));
    assert_eq!(place["artifactLocation"]["uri"], "own/backup.yaml");
    let yaml = fs::read_to_string(cases.join("own/backup.yaml")).unwrap();
    let line = place["region"]["startLine"].as_u64().unwrap();
    assert!(yaml.lines().nth(line as usize - 1).unwrap().contains("Restore everything"));
}

#[test]
fn places_are_links_if_there_is_a_template() {
    let folder = folder("links");
    fs::create_dir(folder.join("a (b)")).unwrap();
    let code = "\n#[okms_raci::raci(Customer is responsible for KeepServiceLogs)]\nfn f<'a>() {}\n";
    fs::write(folder.join("a (b)/c#d.rs"), code).unwrap();
    let template = ["--link-template", "https://example.com/{path}?at={line}#L{line}"];
    let page = run(&folder, &[template.as_slice(), &["--format", "html"]].concat()).1;
    assert!(page.contains("href=\"https://example.com/a%20%28b%29/c%23d.rs?at=2#L2\""), "{page}");
    let table = run(&folder, &[template.as_slice(), &["--format", "markdown"]].concat()).1;
    assert!(table.contains("](<https://example.com/a%20%28b%29/c%23d.rs?at=2#L2>)"), "{table}");
    // Without one there is no link, since nobody knows where the page will lie.
    let page = run(&folder, &["--format", "html"]).1;
    assert!(page.contains("implementation: f, a (b)/c#d.rs:2"), "{page}");
}
