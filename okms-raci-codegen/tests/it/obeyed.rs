//! What a message says to do, done: then the problem is gone, and no new one came.
//!
//! A fix is applied as the command applies it. For all other problems the obeyed form lies beside the
//! case, made by doing just what the help says: in `mistakes/*.txt` as lines after `> `, and of the
//! files in `refused/` and `warned/` as `NAME.obeyed.diff`, lines after `-` and what takes their place
//! after `+`, with an empty line between two places.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use okms_raci_codegen::{Matrix, Problem, Report, Rule};

use crate::samples;

/// Rules about text that keeps all else from being read.
const SYNTAX: [Rule; 4] = [Rule::NotYaml, Rule::EmptyFile, Rule::SeveralDocuments, Rule::TooLarge];

fn report(yaml: &[u8]) -> Report {
    match Matrix::read_bytes(yaml, "x.yaml") {
        Ok((_, warnings)) => warnings,
        Err(report) => report,
    }
}

/// How often each problem is reported, whatever line it names.
fn counts<'a>(problems: impl Iterator<Item = &'a Problem>) -> BTreeMap<(Rule, String), usize> {
    let mut counts = BTreeMap::new();
    for problem in problems {
        let digits = problem.message.replace(|c: char| c.is_ascii_digit(), "");
        *counts.entry((problem.rule, digits)).or_insert(0) += 1;
    }
    counts
}

/// What of `new` is not in `old`.
fn more(old: &Report, new: &Report) -> Vec<String> {
    let old_counts = counts(old.problems());
    // What a row says is known only once its letters are.
    let is_hidden = |rule: Rule| rule.is_about_content() || rule == Rule::NobodyResponsible;
    let is_new = |(key, count): &(&(Rule, String), &usize)| {
        !is_hidden(key.0) && old_counts.get(*key) < Some(*count)
    };
    counts(new.problems()).iter().filter(is_new).map(|((_, message), _)| message.clone()).collect()
}

/// What is left to complain of when a case is obeyed: by its fixes, and by the form beside it.
///
/// With `needs_form` each problem needs one of them.
pub(crate) fn complaints(text: &str, obeyed: Option<&str>, needs_form: bool) -> Vec<String> {
    let before = report(text.as_bytes());
    let mut complaints = Vec::new();
    for problem in before.problems() {
        let Some(fix) = &problem.fix else {
            // Another version of the program is no text.
            if needs_form && obeyed.is_none() && problem.rule != Rule::UnknownFormat {
                let help = problem.help.as_deref().unwrap_or_default();
                complaints.push(format!("is not obeyed: {}; {help}", problem.message));
            }
            continue;
        };
        let mut fixed = text.to_owned();
        fixed.replace_range(fix.bytes.clone(), &fix.replacement);
        let after = report(fixed.as_bytes());
        let is_syntax = SYNTAX.contains(&problem.rule);
        let key = |problem: &&Problem| (problem.rule, problem.message.clone());
        let same =
            |report: &Report| report.problems().filter(|it| key(it) == key(&problem)).count();
        let is_there = if is_syntax {
            let is_same = |it: &Problem| it.bytes == problem.bytes && it.message == problem.message;
            after.problems().any(is_same)
        } else {
            same(&after) >= same(&before)
        };
        if is_there {
            complaints.push(format!("is there after its fix: {}\n{fixed}", problem.message));
        }
        if !is_syntax {
            let new = more(&before, &after);
            complaints.extend(new.iter().map(|new| format!("came by a fix: {new}\n{fixed}")));
        }
    }
    let Some(obeyed) = obeyed else { return complaints };
    let after = report(obeyed.as_bytes());
    let is_syntax = before.problems().any(|problem| SYNTAX.contains(&problem.rule));
    let left = after.problems().filter(|it| !is_syntax || SYNTAX.contains(&it.rule));
    complaints.extend(left.map(|it| format!("is there though obeyed: {}\n{obeyed}", it.message)));
    complaints
}

/// The text after the edits of a diff: each run of lines after `-` is replaced by those after `+`, with an empty line between two places.
fn edited(text: &str, diff: &str) -> String {
    let mut text = text.replace("\r\n", "\n");
    let lines: Vec<&str> = diff.lines().collect();
    let mut at = 0;
    while at < lines.len() {
        if lines[at].is_empty() {
            at += 1;
            continue;
        }
        let run = |from: usize, sign: char| {
            let of_sign = lines[from..].iter().take_while(|line| line.starts_with(sign));
            of_sign.map(|line| format!("{}\n", &line[1..])).collect::<Vec<_>>()
        };
        let old = run(at, '-');
        let new = run(at + old.len(), '+');
        assert!(!old.is_empty() || !new.is_empty(), "no line of a diff: {}", lines[at]);
        at += old.len() + new.len();
        let old = old.concat();
        assert_eq!(text.matches(&old).count().min(2), 1, "once in the sample: {old}");
        text = text.replacen(&old, &new.concat(), 1);
    }
    text
}

/// Of these there is no matrix to correct.
const LEFT: [&str; 11] = [
    "a_list.yaml",
    "a_text.yaml",
    "alias_bomb.yaml",
    "deep_nesting.yaml",
    "documents_of_another_program.yaml",
    "empty.yaml",
    "markdown.yaml",
    "no_keys_but_format.yaml",
    "not_yaml_at_all.yaml",
    "only_comments.yaml",
    "settings_of_another_program.yaml",
];

#[test]
fn samples_are_right_when_they_are_obeyed() {
    let mut left = Vec::new();
    for sample in samples::of("refused").into_iter().chain(samples::of("warned")) {
        let Ok(text) = fs::read_to_string(&sample) else { continue };
        let diff = fs::read_to_string(sample.with_extension("obeyed.diff")).ok();
        let obeyed = diff.map(|diff| edited(&text, &diff));
        let name = samples::name(&sample);
        if LEFT.contains(&name.as_str()) {
            continue;
        }
        let found = complaints(&text, obeyed.as_deref(), true);
        left.extend(found.iter().map(|complaint| format!("{name}: {complaint}")));
    }
    assert!(left.is_empty(), "{}\n{} complaints", left.join("\n"), left.len());
}

#[test]
fn no_obeyed_form_is_without_a_sample() {
    for folder in ["refused", "warned"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.to_string_lossy();
            if let Some(sample) = name.strip_suffix(".obeyed.diff") {
                assert!(Path::new(&format!("{sample}.yaml")).exists(), "{name}");
            }
        }
    }
}

#[test]
fn fixes_leave_all_other_bytes_as_they_are() {
    let yaml = "\u{feff}format: 1\r\nnmae: tea\r\ntitle: \"Tea \" # black\r\ntyped: yes\r\n";
    let report = report(yaml.as_bytes());
    let (fixed, problems) = report.fixed(yaml);
    assert_eq!(problems.len(), 3);
    assert_eq!(
        fixed,
        "\u{feff}format: 1\r\nname: tea\r\ntitle: \"Tea\" # black\r\ntyped: true\r\n"
    );
}
