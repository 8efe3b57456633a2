//! The commands of a page print what the page says.
//!
//! In a block of the language `console`, `$ ` starts a command for the shell, `? 1` is its exit status
//! if it is not 0, and what it printed follows. A page's commands run in a copy of the folder beside
//! it, `raci.in` for `raci.md`; those of `chain.md` and `evidence.md` in a copy of their examples.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::raci::{RENEW, repository, test_file};

/// The line that starts a block of commands.
const CONSOLE: &str = "```console\n";

/// The pages for people.
fn pages() -> Vec<PathBuf> {
    ["docs/chain.md", "docs/evidence.md", "docs/raci.md", "okms-raci-cli/README.md"]
        .map(|page| repository().join(page))
        .to_vec()
}

#[test]
fn pages_say_what_is_printed() {
    let cases = fs::read_dir(test_file("../cases")).unwrap();
    let cases = cases.map(|entry| entry.unwrap().path());
    let cases = cases.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    let differing: Vec<PathBuf> =
        pages().into_iter().chain(cases).filter(|page| !is_true(page)).collect();
    let help = "`RENEW=1 cargo test -p okms-raci-cli pages` writes them for you to read";
    assert!(differing.is_empty(), "these pages say something else: {differing:?}\n{help}; {RENEW}");
}

/// Whether the page says what its commands print; writes it if `RENEW` is set.
fn is_true(page: &Path) -> bool {
    let written = fs::read_to_string(page).unwrap();
    let folder = copy_of_files(page);
    let printed = run_commands(&written, &folder);
    let failing: Vec<String> =
        shown_commands(&printed).into_iter().filter(|command| !works(command, &folder)).collect();
    assert!(failing.is_empty(), "{} shows commands that do not work: {failing:#?}", page.display());
    if std::env::var_os("RENEW").is_some() {
        fs::write(page, &printed).unwrap();
        return true;
    }
    let differs = |(written, printed): &(&str, &str)| written != printed;
    let first = written.lines().zip(printed.lines()).find(differs);
    if let Some((written, printed)) = first {
        eprintln!("{}:\n- {written}\n+ {printed}", page.display());
    }
    written == printed
}

/// A new folder with the files that the page's commands read.
fn copy_of_files(page: &Path) -> PathBuf {
    let name = page.file_stem().unwrap();
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages").join(name);
    let _ = fs::remove_dir_all(&copy);
    fs::create_dir_all(&copy).unwrap();
    let files = if ["chain", "evidence"].iter().any(|example| name == *example) {
        page.with_file_name("../examples").join(name)
    } else {
        page.with_extension("in")
    };
    if files.exists() {
        copy_all(&files, &copy);
    }
    if copy.join("before").exists() {
        start_history(&copy);
    }
    copy
}

/// Makes the folder a git repository whose only commit has the files in `before`, and is old.
fn start_history(folder: &Path) {
    let before = folder.join("before");
    let git = |arguments: &[&str]| {
        let mut git = Command::new("git");
        git.arg("--work-tree").arg(&before).args(arguments).current_dir(folder);
        for date in ["GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"] {
            git.env(date, "2025-01-31T12:00:00Z");
        }
        assert!(git.env("GIT_DIR", folder.join(".git")).status().unwrap().success());
    };
    git(&["init", "--quiet"]);
    git(&["add", "--all"]);
    let identity = ["-c", "user.name=Writer", "-c", "user.email=writer@example.org"];
    git(&[&identity[..], &["commit", "--quiet", "--no-gpg-sign", "--message", "Access"]].concat());
    git(&["config", "--unset", "core.worktree"]);
    fs::remove_dir_all(before).unwrap();
}

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if from.is_dir() && !from.ends_with("target") {
            copy_all(&from, &to);
        } else if from.is_file() {
            fs::copy(from, to).unwrap();
        }
    }
}

/// The page with what its commands print now.
fn run_commands(page: &str, folder: &Path) -> String {
    let mut text = String::new();
    let mut in_console = false;
    for line in page.split_inclusive('\n') {
        if line.starts_with("```") {
            in_console = line == CONSOLE;
        }
        match line.strip_prefix("$ ") {
            Some(command) if in_console => text.extend([line, &printed(command, folder)]),
            _ if in_console && line != CONSOLE => {}
            _ => text.push_str(line),
        }
    }
    text
}

/// The commands that messages show, in backticks.
fn shown_commands(page: &str) -> BTreeSet<String> {
    let consoles = page.split(CONSOLE).skip(1).filter_map(|rest| rest.split("\n```").next());
    let printed = consoles.flat_map(str::lines).filter(|line| !line.starts_with("$ "));
    let quoted = printed.flat_map(|line| line.split('`').skip(1).step_by(2));
    quoted.filter(|text| text.starts_with("raci ")).map(str::to_owned).collect()
}

/// Whether it is a command line that does its work, or says what is wrong with a matrix.
fn works(command: &str, folder: &Path) -> bool {
    // A subcommand alone is named, and not shown to be typed.
    let is_alone = command.split(' ').count() == 2;
    let command = if is_alone { format!("{command} --help") } else { command.to_owned() };
    let command = command.replace("FILE", "okms").replace("SOURCE", "okms");
    let printed = printed(&format!("{command}\n"), folder);
    if printed.starts_with("? 2") {
        eprintln!("{command}: {printed}");
    }
    !printed.starts_with("? 2")
}

/// The exit status, if it is not 0, and what the command prints.
fn printed(command: &str, folder: &Path) -> String {
    let raci = Path::new(env!("CARGO_BIN_EXE_raci")).parent().unwrap();
    let path = format!("{}:{}", raci.display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(format!("{{ {command}}} 2>&1")).current_dir(folder);
    let output = shell.env("PATH", path).env("COLUMNS", "80").output().unwrap();
    let status = match output.status.code() {
        Some(0) => String::new(),
        code => format!("? {}\n", code.unwrap()),
    };
    let printed = String::from_utf8(output.stdout).unwrap();
    let end = if printed.is_empty() || printed.ends_with('\n') { "" } else { "\n" };
    format!("{status}{printed}{end}")
}
