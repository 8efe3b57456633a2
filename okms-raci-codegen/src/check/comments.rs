//! A title that a comment cuts off, of `title: Run the #1 backup`.

use std::collections::HashSet;

use crate::finding::{Finding, Findings};
use crate::model::Matrix;
use crate::place::Place;
use crate::rule::Rule;

/// Looks at the text of the YAML, because what reads it knows no comments.
pub(crate) fn check(yaml: &str, matrix: &Matrix, problems: &mut Findings) {
    let mut texts: Option<HashSet<&str>> = None;
    let (mut found, mut at) = (0, None);
    for (text, comment) in lines(yaml).filter_map(cut) {
        if texts.get_or_insert_with(|| self::texts(matrix)).contains(text) {
            let start = comment.as_ptr() as usize - yaml.as_ptr() as usize;
            found += 1;
            if found <= Findings::MOST {
                // Lines are counted from the start each time; what is not listed needs no place.
                at = Some(Place::of(yaml, start..start + comment.len()));
            }
            let message =
                format!("the text ends before `{comment}`, which YAML takes for a comment");
            let quoted = format!("{text} {comment}").replace('\\', "\\\\").replace('"', "\\\"");
            let help = format!(
                "put all of it in double quotes: \"{quoted}\"; a comment has a blank after its `#`"
            );
            problems.push(Finding::new(Rule::CutByAComment, at, message).help(help));
        }
    }
}

fn lines(yaml: &str) -> impl Iterator<Item = &str> {
    yaml.split(['\n', '\r'])
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
    texts.map(|text| text.text.as_str()).collect()
}
