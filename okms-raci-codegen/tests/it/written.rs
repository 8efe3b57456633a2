//! A build that is ended while it writes, or has no room to, leaves nothing half-made.
//!
//! A limit on the size of files ends the writer with a signal at just that byte. Where the signal is
//! ignored, writing fails there, as it does on a full disk.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

use okms_raci_codegen::{compile, generate_file};

const OLD: &str = "tests/accepted/one_party.yaml";
const NEW: &str = "tests/accepted/three_parties.yaml";

/// A file that the code of either matrix goes to: an output folder of a build script.
fn out_dir(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn code(yaml: &str) -> String {
    generate_file(Path::new(env!("CARGO_MANIFEST_DIR")).join(yaml), yaml).unwrap().code
}

/// Runs this test as a process of its own that may write files of so many blocks of 512 bytes.
fn in_a_process(test: &str, before: &str, folder: &Path, yaml: &str) -> Output {
    let script = format!("ulimit -c 0; {before}; exec \"$0\" \"$@\"");
    Command::new("sh")
        .args(["-c", &script])
        .arg(env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .envs([("OUT_DIR", folder.as_os_str()), ("WRITTEN_YAML", yaml.as_ref())])
        .output()
        .unwrap()
}

fn target(folder: &Path) -> PathBuf {
    folder.join("code.rs")
}

/// The process: writes the code of a matrix, and compiles it as a build script does.
fn write_as_told() -> bool {
    let Some(yaml) = env::var_os("WRITTEN_YAML") else { return false };
    let yaml = yaml.into_string().unwrap();
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&yaml);
    let generated = generate_file(path, &yaml).unwrap();
    if let Err(error) = generated.write_to(target(&folder)) {
        println!("write_to: {error}");
    }
    if let Err(error) = compile(&yaml) {
        println!("compile: {error}");
    }
    true
}

#[test]
fn the_code_is_old_or_new_whenever_the_writer_is_killed() {
    if write_as_told() {
        return;
    }
    let test = "written::the_code_is_old_or_new_whenever_the_writer_is_killed";
    let (folder, old, new) = (out_dir("killed"), code(OLD), code(NEW));
    fs::write(target(&folder), &old).unwrap();
    let blocks = u32::try_from(new.len() / 512).unwrap();
    for block in (0..=blocks).step_by(5) {
        let output = in_a_process(test, &format!("ulimit -f {block}"), &folder, NEW);
        assert_eq!(output.status.code(), None, "not killed at block {block}: {output:?}");
        assert!(fs::read_to_string(target(&folder)).unwrap() == old, "at block {block}");
    }
    // What the writers left does not keep the next one from writing, nor is it taken.
    let output = in_a_process(test, "true", &folder, NEW);
    assert!(output.status.success(), "{output:?}");
    assert!(fs::read_to_string(target(&folder)).unwrap() == new);
    assert!(fs::read_to_string(folder.join("three_parties.rs")).unwrap() == new);
}

#[test]
fn a_full_disk_is_told_with_the_path_and_the_code_stays() {
    if write_as_told() {
        return;
    }
    let test = "written::a_full_disk_is_told_with_the_path_and_the_code_stays";
    let (folder, old) = (out_dir("full"), code(OLD));
    fs::write(target(&folder), &old).unwrap();
    let output = in_a_process(test, "trap '' XFSZ; ulimit -f 2", &folder, NEW);
    let said = String::from_utf8(output.stdout).unwrap();
    let path = folder.join("three_parties.rs");
    assert!(said.contains(&format!("compile: cannot write {}: ", path.display())), "{said}");
    assert!(said.contains("write_to: "), "{said}");
    assert!(fs::read_to_string(target(&folder)).unwrap() == old);
    let left = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(left.collect::<Vec<_>>(), ["code.rs"]);
}
