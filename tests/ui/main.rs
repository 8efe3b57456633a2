//! Every mistake in `cases/` is answered with the text beside it.
//!
//! `UI=overwrite cargo test -p ui` renews the texts, to be read before they are
//! committed. What the compiler itself says differs between versions: the texts
//! were made with the one in the file `compiler`. With another one only our own
//! sentences are compared, and the test says so.

use std::path::Path;
use std::{env, fs};

use ui::{Case, Comparison, cases, compiler, normalized, said};

#[test]
fn every_mistake_is_answered_as_expected() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here.ancestors().nth(2).expect("tests/ui is two folders below the project");
    let cases = cases(&here.join("cases")).expect("the cases");
    assert!(cases.len() >= 40, "there are only {} cases", cases.len());
    let version = compiler().expect("the compiler");
    let of_texts = fs::read_to_string(here.join("compiler")).unwrap_or_default();
    let is_same = of_texts.trim() == version;
    let overwrite = env::var("UI").is_ok_and(|value| value == "overwrite");
    if !is_same && !overwrite {
        println!("this is Rust {version}, the texts are of {}:", of_texts.trim());
        println!("only the sentences of okms-raci itself are compared");
    }
    let all_said = said(root, &cases).expect("a build of the cases");
    let folder = format!("{}/", here.join("cases").display());
    let without = format!("{folder}without_features/");
    let mut different = Vec::new();
    for case in &cases {
        let said = all_said.get(&case.name).map_or("", String::as_str);
        let said = said.replace(&without, "");
        let said = normalized(&said, &format!("{}/", root.display()), &folder);
        if overwrite {
            fs::write(&case.expected, said).expect("a text that can be written");
        } else if let Comparison::Differs(said) = compared(case, &said, is_same) {
            different.push(format!("== {}\n{said}", case.name));
        }
    }
    if overwrite {
        fs::write(here.join("compiler"), version + "\n").expect("a file that can be written");
    }
    assert!(
        different.is_empty(),
        "{}\n\n{} of {} cases are answered in another way; \
         if that is right, `UI=overwrite cargo test -p ui` renews the texts",
        different.join("\n"),
        different.len(),
        cases.len(),
    );
}

fn compared(case: &Case, said: &str, whole: bool) -> Comparison {
    let expected = fs::read_to_string(&case.expected).unwrap_or_default();
    if expected.trim().is_empty() || said.trim().is_empty() {
        return Comparison::Differs(format!("expected:\n{expected}\nsaid:\n{said}"));
    }
    if whole {
        Comparison::of_texts(&expected, said)
    } else {
        Comparison::of_own_sentences(&expected, said)
    }
}

/// What README.md and the docs of `assert_raci!` show is what the compiler says.
#[test]
fn the_documents_show_what_is_said() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| fs::read_to_string(here.join(path)).expect("a document");
    let (code, said) = (read("cases/shown.rs"), read("cases/shown.stderr"));
    let readme = read("../../README.md");
    assert!(readme.contains(&code), "README.md has another claim than cases/shown.rs");
    let text = said.trim_end().replace("shown.rs", "src/main.rs");
    assert!(readme.contains(&text), "README.md has to show this:\n{text}");
    let docs = read("../../okms-raci/macros.rs").replace("/// ", "").replace("///", "");
    let text = said.trim_end().replace("shown.rs", "src/policy.rs");
    assert!(docs.contains(&text), "okms-raci/macros.rs has to show this:\n{text}");
}

#[test]
fn every_text_has_its_case() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    for folder in [folder.join("without_features"), folder] {
        for entry in fs::read_dir(folder).expect("the cases") {
            let path = entry.expect("an entry").path();
            let case = path.with_extension("rs");
            assert!(path.is_dir() || case.exists(), "{} belongs to no case", path.display());
        }
    }
}
