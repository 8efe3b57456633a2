//! Sources that would cost `raci trace` its memory, its stack or its time.

use std::fmt::Write;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};

use crate::raci::{run, scratch_file};

/// Traces a folder with this file in it.
fn traced(folder: &str, content: &str) -> Output {
    let file = scratch_file(folder, "lib.rs", content);
    run(&["trace", file.parent().unwrap().to_str().unwrap()])
}

#[track_caller]
fn assert_ends(output: &Output, status: i32, sentence: &str) {
    let text = [&output.stdout[..], &output.stderr].concat();
    let text = String::from_utf8_lossy(&text);
    assert_eq!(output.status.code(), Some(status), "{text}");
    assert!(text.contains(sentence), "{text}");
}

#[test]
fn deep_code_is_not_parsed() {
    for repeated in ["|a,| ", "A<u8,", "{}={};", "!", "{}="] {
        let code = format!("fn raci() {{ {}1; }}\n", repeated.repeat(100_000));
        assert_ends(&traced("deep", &code), 0, "");
    }
}

#[test]
fn code_is_parsed_up_to_a_depth_and_a_length() {
    // Those around it are one of the brackets, and a few of the tokens.
    let brackets = |count: usize| format!("{}1{}", "(".repeat(count - 1), ")".repeat(count - 1));
    let (deep, long) = ("nested too deeply, or has too long an expression", "no problems");
    for (expression, said) in [
        (brackets(1_000), long),
        (brackets(1_001), deep),
        ("!".repeat(49_900) + "1", long),
        ("!".repeat(50_000) + "1", deep),
    ] {
        let code = format!("fn raci() {{ {expression}; }}\n// {}\n", "-".repeat(10_000));
        assert_ends(&traced("depth", &code), 0, said);
    }
}

#[test]
fn a_file_of_claims_has_at_most_a_mebibyte() {
    let code = format!("fn raci() {{ {} }}\n", "a ".repeat(1 << 19));
    assert_ends(&traced("large", &code), 0, "too large to search for claims: 1 MiB is the most");
    // What has no word of a claim is not parsed.
    assert_ends(&traced("large", &code.replace("raci", "rest")), 0, "no problems");
}

#[test]
fn a_long_claim_is_read_once() {
    let long =
        |start: &str, repeated: &str, end: &str| format!("{start}{}{end}", repeated.repeat(4_000));
    for (claim, message) in [
        (long("Customer is responsible for", " x", ""), "expected `;`"),
        (long("Customer is responsible for A", " and A", ""), "`A` is listed twice"),
        (long("Customer is responsible", " and responsible", " for A"), "twice"),
        (long("Customer", " and Customer", " is responsible for A"), "`Customer` is listed twice"),
        (long("Customer is responsible for ", &"x".repeat(50), ""), "there is no activity `xxx"),
    ] {
        let code = format!("okms_raci::assert_raci! {{ {claim} }}\n");
        assert_ends(&traced("long", &code), 1, message);
    }
}

#[test]
fn of_very_many_names_the_first_are_looked_for() {
    let names = |count: usize| {
        let names: Vec<String> = (0..count).map(|at| format!("ManageBackup{at}")).collect();
        names.join(" and ")
    };
    let claim = format!("Customer is responsible for {};", names(20_000));
    let code = format!("okms_raci::assert_raci! {{ {claim} }}\n");
    assert_ends(&traced("many_names", &code), 1, "the nearest is `ManageBackups`");
    let claims = "Customer is responsible for ManageBackup;".repeat(5_000);
    let code = format!("okms_raci::assert_raci! {{ {claims} }}\n");
    let message = "after 200 mistakes, the rest of these claims is not judged";
    assert_ends(&traced("many_claims", &code), 1, message);
}

#[test]
fn attributes_in_a_row_are_each_looked_at_once() {
    let code = format!("raci! {{ {} }}\n", "#[a()]{}".repeat(60_000));
    assert_ends(&traced("attributes", &code), 0, "no problems");
}

#[test]
fn names_of_macros_have_a_limit() {
    let mut code = String::new();
    for number in 0..20_000 {
        writeln!(code, "pub use okms_raci::assert_raci as a{number};").unwrap();
    }
    assert_ends(&traced("names", &code), 2, "under more than 100 names");
}

/// Traces files of which each gives the macro another name than the one before, and the last uses it.
fn renamed(times: usize) -> Output {
    let folder = format!("renames{times}");
    let mut file = scratch_file(&folder, "f0.rs", "pub use okms_raci::assert_raci as a0;\n");
    for at in 1..times {
        let code = format!("pub use crate::a{} as a{at};\n", at - 1);
        file = scratch_file(&folder, &format!("f{at}.rs"), &code);
    }
    let claim = format!("a{}! {{ Customer is responsible for ManageBackups; }}\n", times - 1);
    scratch_file(&folder, "used.rs", &claim);
    run(&["trace", file.parent().unwrap().to_str().unwrap()])
}

#[test]
fn a_name_is_followed_through_eight_files() {
    assert_ends(&renamed(8), 1, "Customer is not responsible for ManageBackups");
    assert_ends(&renamed(9), 2, "or rename them more than 8 times");
}

#[test]
fn a_list_of_ignored_files_that_never_ends_is_not_read() {
    for (folder, name) in [
        ("endless", ".gitignore"),
        ("endless-too", ".ignore"),
        ("endless-git", ".git/info/exclude"),
    ] {
        let file = scratch_file(&format!("{folder}/inside"), "lib.rs", "fn main() {}\n");
        let inside = file.parent().unwrap();
        let list = inside.join(name);
        fs::create_dir_all(list.parent().unwrap()).unwrap();
        let _ = fs::remove_file(&list);
        symlink("/dev/zero", &list).unwrap();
        let message = "this cannot be read: it is not a file, or larger than 1 MiB";
        assert_ends(&run(&["trace", inside.parent().unwrap().to_str().unwrap()]), 2, message);
        let message = format!("{name} is not a file, or larger than 1 MiB");
        assert_ends(&run(&["trace", inside.to_str().unwrap()]), 2, &message);
        assert_ends(&run(&["trace", file.to_str().unwrap()]), 2, &message);
        make_pipe(&list);
        assert_ends(&run(&["trace", inside.to_str().unwrap()]), 2, &message);
        fs::remove_file(&list).unwrap();
    }
}

#[test]
fn a_worktree_whose_shared_folder_never_ends_is_not_read() {
    let file = scratch_file("worktree/inside", "lib.rs", "fn main() {}\n");
    let git = |name: &str, text: &str| scratch_file("worktree/git", name, text);
    let shared = git("commondir", "common\n");
    let own = shared.parent().unwrap();
    let exclude = scratch_file("worktree/git/common/info", "exclude", "");
    fs::write(file.with_file_name(".git"), format!("gitdir: {}\n", own.display())).unwrap();
    let traced = || run(&["trace", file.parent().unwrap().to_str().unwrap()]);
    assert_ends(&traced(), 0, "");
    for (list, name) in [(&exclude, "exclude"), (&shared, "commondir")] {
        make_pipe(list);
        assert_ends(&traced(), 2, &format!("{name} is not a file, or larger than 1 MiB"));
        fs::remove_file(list).unwrap();
    }
}

fn make_pipe(path: &Path) {
    fs::remove_file(path).unwrap();
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn of_very_many_mistakes_a_thousand_are_judged() {
    let code = format!("fn a() {{ {} }}\n", "okms_raci::activity!(\"Backups\");".repeat(2_000));
    assert_ends(&traced("mistakes", &code), 1, "after 1000 problems of this file");
}
