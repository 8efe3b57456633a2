//! The build script of a lean build, with a limit on the size of files: it ends the script in the
//! middle of writing, or, where the signal is ignored, makes writing fail as a full disk does.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const PREBUILT: &str = include_str!("../../okms-raci/prebuilt/okms.rs");

fn scratch() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("build_script");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn compiled(folder: &Path) -> PathBuf {
    let program = folder.join("build-script");
    let mut rustc = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("build.rs");
    rustc.args(["--edition", "2024", "-o"]).arg(&program).arg(source);
    assert!(rustc.status().unwrap().success());
    program
}

#[test]
fn it_leaves_whole_code_or_none() {
    let folder = scratch();
    let (program, code) = (compiled(&folder), folder.join("okms.rs"));
    let after = |before: &str| -> Output {
        let script = format!("ulimit -c 0; {before}; exec \"$0\"");
        let mut shell = Command::new("sh");
        shell.args(["-c", &script]).arg(&program).env("OUT_DIR", &folder);
        shell.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap()
    };
    for block in (0..PREBUILT.len() / 512).step_by(7) {
        let output = after(&format!("ulimit -f {block}"));
        assert_eq!(output.status.code(), None, "not killed at block {block}: {output:?}");
        assert!(!code.exists(), "at block {block}");
    }
    let said = String::from_utf8(after("trap '' XFSZ; ulimit -f 1").stderr).unwrap();
    assert!(said.contains(&format!("cannot write {}: ", code.display())), "{said}");
    assert!(after("true").status.success());
    assert!(fs::read_to_string(&code).unwrap() == PREBUILT);
}
