//! Titles that mean something to a terminal, a spreadsheet, a page or a forge: through every way out
//! they are text.

mod checks;

use std::env;
use std::path::PathBuf;
use std::process::Command;

use okms_raci::Activity;
use okms_raci_codegen::{
    self as codegen, Matrix, Party, RoleSet, Section, Source, compile, generate,
};
use okms_raci_core::escape::is_shown;

use crate::raci::{run, scratch_file};
use checks::{any_json, cargo, csv, github, html, json, markdown, rustdoc, shown};

/// The last four are refused in a matrix; of them only what is said of that gets out.
const TITLES: [&str; 28] = [
    "=HYPERLINK(\"http://a.example\",\"x\")",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "＝1",
    "'=1",
    "a,b;c\"d\"",
    "a | b || c",
    "*a* _b_ `c` ~~d~~ $x$",
    "[a](http://a.example) ![b](c) [^1] [d]",
    "http://a.example/?a=b&c",
    "# a",
    "1. a",
    "1",
    "- a",
    "===",
    "```",
    "<b onclick='x'>a</b> & &lt;",
    "</script><script>alert(1)</script><!--",
    "\" autofocus onfocus=\"x",
    "::error file=a::b %0A::warning::c",
    "*/ \"#]] pub fn run() {} /*",
    "a \u{202e}b\u{2066} c",
    "a\u{feff}\u{200b}b \u{e0041}",
    "a \u{1b}[31mb\u{7}",
    "a\r\n::error::b",
    "a\u{2028}b",
    "a\u{9b}2J\0b",
];

/// A matrix with the title wherever one can stand.
fn matrix(title: &str, revision: &str) -> Matrix {
    let activity = codegen::Activity {
        id: "Act".to_owned(),
        title: title.to_owned(),
        roles: vec![RoleSet::RA, RoleSet::A],
        allow: vec![(codegen::Rule::SeveralAccountable, title.to_owned())],
        ..codegen::Activity::default()
    };
    let section =
        Section { depth: 1, id: "Part".to_owned(), title: title.to_owned(), ..Section::default() };
    let party = |id: &str, name: &str| Party {
        id: id.to_owned(),
        name: name.to_owned(),
        ..Party::default()
    };
    Matrix {
        name: "hostile".to_owned(),
        title: title.to_owned(),
        source: Source {
            publisher: Some(title.to_owned()),
            revision: revision.to_owned(),
            ..Source::default()
        },
        parties: vec![party("Us", title), party("You", "You")],
        sections: vec![section],
        activities: vec![activity],
        ..Matrix::default()
    }
}

/// A title, and files with matrices that have it, and others.
struct Case {
    title: &'static str,
    file: PathBuf,
    is_refused: bool,
}

/// A title without anything special.
const TAME: &str = "Tame";

impl Case {
    fn of(title: &'static str) -> Self {
        let yaml = matrix(title, "2026-01-31").to_yaml();
        let file = scratch_file("hostile", "matrix.yaml", &yaml);
        Case { title, file, is_refused: Matrix::read(&yaml, "x.yaml").is_err() }
    }

    /// Whether the matrix is warned of, or refused.
    fn is_odd(&self) -> bool {
        !self.title.chars().all(is_shown)
    }

    /// What gets out this way.
    fn reported(&self, out: &Out) -> String {
        let arguments = match out {
            Out::Library(reported) => return reported(self.title),
            Out::Command(arguments) => arguments,
        };
        let other = matrix("Other", "2025-10-21").to_yaml();
        let other = scratch_file("hostile", "other.yaml", &other);
        let file = |argument: &&'static str| match *argument {
            "FILE" => self.file.to_str().unwrap().to_owned(),
            "OTHER" => other.to_str().unwrap().to_owned(),
            argument => argument.to_owned(),
        };
        let arguments: Vec<String> = arguments.iter().map(file).collect();
        let output = run(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
        let is_error = output.status.code() == Some(2) && !output.stderr.is_empty();
        let reported = if is_error { output.stderr } else { output.stdout };
        String::from_utf8(reported).unwrap()
    }
}

/// How a title gets out, and what has to hold of it there.
struct Way {
    name: &'static str,
    out: Out,
    check: fn(&Case, &str, &str),
}

enum Out {
    /// The arguments of the command; `FILE` is the matrix.
    Command(&'static [&'static str]),
    Library(fn(&str) -> String),
}

/// The code of a matrix with the title.
fn code(title: &str) -> String {
    let generated = generate(&matrix(title, "2026-01-31").to_yaml(), "x.yaml");
    generated.map_or_else(|report| report.to_string(), |generated| generated.code)
}

/// What a build script prints for a matrix that is warned of: two sections list the title.
fn build_script(title: &str) -> String {
    let mut matrix = matrix(title, "2026-01-31");
    let section = matrix.sections[0].clone();
    matrix.sections.push(Section { id: "Other".to_owned(), title: "Other".to_owned(), ..section });
    let activity = matrix.activities[0].clone();
    let id = "OtherAct".to_owned();
    matrix.activities.push(codegen::Activity { id, section: 1, ..activity });
    let file = scratch_file("hostile_build", "hostile.yaml", &matrix.to_yaml());
    let output = Command::new(env::current_exe().unwrap())
        .args(["--exact", "hostile::what_a_build_script_does", "--nocapture"])
        .envs(
            [("OUT_DIR", file.parent()), ("CARGO_MANIFEST_DIR", file.parent())]
                .map(|(name, folder)| (name, folder.unwrap())),
        )
        .env("RACI_BUILD_SCRIPT", "1")
        .output()
        .unwrap();
    let reported = String::from_utf8(output.stdout).unwrap();
    let reported = reported.split_once("BEGIN\n").unwrap().1.split_once("END\n").unwrap().0;
    reported.replace(file.parent().unwrap().to_str().unwrap(), "")
}

/// The process of [`build_script`].
#[test]
fn what_a_build_script_does() {
    if env::var_os("RACI_BUILD_SCRIPT").is_none() {
        return;
    }
    println!("BEGIN");
    if let Err(error) = compile("hostile.yaml") {
        println!("{error}");
    }
    println!("END");
}

fn parse_error(title: &str) -> String {
    let error = title.parse::<Activity>().unwrap_err();
    let of_roles = title.parse::<RoleSet>().unwrap_err();
    format!("{error}\n{error:?}\n{of_roles}\n{of_roles:?}\n")
}

const fn command(
    name: &'static str,
    arguments: &'static [&'static str],
    check: fn(&Case, &str, &str),
) -> Way {
    Way { name, out: Out::Command(arguments), check }
}

const WAYS: [Way; 17] = [
    command("a table", &["show", "FILE"], shown),
    command("a row", &["show", "FILE", "act"], shown),
    command("a report", &["check", "FILE"], shown),
    command("annotations of a report", &["check", "FILE", "--format", "github"], github),
    command("a report as Markdown", &["check", "FILE", "--format", "markdown"], shown),
    command("a report as JSON", &["check", "FILE", "--format", "json"], any_json),
    command("a report as SARIF", &["check", "FILE", "--format", "sarif"], any_json),
    command("changes", &["diff", "OTHER", "FILE"], shown),
    command("annotations of changes", &["diff", "OTHER", "FILE", "--format", "github"], github),
    command("changes as SARIF", &["diff", "OTHER", "FILE", "--format", "sarif"], any_json),
    command("CSV", &["export", "FILE", "--format", "csv"], csv),
    command("Markdown", &["export", "FILE", "--format", "markdown"], markdown),
    command("HTML", &["export", "FILE", "--format", "html"], html),
    command("JSON", &["export", "FILE", "--format", "json"], json),
    Way { name: "documentation", out: Out::Library(code), check: rustdoc },
    Way { name: "lines for cargo", out: Out::Library(build_script), check: cargo },
    Way { name: "what cannot be parsed", out: Out::Library(parse_error), check: shown },
];

#[test]
fn a_title_is_text_through_every_way_out() {
    let tame = Case::of(TAME);
    let tame: Vec<String> = WAYS.iter().map(|way| tame.reported(&way.out)).collect();
    for (position, title) in TITLES.into_iter().enumerate() {
        let case = Case::of(title);
        assert_eq!(case.is_refused, position + 4 >= TITLES.len(), "{title:?}");
        for (way, tame) in WAYS.iter().zip(&tame) {
            match (&way.out, case.is_refused) {
                (Out::Command(["check", ..]), _) | (_, false) => {
                    println!("{title:?} as {}", way.name);
                    (way.check)(&case, &case.reported(&way.out), tame);
                }
                (_, true) => shown(&case, &case.reported(&way.out), "said"),
            }
        }
    }
}

/// A table may be refused, such as one whose titles have no word to make an id of; what is read is the same.
#[test]
fn a_title_reads_back_from_every_export() {
    let mut reported = Vec::new();
    for title in &TITLES[..TITLES.len() - 4] {
        let yaml =
            scratch_file("hostile_exports", "matrix.yaml", &matrix(title, "2026-01-31").to_yaml());
        for ending in ["csv", "xlsx", "md", "html", "json"] {
            let out = yaml.with_extension(ending);
            let [yaml, out] = [&yaml, &out].map(|path| path.to_str().unwrap());
            assert!(run(&["export", yaml, "-o", out, "--force"]).status.success(), "{title:?}");
            let diff = run(&["diff", yaml, out]);
            let is_table = !["html", "json"].contains(&ending);
            let is_refused = diff.status.code() == Some(2);
            if diff.status.code() != Some(0) && !(is_table && is_refused) {
                let diff = String::from_utf8_lossy(&diff.stdout).into_owned();
                reported.push(format!("{title:?} as {ending}: {diff}"));
            }
        }
    }
    assert!(reported.is_empty(), "{}", reported.join("\n"));
}
