//! A title that a comment cuts off, of `title: Run the #1 backup`.

use std::collections::HashSet;

use crate::finding::{Finding, Findings};
use crate::matrix::Matrix;
use crate::places::{Place, Position};
use crate::rule::Rule;

/// Looks at the text of the YAML, because what reads it knows no comments.
pub(crate) fn check(yaml: &str, matrix: &Matrix, problems: &mut Findings) {
    // Most files have no comment after a text, and to look at each line takes long.
    if !yaml.contains(" #") {
        return;
    }
    let texts = texts(matrix);
    let mut line = 1;
    for written in yaml.split_inclusive(['\n', '\r']) {
        if let Some((text, comment)) = cut(written.trim_end_matches(['\n', '\r'])) {
            if texts.contains(text) {
                let before = &written[..comment.as_ptr() as usize - written.as_ptr() as usize];
                let start = comment.as_ptr() as usize - yaml.as_ptr() as usize;
                let at = Place::Text {
                    start: Position { line, column: before.chars().count() + 1 },
                    bytes: (start, start + comment.len()),
                    is_whole: true,
                };
                problems.push(cut_off(at, text, comment));
            }
        }
        line += usize::from(written.ends_with('\n'));
    }
}

fn cut_off(at: Place, text: &str, comment: &str) -> Finding {
    let message = format!("the text ends before `{comment}`, which YAML takes for a comment");
    let quoted = format!("{text} {comment}").replace('\\', "\\\\").replace('"', "\\\"");
    Finding::new(Rule::CutByAComment, Some(at), message).help(format!(
        "put all of it in double quotes: \"{quoted}\"; a comment has a blank after its `#`"
    ))
}

/// The text of a title or name without quotes, and the comment right after it.
fn cut(line: &str) -> Option<(&str, &str)> {
    let content = line.trim_start_matches([' ', '-']);
    let value = content.strip_prefix("title: ").or_else(|| content.strip_prefix("name: "))?;
    let (text, _) = value.split_once(" #")?;
    let comment = &value[text.len() + 1..];
    let is_text = comment[1..].starts_with(|c: char| !c.is_whitespace() && !matches!(c, '#' | '!'));
    is_text.then(|| (text.trim(), comment.trim_end()))
}

fn texts(matrix: &Matrix) -> HashSet<&str> {
    let parties = matrix.parties.iter().map(|party| &party.name);
    let sections = matrix.sections.iter().map(|section| &section.title);
    let activities = matrix.activities.iter().map(|activity| &activity.title);
    let texts = std::iter::once(&matrix.title).chain(parties).chain(sections).chain(activities);
    texts.map(String::as_str).collect()
}
