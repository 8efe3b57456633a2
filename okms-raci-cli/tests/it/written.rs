//! Files are written whole or not at all, whoever ends the command.
//!
//! A limit on the size of files ends the writer with a signal at just that byte. Where the signal is
//! ignored, writing fails there, as it does on a full disk.

use std::fs;
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt, chown, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::raci::{okms, scratch_file, test_file};

const OLD: &str = "what was there before";

/// Runs the command after something that the shell does.
fn raci_after(before: &str, arguments: &[&str]) -> Output {
    let script = format!("ulimit -c 0; {before}; exec \"$0\" \"$@\"");
    let mut shell = Command::new("sh");
    shell.args(["-c", &script, env!("CARGO_BIN_EXE_raci")]).args(arguments).output().unwrap()
}

fn export(before: &str, out: &Path) -> Output {
    let okms = okms();
    let (okms, out) = (okms.to_str().unwrap(), out.to_str().unwrap());
    raci_after(before, &["export", okms, "--format", "html", "-o", out, "--force"])
}

/// A file of a folder that has no other.
fn alone(folder: &str, name: &str) -> PathBuf {
    let path = scratch_file(folder, name, OLD);
    for entry in fs::read_dir(path.parent().unwrap()).unwrap() {
        let entry = entry.unwrap().path();
        if entry != path {
            fs::remove_file(entry).unwrap();
        }
    }
    path
}

#[test]
fn a_file_is_old_or_new_whenever_the_command_is_killed() {
    let out = alone("killed", "page.html");
    assert!(export("true", &out).status.success());
    let page = fs::read(&out).unwrap();
    fs::write(&out, OLD).unwrap();
    for block in (0..page.len() / 512).step_by(7) {
        let output = export(&format!("ulimit -f {block}"), &out);
        assert_eq!(output.status.code(), None, "not killed at block {block}: {output:?}");
        assert!(fs::read(&out).unwrap() == OLD.as_bytes(), "at block {block}");
    }
    // What was left does not keep the next one from writing.
    assert!(export("true", &out).status.success());
    assert!(fs::read(&out).unwrap() == page);
}

#[test]
fn a_full_disk_is_told_and_leaves_the_file_as_it_was() {
    let out = alone("full", "page.html");
    let output = export("trap '' XFSZ; ulimit -f 4", &out);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with(&format!("error: cannot write {}: ", out.display())), "{said}");
    assert_eq!(fs::read_to_string(&out).unwrap(), OLD);
    let left = fs::read_dir(out.parent().unwrap()).unwrap().count();
    assert_eq!(left, 1, "what was written of it is gone");
}

#[test]
fn the_matrix_that_an_import_goes_into_is_old_or_new() {
    let old = fs::read_to_string(test_file("diff/base.yaml")).unwrap();
    let into = alone("into", "tea.yaml");
    fs::write(&into, &old).unwrap();
    let page = scratch_file(
        "into_from",
        "tea.md",
        "---\nupdated: 2026-03-01\n---\n# Tea\n\n| Activity | Host | Guest |\n|---|---|---|\n| Sweep | RA | I |\n",
    );
    let arguments =
        ["import", page.to_str().unwrap(), "--into", into.to_str().unwrap(), "--remove", "--force"];
    let output = raci_after("ulimit -f 0", &arguments);
    assert_eq!(output.status.code(), None, "{output:?}");
    assert_eq!(fs::read_to_string(&into).unwrap(), old);
    let output = raci_after("true", &arguments);
    assert_ne!(fs::read_to_string(&into).unwrap(), old, "{output:?}");
}

#[test]
fn an_import_keeps_the_line_ends_of_the_file() {
    let old = fs::read_to_string(test_file("diff/base.yaml")).unwrap();
    let into = alone("into_crlf", "tea.yaml");
    fs::write(&into, old.replace('\n', "\r\n")).unwrap();
    let page = "| Activity | Host | Guest |\n|---|---|---|\n| Sweep | RA | I |\n";
    let page = scratch_file("into_crlf_from", "tea.md", page);
    let [page, file] = [&page, &into].map(|path| path.to_str().unwrap());
    let output = raci_after(
        "true",
        &["import", page, "--into", file, "--remove", "--force", "--revision", "2026-03-01"],
    );
    assert!(output.status.success(), "{output:?}");
    let written = fs::read_to_string(&into).unwrap();
    assert!(written.contains("2026-03-01") && written.lines().count() > 5, "{written}");
    assert_eq!(written.matches("\r\n").count(), written.matches('\n').count());
}

#[test]
fn a_file_keeps_its_permissions_and_a_link_its_place() {
    let out = alone("link", "page.html");
    let link = out.with_file_name("link.html");
    symlink(&out, &link).unwrap();
    // Only root can give a file away.
    let owner = chown(&out, Some(1), None).map_or(fs::metadata(&out).unwrap().uid(), |()| 1);
    for mode in [0o600, 0o4755] {
        fs::write(&out, OLD).unwrap();
        fs::set_permissions(&out, fs::Permissions::from_mode(mode)).unwrap();
        assert!(export("true", &link).status.success());
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        let written = fs::metadata(&out).unwrap();
        assert_eq!((written.uid(), written.permissions().mode() & 0o7777), (owner, mode));
        assert_ne!(fs::read_to_string(&out).unwrap(), OLD);
    }
}

#[test]
fn a_link_that_leads_nowhere_stays_a_link() {
    let out = alone("nowhere", "page.html");
    fs::remove_file(&out).unwrap();
    let [first, second] = ["first.html", "second.html"].map(|name| out.with_file_name(name));
    symlink("second.html", &first).unwrap();
    symlink(&out, &second).unwrap();
    let output = raci_after("true", &["export", "okms", "-o", first.to_str().unwrap()]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && said.contains("already exists"), "{said}");
    assert!(export("true", &first).status.success());
    for link in [&first, &second] {
        assert!(fs::symlink_metadata(link).unwrap().is_symlink());
    }
    assert!(fs::symlink_metadata(&out).unwrap().is_file());
    // Links in a circle lead to nothing that can be written.
    fs::remove_file(&second).unwrap();
    symlink("first.html", &second).unwrap();
    let output = export("true", &first);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
}

#[test]
fn of_two_that_create_a_file_one_does() {
    let out = alone("two", "new.json");
    let arguments = ["export", "okms", "-o", out.to_str().unwrap()];
    for _ in 0..10 {
        fs::remove_file(&out).unwrap();
        let mut export = Command::new(env!("CARGO_BIN_EXE_raci"));
        export.args(arguments).stderr(Stdio::null());
        let mut both = [export.spawn().unwrap(), export.spawn().unwrap()];
        let mut statuses = both.each_mut().map(|one| one.wait().unwrap().code().unwrap());
        statuses.sort_unstable();
        assert_eq!(statuses, [0, 2]);
    }
}

#[test]
fn a_device_is_written_to_and_stays_one() {
    assert!(export("true", Path::new("/dev/null")).status.success());
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    let said = String::from_utf8(export("true", Path::new("/dev/full")).stderr).unwrap();
    assert!(said.starts_with("error: cannot write /dev/full: "), "{said}");
}
