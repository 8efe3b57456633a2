//! Files of every kind.

use std::fs;
use std::path::{Path, PathBuf};

use okms_raci_codegen::{generate, generate_file, generate_or_salvage};

use crate::samples;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/accepted")
}

/// The digest of the YAML, as the code's header has it.
fn digest(code: &str) -> &str {
    &code.lines().nth(2).unwrap()["// sha256: ".len()..]
}

fn without_digest(code: &str) -> String {
    code.replace(digest(code), "")
}

#[test]
fn the_same_file_gives_the_same_code() {
    for sample in samples::of("accepted") {
        let first = generate_file(&sample, "x.yaml").unwrap_or_else(|report| panic!("{report}"));
        let again = generate_file(&sample, "x.yaml").unwrap_or_else(|report| panic!("{report}"));
        assert_eq!(first.code, again.code);
        assert_eq!(first.warnings.is_empty(), first.warnings.problems().len() == 0);
        let stem = sample.file_stem().unwrap().to_string_lossy().into_owned();
        assert_eq!(first.name, stem, "a sample is called after the matrix in it");
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_change_nothing_but_the_digest() {
    for sample in samples::of("accepted") {
        let text = fs::read_to_string(&sample).unwrap().replace("\r\n", "\n");
        let text = text.trim_start_matches('\u{feff}').to_owned();
        let plain = generate(&text, "x.yaml").unwrap();
        for other in [text.replace('\n', "\r\n"), format!("\u{feff}{text}")] {
            let other = generate(&other, "x.yaml").unwrap_or_else(|report| panic!("{report}"));
            assert_ne!(digest(&plain.code), digest(&other.code));
            let same = without_digest(&other.code) == without_digest(&plain.code);
            assert!(same, "{}", sample.display());
        }
    }
}

#[test]
fn names_are_the_same_however_their_accents_are_encoded() {
    let matrix = |name: &str, party: &str, key: &str| {
        let text = format!(
            "format: 1\nname: {name}\ntitle: T\nsource: {{ revision: 2026-01-31 }}\n\
             parties: [{{ id: {party}, name: P }}]\n\
             sections: [{{ title: S, activities: [{{ title: A, roles: {{ {key}: RA }} }}] }}]\n"
        );
        let generated = generate(&text, "x.yaml").unwrap_or_else(|report| panic!("{report}"));
        (generated.name, without_digest(&generated.code))
    };
    let (composed, decomposed) = ("K\u{fc}nde", "Ku\u{308}nde");
    let expected = matrix("pr\u{fc}fung", composed, composed);
    assert!(expected == matrix("pru\u{308}fung", decomposed, composed));
    assert!(expected == matrix("pr\u{fc}fung", composed, decomposed));
}

#[test]
fn a_missing_file_is_named_with_the_nearest() {
    let report = generate_file(folder().join("three_partys.yaml"), "data/three_partys.yaml");
    let expected = "\
error: there is no such file
--> data/three_partys.yaml
 = help: did you mean `three_parties.yaml`, in the same folder?

1 error in data/three_partys.yaml";
    assert_eq!(report.unwrap_err().to_string(), expected);
    let report = generate_file("readme/three_parties.yml", "readme/three_parties.yml").unwrap_err();
    let help = report.problems().next().unwrap().help.as_deref();
    assert_eq!(help, Some("did you mean `tests/accepted/three_parties.yaml`?"));
    let absolute = folder().with_file_name("three_parties.yaml");
    let report = generate_file(absolute, "three_parties.yaml").unwrap_err();
    let help = report.problems().next().unwrap().help.as_deref();
    assert_eq!(help, Some("did you mean `accepted/three_parties.yaml`, from the folder `tests`?"));
    let report = generate_file(folder().join("no/such.yaml"), "no/such.yaml").unwrap_err();
    assert_eq!(
        report.problems().next().unwrap().help.as_deref(),
        Some(
            "a path starts in the current folder; in a build, in the folder of the package's Cargo.toml"
        ),
    );
}

#[test]
fn a_folder_is_no_file() {
    let report = generate_file(folder(), "data").unwrap_err();
    let expected = "\
error: expected a YAML file, found a folder
--> data
 = help: name the file itself, such as `data/backup.yaml`

1 error in data";
    assert_eq!(report.to_string(), expected);
    assert_eq!(report.file(), "data");
}

#[cfg(unix)]
#[test]
fn a_device_is_not_read_without_end() {
    let report = generate_file("/dev/zero", "/dev/zero").unwrap_err();
    let problem = report.problems().next().unwrap();
    assert_eq!(problem.message, "expected a YAML file, found a pipe or a device");
}

#[test]
fn a_file_is_as_long_as_a_text_may_be() {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("longest.yaml");
    let mut text = vec![b' '; (4 << 20) - 1];
    text.push(b'x');
    for expected in [
        "expected a map that starts with `format: 1`, found the text \"x\"",
        "the file has 4194305 bytes; 4194304 is the most",
    ] {
        fs::write(&path, &text).unwrap();
        let report = generate_file(&path, "longest.yaml").unwrap_err();
        assert_eq!(report.problems().next().unwrap().message, expected);
        text.push(b' ');
    }
}

/// What a reading says; one that waits for more fails the test.
#[cfg(unix)]
#[track_caller]
fn refused(path: &Path) -> Option<String> {
    let (done, said) = std::sync::mpsc::channel();
    let path = path.to_owned();
    std::thread::spawn(move || {
        let (report, code) = generate_or_salvage(&path, "x.yaml", "x").unwrap_err();
        assert_eq!(generate_file(&path, "x.yaml").unwrap_err(), report);
        assert!(code.contains("pub enum Activity"));
        done.send(report.problems().next().map(|problem| problem.message.clone()))
    });
    let most = std::time::Duration::from_secs(60);
    said.recv_timeout(most).expect("a file that is no matrix is not read without end")
}

#[cfg(unix)]
#[test]
fn a_pipe_a_socket_and_a_device_are_not_waited_for() {
    let pipe = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pipe.yaml");
    // In a short path, since that of a socket may not be long.
    let socket = std::env::temp_dir().join(format!("okms-raci-{}.yaml", std::process::id()));
    for path in [&pipe, &socket] {
        let _ = fs::remove_file(path);
    }
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    for path in [&pipe, &socket, Path::new("/dev/zero"), Path::new("/dev/null")] {
        let said = refused(path);
        assert_eq!(said.as_deref(), Some("expected a YAML file, found a pipe or a device"));
    }
    fs::remove_file(socket).unwrap();
}

#[test]
fn a_path_with_a_line_break_is_refused() {
    let yaml = fs::read_to_string(folder().join("one_party.yaml")).unwrap();
    for path in ["a\nb.yaml", "a\rb.yaml", "\u{7f}.yaml", "a\u{85}b.yaml"] {
        let report = generate(&yaml, path).unwrap_err();
        assert_eq!(generate_file(folder().join("one_party.yaml"), path).unwrap_err(), report);
        let message = &report.problems().next().unwrap().message;
        assert!(message.starts_with("the path has the control character "), "{message}");
    }
    // What is only not shown is, in the code.
    let generated = generate(&yaml, "a\u{202e}b.yaml").unwrap();
    assert!(generated.code.contains("// from:   a\\u{202e}b.yaml\n"));
}

#[test]
fn the_code_is_written_only_if_it_changed() {
    let generated = generate_file(folder().join("one_party.yaml"), "x.yaml").unwrap();
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("one_party.rs");
    let _ = fs::remove_file(&path);
    assert!(generated.write_to(&path).unwrap());
    assert!(!generated.write_to(&path).unwrap());
    for other in ["something else".to_owned(), generated.code.replace("2026", "2025")] {
        fs::write(&path, other).unwrap();
        assert!(generated.write_to(&path).unwrap());
        assert!(fs::read_to_string(&path).unwrap() == generated.code);
    }
}

#[test]
fn nothing_is_written_to_a_folder_that_is_missing() {
    let generated = generate_file(folder().join("one_party.yaml"), "x.yaml").unwrap();
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("missing/code.rs");
    assert_eq!(generated.write_to(path).unwrap_err().kind(), std::io::ErrorKind::NotFound);
}

/// Of a writer that was killed, whose number this process has now.
#[test]
fn what_another_writer_left_is_not_in_the_way() {
    let generated = generate_file(folder().join("one_party.yaml"), "x.yaml").unwrap();
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("left");
    fs::create_dir_all(&folder).unwrap();
    let parts = [0, 1].map(|number| format!("code.rs.{}.{number}.part", std::process::id()));
    for part in &parts {
        fs::write(folder.join(part), "half").unwrap();
    }
    assert!(generated.write_to(folder.join("code.rs")).unwrap());
    assert!(fs::read_to_string(folder.join("code.rs")).unwrap() == generated.code);
    for part in &parts {
        assert_eq!(fs::read_to_string(folder.join(part)).unwrap(), "half");
    }
    fs::remove_dir_all(&folder).unwrap();
}
