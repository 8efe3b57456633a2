//! Titles and names are one line of text; the same title twice is looked at.

use okms_raci_core::Odd;

use crate::finding::{Finding, Findings};
use crate::model::{Activity, Matrix, Text};
use crate::place::in_line;
use crate::repeats::repeats;
use crate::rule::Rule;
use crate::yaml::Beginning;

pub(super) fn check(matrix: &Matrix, problems: &mut Findings) {
    for text in texts(matrix) {
        one_line(text, problems);
        // An address with such a character is refused.
        if !matrix.source.url.as_ref().is_some_and(|url| std::ptr::eq(url, text)) {
            direction(text, problems);
        }
    }
    same_titles(matrix, problems);
}

fn one_line(text: &Text, problems: &mut Findings) {
    let control =
        text.text.chars().find(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'));
    let what = match control {
        None if text.text.trim() != text.text => {
            let message = "the text starts or ends with a space";
            return problems.push(
                Finding::new(Rule::SpaceAtTheEnd, text.at, message).help("remove the space"),
            );
        }
        None => return,
        Some('\n' | '\r' | '\u{2028}' | '\u{2029}') => "a line break".to_owned(),
        Some(control) => format!("the control character {control:?}"),
    };
    let message = format!("the text has {what} in it");
    let help = match control {
        Some('\n' | '\r' | '\u{2028}' | '\u{2029}') => "write it as one line",
        _ => "remove it; a backslash in double quotes is written `\\\\`",
    };
    problems.push(Finding::new(Rule::ControlCharacter, text.at, message).help(help));
}

/// Warns of a character that makes text show in another order than it is in.
fn direction(text: &Text, problems: &mut Findings) {
    let turns = |c: &char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if let Some(odd) = text.text.chars().find(turns).and_then(Odd::of) {
        let message = format!("the text has {odd}, in it");
        let help =
            "remove it, unless it was published that way; it shows other text in another order";
        problems.push(Finding::new(Rule::DirectionOfText, text.at, message).help(help));
    }
}

/// The texts that are shown to people.
fn texts(matrix: &Matrix) -> impl Iterator<Item = &Text> {
    let source = &matrix.source;
    std::iter::once(&matrix.title)
        .chain(&source.publisher)
        .chain(&source.article)
        .chain(&source.url)
        .chain(matrix.parties.iter().map(|party| &party.name))
        .chain(matrix.sections.iter().filter_map(|section| section.number.as_ref()))
        .chain(matrix.sections.iter().map(|section| &section.title))
        .chain(matrix.activities.iter().map(|activity| &activity.title))
}

fn same_titles(matrix: &Matrix, problems: &mut Findings) {
    let with_title = matrix.activities.iter().filter(|activity| !activity.title.is_missing());
    let activities: Vec<&Activity> = with_title.collect();
    let same = repeats(activities.iter().map(|activity| (activity.section, &activity.title.text)));
    let other = repeats(activities.iter().map(|activity| activity.title.text.to_ascii_lowercase()));
    for (activity, (same, other)) in activities.iter().zip(same.into_iter().zip(other)) {
        let title = &activity.title;
        match (same.map(|same| &activities[same].title), other.map(|other| activities[other])) {
            // One that an alias repeats has the same id too, which is said there.
            (Some(same), _) if same.at == title.at => {}
            (Some(same), _) => problems.push(same_in_section(title, same)),
            (None, Some(other)) => problems.push(same_elsewhere(matrix, activity, other)),
            (None, None) => {}
        }
    }
}

fn same_in_section(title: &Text, same: &Text) -> Finding {
    let line = in_line(same.at);
    let message = format!("the title is that of another activity of the section{line}");
    Finding::new(Rule::DuplicateTitle, title.at, message)
        .beside(same.at)
        .help("if they differ, say in the titles how; if not, keep one")
}

fn same_elsewhere(matrix: &Matrix, activity: &Activity, other: &Activity) -> Finding {
    let line = in_line(other.title.at);
    let section = &matrix.sections[other.section].title.text;
    let other_one = format!("the activity{line}, of section \"{}\", has the", Beginning(section));
    if activity.title.text == other.title.text {
        let help = "it stays, but neither of them can be found by its title";
        return Finding::new(
            Rule::TitleInTwoSections,
            activity.title.at,
            format!("{other_one} same title"),
        )
        .beside(other.title.at)
        .help(help);
    }
    Finding::new(
        Rule::TitleInTwoSections,
        activity.title.at,
        format!("{other_one} title in another letter case"),
    )
    .beside(other.title.at)
    .help("it stays, but only the exact letter case tells them apart")
}
