//! The targets over the samples of the project and over what was once found, without the fuzzer.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use okms_raci_fuzz::{claims, generate, import, lookups, sheets, trace, trees};

/// The files of a folder; none if it is not there.
fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.is_file()).collect();
    files.sort();
    files
}

/// What the target makes of its finds, its seeds, and the samples. With `SEEDS=1` they are also written
/// where cargo-fuzz starts from.
#[track_caller]
fn replay(name: &str, target: fn(&[u8]), samples: Vec<Vec<u8>>) {
    assert!(!samples.is_empty());
    let finds = files(&format!("finds/{name}")).into_iter().map(|path| fs::read(path).unwrap());
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name);
    for (number, bytes) in finds.chain(samples).enumerate() {
        target(&bytes);
        if std::env::var_os("SEEDS").is_some() {
            fs::create_dir_all(&corpus).unwrap();
            fs::write(corpus.join(format!("seed-{number}")), bytes).unwrap();
        }
    }
}

fn contents(folders: &[&str]) -> Vec<Vec<u8>> {
    folders.iter().flat_map(|folder| files(folder)).map(|path| fs::read(path).unwrap()).collect()
}

#[test]
fn yaml_becomes_what_it_says() {
    let tests = "../okms-raci-codegen/tests";
    let folders = ["accepted", "refused", "warned"].map(|folder| format!("{tests}/{folder}"));
    let mut samples = contents(&folders.each_ref().map(String::as_str));
    samples.extend(contents(&["../data"]));
    replay("generate", generate, samples);
}

#[test]
fn tokens_become_claims() {
    let mut samples = Vec::new();
    for text in contents(&["../tests/ui/cases", "../tests/policy", "../examples"]) {
        let text = String::from_utf8(text).unwrap();
        // What stands in the brackets of a macro or an attribute.
        for (open, close) in [("! {", "\n}"), ("!(", ")"), ("#[raci(", ")]")] {
            let inside = text.split(open).skip(1).filter_map(|rest| rest.split_once(close));
            samples.extend(inside.map(|(inside, _)| inside.as_bytes().to_vec()));
        }
    }
    let refused = fs::read_to_string("../tests/sentences/refused.txt").unwrap();
    let sentences = refused.lines().filter(|line| !line.starts_with([' ', '^']));
    samples.extend(sentences.map(|sentence| sentence.as_bytes().to_vec()));
    replay("claims", claims, samples);
}

#[test]
fn sources_become_yaml() {
    let mut samples = Vec::new();
    for path in files("../okms-raci-cli/tests/import") {
        let ending = path.extension().unwrap_or_default().to_str().unwrap();
        let form = match ending {
            "md" | "mdx" => 0,
            "csv" => 1,
            "tsv" => 2,
            "xlsx" => 3,
            "json" => 4,
            _ => continue,
        };
        samples.push([&[form], fs::read(path).unwrap().as_slice()].concat());
    }
    replay("import", import, samples);
}

/// The parts of an archive in the order that the target takes them in; nothing if it is none.
fn parts(bytes: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).ok()?;
    let mut part = |name: &&str| {
        let mut content = Vec::new();
        if let Ok(mut file) = archive.by_name(name) {
            file.read_to_end(&mut content).unwrap();
        }
        content
    };
    Some(names.iter().map(&mut part).collect::<Vec<_>>().join(&0))
}

#[test]
fn workbooks_and_documents_become_yaml() {
    let mut samples = Vec::new();
    for path in files("../okms-raci-cli/tests/import") {
        let (kind, names) = match path.extension().and_then(|ending| ending.to_str()) {
            Some("xlsx") => {
                (0, &["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"][..])
            }
            Some("ods") => (1, &["content.xml"][..]),
            Some("docx") => (2, &["word/document.xml", "word/styles.xml"][..]),
            _ => continue,
        };
        let parts = parts(&fs::read(path).unwrap(), names);
        samples.extend(parts.map(|parts| [&[kind], parts.as_slice()].concat()));
    }
    replay("sheets", sheets, samples);
}

const CODE: [&str; 4] =
    ["../tests/ui/cases", "../tests/policy", "../examples", "../examples/evidence/src"];

#[test]
fn code_is_traced() {
    replay("trace", trace, contents(&CODE));
}

#[test]
fn trees_are_traced() {
    let code = contents(&CODE).into_iter().enumerate();
    let code: Vec<Vec<u8>> = code
        .flat_map(|(number, code)| [format!("src/m{}/{number}.rs", number % 5).into_bytes(), code])
        .collect();
    let ignored: [&[u8]; 2] = [b".gitignore", b"m3/\n*1.rs\n!src/m1/11.rs\n"];
    let tree = |code: &[Vec<u8>]| [ignored.map(<[u8]>::to_vec).as_slice(), code].concat().join(&0);
    // Few files each, and all of them.
    let mut samples: Vec<Vec<u8>> = code.chunks(6).map(tree).collect();
    samples.push(tree(&code));
    replay("trees", trees, samples);
}

#[test]
fn text_is_looked_up() {
    let activities = okms_raci::Activity::ALL.into_iter().flat_map(|it| [it.id(), it.title()]);
    let sections = okms_raci::Section::ALL.into_iter().flat_map(|it| [it.number(), it.title()]);
    let keys: Vec<&str> = activities.chain(sections).chain(["Customer", "OVHcloud"]).collect();
    let changed = |key: &str| {
        [key.to_owned(), key.to_uppercase(), format!("{key} "), key[..key.len() - 1].to_owned()]
            .map(String::into_bytes)
    };
    replay(
        "lookups",
        lookups,
        keys.into_iter().filter(|key| key.is_ascii()).flat_map(changed).collect(),
    );
}
