//! `examples/evidence`: every duty of the customer has its code, and none can lose it unseen.

use std::fs;
use std::path::{Path, PathBuf};

use super::{folder, json, run, text};
use crate::raci::repository;

const REQUIRE: [&str; 2] = ["--require", "Customer is responsible"];

fn sources(repository: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(repository.join("examples/evidence/src")).unwrap();
    files.map(|file| file.unwrap().path()).collect()
}

fn copy(sources: &[PathBuf], to: &Path) {
    fs::create_dir(to.join("src")).unwrap();
    for file in sources {
        fs::copy(file, to.join("src").join(file.file_name().unwrap())).unwrap();
    }
}

#[test]
fn each_attribute_is_the_evidence_of_one_duty() {
    let repository = repository();
    let (sources, whole) = (sources(&repository), folder("evidence"));
    copy(&sources, &whole);
    assert_eq!(run(&whole, &[REQUIRE.as_slice(), &["--strict"]].concat()).0, 0);
    let mut removed = 0;
    for file in &sources {
        let code = fs::read_to_string(file).unwrap();
        for (number, line) in code.lines().enumerate() {
            let Some(claim) = line.strip_prefix("#[raci(") else { continue };
            let name = format!("evidence-without-{removed}");
            let without = folder(&name);
            copy(&sources, &without);
            let rest = code.lines().enumerate().filter(|(at, _)| *at != number);
            let rest: Vec<&str> = rest.map(|(_, line)| line).collect();
            fs::write(without.join("src").join(file.file_name().unwrap()), rest.join("\n"))
                .unwrap();

            assert_eq!(run(&without, &REQUIRE).0, 1, "{claim}");
            let trace = json(&without, &REQUIRE);
            let missing: Vec<String> =
                trace["missing"].as_array().unwrap().iter().map(|duty| text(&duty["id"])).collect();
            assert_eq!(missing.len(), 1, "{claim}");
            assert!(claim.contains(&format!("for {}", missing[0])), "{claim}: {missing:?}");
            removed += 1;
        }
    }
    assert_eq!(removed, 10);
}

#[test]
fn a_claim_is_evidence_if_it_is_accepted() {
    let folder = folder("accepted");
    let claim =
        "okms_raci::assert_raci! { Customer is responsible for every activity in \"2.2\"; }";
    fs::write(folder.join("a.rs"), claim).unwrap();
    let require = ["--require", "Customer is responsible in \"2.2\""];
    assert_eq!(run(&folder, &require).0, 1);
    assert_eq!(run(&folder, &[require.as_slice(), &["--accept", "claims"]].concat()).0, 0);
    // A subset is of all that there are, so it proves nothing about one of them.
    fs::write(folder.join("a.rs"), "okms_raci::subset! { enum D where Customer is responsible }")
        .unwrap();
    assert_eq!(run(&folder, &[require.as_slice(), &["--accept", "claims"]].concat()).0, 1);
}

#[test]
fn claims_about_a_refined_matrix_are_judged_beside_it() {
    let repository = repository();
    let (example, copy) = (repository.join("examples/chain"), folder("claims-of-a-chain"));
    fs::create_dir(copy.join("keyhouse")).unwrap();
    for file in ["acme_keys.yaml", "keyhouse/managed_keys.yaml"] {
        fs::copy(example.join(file), copy.join(file)).unwrap();
    }
    let matrices =
        ["--matrix", "acme_keys.yaml", "--matrix", "keyhouse/managed_keys.yaml", "policy.rs"];
    let policy = fs::read_to_string(example.join("src/policy.rs")).unwrap();
    fs::write(copy.join("policy.rs"), &policy).unwrap();
    let trace = json(&copy, &matrices);
    assert_eq!(trace["problems"].as_array().unwrap().len(), 0, "{trace}");
    let found = super::evidence(&trace);
    let secrets = found.iter().filter(|(title, _)| title == "Rotate secrets");
    let claims: Vec<String> = secrets.map(|(_, evidence)| text(&evidence["text"])).collect();
    let claim = "only Security is accountable for managed_keys.RotateApplicationSecrets";
    assert!(claims.contains(&claim.to_owned()), "{claims:?}");

    let wrong = policy.replace("only Security is accountable", "only Apps is accountable");
    fs::write(
        copy.join("policy.rs"),
        wrong.replace("nothing of okms is open", "okms.DeployPatches is open"),
    )
    .unwrap();
    let trace = json(&copy, &matrices);
    let problems = trace["problems"].as_array().unwrap().iter();
    let problems: Vec<String> = problems.map(|problem| text(&problem["message"])).collect();
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(
        problems[0].starts_with("Apps is not accountable for RotateSecrets, which takes on the A")
    );
    assert!(problems[1].starts_with("okms.DeployPatches is not open: TellOfPatches takes it on"));
}
