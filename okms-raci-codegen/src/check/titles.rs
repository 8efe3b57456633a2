//! Titles, names and other texts: one line each, not twice where that is confusing, and none that is
//! also the id or number of another item.
//!
//! `FromStr` takes an id before a number and a number before a title, in any letter case. Where one
//! item's title is another's id, it would silently give that other one.

use std::collections::{HashMap, HashSet};

use okms_raci_core::Odd;

use super::View;
use super::ids::{Identified, Items};
use super::texts::{NamedText, texts};
use crate::finding::{Edit, Finding, Findings, repeats};
use crate::names::kebab;
use crate::places::{Field, Item, Place, Position, Text, in_line};
use crate::rule::Rule;
use crate::yaml::{Beginning, Scalar};

pub(super) fn check(view: &View<'_>, problems: &mut Findings) {
    for written in texts(view.matrix).into_iter().filter(NamedText::is_shown) {
        let NamedText { text, item, field, .. } = written;
        let text = view.text(item, field, text);
        one_line(text, problems);
        // An address with such a character is refused.
        if field != Field::Url {
            direction(text, problems);
        }
    }
    same_titles(view, problems);
}

fn one_line(text: Text<&str>, problems: &mut Findings) {
    let control =
        text.text.chars().find(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'));
    let what = match control {
        None if trimmed(text.text) != text.text => {
            let plain = trimmed(text.text);
            let odd = text.text.replacen(plain, "", 1).chars().find_map(Odd::of);
            let odd = odd.map_or_else(|| "a space".to_owned(), |odd| odd.to_string());
            let message = format!("the text starts or ends with {odd}");
            let edit = Edit::Text(plain.to_owned());
            let finding = Finding::new(Rule::SpaceAtTheEnd, text.at, message);
            return problems.push(finding.help(format!("write {}", Scalar(plain))).edit(edit));
        }
        None => return,
        Some('\n' | '\r' | '\u{2028}' | '\u{2029}') => "a line break".to_owned(),
        Some(control) => format!("the control character {control:?}"),
    };
    let message = format!("the text has {what} in it");
    let help = match control {
        Some('\n' | '\r' | '\u{2028}' | '\u{2029}') => {
            let words: Vec<&str> = text.text.split_whitespace().collect();
            let written = words.join(" ");
            &format!("write it as one line: {}", Scalar(&written))
        }
        Some(_) if text.text.chars().any(|c| escape(c).is_some()) => {
            let letter = text.text.chars().find_map(escape).unwrap_or_default();
            let help = format!(
                "write `\\\\{letter}` in double quotes for a backslash and `{letter}`; else remove it"
            );
            return problems
                .push(Finding::new(Rule::ControlCharacter, text.at, message).help(help));
        }
        _ => "remove it",
    };
    problems.push(Finding::new(Rule::ControlCharacter, text.at, message).help(help));
}

/// The letter of the escape in double quotes that gives a control character.
fn escape(control: char) -> Option<char> {
    const ESCAPES: [(char, char); 9] = [
        ('0', '\0'),
        ('a', '\u{7}'),
        ('b', '\u{8}'),
        ('t', '\t'),
        ('v', '\u{b}'),
        ('f', '\u{c}'),
        ('e', '\u{1b}'),
        ('N', '\u{85}'),
        ('x', '\u{1}'),
    ];
    ESCAPES.iter().find(|(_, escaped)| *escaped == control).map(|(letter, _)| *letter)
}

/// The text without blanks at its ends; at its start also without those that are not seen.
fn trimmed(text: &str) -> &str {
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}');
    text.trim_start_matches(is_blank).trim_end()
}

/// Warns of a character that makes text show in another order than it is in.
fn direction(text: Text<&str>, problems: &mut Findings) {
    let turns = |c: &char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if let Some(odd) = text.text.chars().find(turns).and_then(Odd::of) {
        let message = format!("the text has {odd}, in it");
        let help =
            "remove it, unless it was published that way; it shows other text in another order";
        problems.push(Finding::new(Rule::DirectionOfText, text.at, message).help(help));
    }
}

fn same_titles(view: &View<'_>, problems: &mut Findings) {
    let activities = view.matrix.activities.iter().enumerate();
    let titles = activities.map(|(at, activity)| {
        (activity.section, view.text(Item::Activity(at), Field::Title, &activity.title))
    });
    let titles: Vec<Titled<'_>> = titles.filter(|(_, title)| !title.is_missing()).collect();
    let same = repeats(titles.iter().map(|(section, title)| format!("{section} {}", title.text)));
    let other = repeats(titles.iter().map(|(_, title)| title.text.to_ascii_lowercase()));
    for (titled, (same, other)) in titles.iter().zip(same.into_iter().zip(other)) {
        let title = titled.1;
        match (same.map(|same| titles[same].1), other.map(|other| titles[other])) {
            // An activity that an alias repeats has the same id too, which is reported there.
            (Some(same), _) if same.at == title.at => {}
            (Some(same), _) => problems.push(same_in_section(title, same)),
            (None, Some(other)) => problems.push(same_elsewhere(view, title, other)),
            (None, None) => {}
        }
    }
}

/// The section and the title of an activity.
type Titled<'a> = (usize, Text<&'a str>);

fn same_in_section(title: Text<&str>, same: Text<&str>) -> Finding {
    let line = in_line(same.at);
    let message = format!("the title is that of another activity of the section{line}");
    Finding::new(Rule::DuplicateTitle, title.at, message)
        .beside(same.at)
        .help("if they differ, say in the titles how; if not, keep one")
}

fn same_elsewhere(view: &View<'_>, title: Text<&str>, (section, other): Titled<'_>) -> Finding {
    let line = in_line(other.at);
    let section = &view.matrix.sections[section].title;
    let other_one = format!("the activity{line}, of section \"{}\", has the", Beginning(section));
    let (message, help) = if title.text == other.text {
        (
            "same title",
            "if they differ, say in the titles how; as published it may stay, but neither can be found by its title",
        )
    } else {
        (
            "title in another letter case",
            "if they differ, say in the titles how; as published it may stay, but only the letter case tells them apart",
        )
    };
    Finding::new(Rule::TitleInTwoSections, title.at, format!("{other_one} {message}"))
        .beside(other.at)
        .help(help)
}

pub(super) fn check_ambiguity(items: &[Items<'_>], problems: &mut Findings) {
    for items in items {
        if items.title == "name" {
            same_names(&items.all, problems);
        }
        unambiguous(items, problems);
    }
}

fn same_names(parties: &[Identified<'_>], problems: &mut Findings) {
    let names: Vec<Text<&str>> =
        parties.iter().map(|party| party.title).filter(|name| !name.is_missing()).collect();
    let before = repeats(names.iter().map(|name| name.text.to_ascii_lowercase()));
    for (name, before) in names.iter().zip(before) {
        let Some(before) = before else { continue };
        let first = names[before].at;
        let line = in_line(first);
        let message =
            format!("the name \"{}\" is that of the party{line} already", Beginning(name.text));
        problems.push(
            Finding::new(Rule::DuplicateName, name.at, message)
                .beside(first)
                .help("give each party a name of its own"),
        );
    }
}

fn unambiguous(of_kind: &Items<'_>, problems: &mut Findings) {
    let Items { noun, title, all: items, .. } = of_kind;
    let keys = keys(items);
    for item in items {
        let texts = [(item.number, "number"), (Some(item.title), *title)];
        for (text, what) in texts.into_iter().filter_map(|(text, what)| Some((text?, what))) {
            let typed = text.text.to_ascii_lowercase();
            let Some((other, key)) = keys.get(&typed).filter(|_| !text.is_missing()) else {
                continue;
            };
            // That two have the same number, or two parties the same name, is said elsewhere.
            let same_name = what == "name" && other.title.text.eq_ignore_ascii_case(text.text);
            if std::ptr::eq(item, *other) || what == *key || same_name {
                continue;
            }
            let at = in_line(other.id.at);
            let message = format!(
                "the {what} \"{}\" is also the {key} of the {noun}{at}",
                Beginning(text.text)
            );
            let help = format!(
                "whoever types it could mean either: give one of them another {}",
                if *key == "id" { "id" } else { what }
            );
            problems.push(
                Finding::new(Rule::AmbiguousText, text.at, message).beside(other.id.at).help(help),
            );
        }
    }
}

/// Each text that is taken for an id or a number, with the first item that has it and which of both
/// it is.
fn keys<'a>(items: &'a [Identified<'a>]) -> HashMap<String, (&'a Identified<'a>, &'static str)> {
    let mut keys = HashMap::new();
    for item in items {
        let number = item.number.map(|number| (number.text.to_ascii_lowercase(), "number"));
        let aliases = item.aliases.iter().map(|alias| (kebab(alias.text), "id"));
        let texts = number.into_iter().chain([(kebab(item.id.text), "id")]).chain(aliases);
        for (text, what) in texts {
            keys.entry(text).or_insert((item, what));
        }
    }
    keys
}

/// A title that a comment cuts off, of `title: Run the #1 backup`.
///
/// Looks at the text of the YAML, because what reads it knows no comments.
pub(super) fn cut_by_comments(yaml: &str, view: &View<'_>, problems: &mut Findings) {
    // Most files have no comment after a text, and to look at each line takes long.
    if !yaml.contains(" #") {
        return;
    }
    let titles = texts(view.matrix).into_iter().filter(|text| text.field == Field::Title);
    let titles: HashSet<String> = titles.map(|title| title.text.to_owned()).collect();
    let mut line = 1;
    for written in yaml.split_inclusive(['\n', '\r']) {
        if let Some((text, comment)) = cut(written.trim_end_matches(['\n', '\r'])) {
            if titles.contains(text) {
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
