//! What a source says about itself, or its file does: title, short name, address, date.

use std::path::Path;

use okms_raci_core::render::is_web_address;
use okms_raci_core::reserved::{KEYWORDS, MEMBERS};

use super::Hints;
use super::cells::{Block, Fact, Facts, Page, Place};
use super::report::Report;
use crate::into::Target;

/// Keys of the date of the text; the first is the one that counts most.
const UPDATED: [&str; 8] = [
    "updated",
    "lastupdated",
    "last_updated",
    "lastmod",
    "last_update",
    "revision",
    "modified",
    "date",
];

/// Reads what stands before the text of a page, whose first line has this number.
pub(super) fn front_matter(text: &str, first: usize, facts: &mut Facts) {
    let mut rank = UPDATED.len();
    let mut lines = text.lines().enumerate().peekable();
    while let Some((number, line)) = lines.next() {
        let Some((key, value)) = key_and_value(line) else { continue };
        let mut value = value.to_owned();
        // A folded text, or the map that some write a date in.
        while let Some((_, next)) = lines.next_if(|(_, next)| next.starts_with([' ', '\t'])) {
            let next = next.trim().strip_prefix("date:").unwrap_or(next.trim());
            value = format!("{} {}", value.trim_start_matches(['>', '|', '-']), next.trim());
        }
        let fact = Some(Fact { at: Place::line(first + number), text: unquoted(value.trim()) })
            .filter(|fact| !fact.text.is_empty());
        match key.to_ascii_lowercase().as_str() {
            "title" => facts.title = fact,
            "url" | "canonical_url" => facts.url = fact,
            "publisher" => facts.publisher = fact,
            key => {
                let position = UPDATED.iter().position(|known| *known == key);
                if let Some(position) = position.filter(|&position| position < rank) {
                    rank = position;
                    facts.updated = fact;
                }
            }
        }
    }
}

/// `key: value`, as YAML has it, or `key = value`, as TOML.
fn key_and_value(line: &str) -> Option<(&str, &str)> {
    if line.starts_with(['#', ' ', '\t', '-']) {
        return None;
    }
    let at = line.find([':', '='])?;
    Some((line[..at].trim(), line[at + 1..].trim()))
}

fn unquoted(value: &str) -> String {
    let inside = |quote: char| {
        let rest = value.strip_prefix(quote)?;
        Some(&rest[..rest.rfind(quote)?])
    };
    if let Some(inside) = inside('"') {
        return inside.replace("\\\"", "\"").replace("\\\\", "\\");
    }
    if let Some(inside) = inside('\'') {
        return inside.replace("''", "'");
    }
    // What follows is a comment.
    value.split(" #").next().unwrap_or_default().trim().to_owned()
}

/// A date as `2025-10-21`, if it is year, month and day in this order, or `21.10.2025`, which has but one
/// reading; with or without a time.
pub(super) fn date(text: &str) -> Option<String> {
    let day = text.split(['T', ' ']).next()?;
    let mut parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    if day.matches('.').count() == 2 && parts.last().is_some_and(|last| last.len() == 4) {
        parts.reverse();
    }
    let [year, month, day] = parts[..] else { return None };
    let number = |part: &str, digits: std::ops::RangeInclusive<usize>| {
        let is_number = digits.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| part.parse::<u32>().ok()).flatten()
    };
    let (year, month, day) = (number(year, 4..=4)?, number(month, 1..=2)?, number(day, 1..=2)?);
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// What the source says, else what the matrix is called already, else what the file is called; and whether
/// the source says it.
pub(super) fn title(
    page: &Page,
    file: &str,
    hints: &Hints,
    target: Option<&Target<'_>>,
    report: &mut Report,
) -> (String, bool) {
    let heading = page.blocks.iter().find_map(|block| match block {
        Block::Heading(heading) if heading.level == 1 => Some(heading.text.clone()),
        _ => None,
    });
    let fact = page.facts.title.as_ref().map(|fact| fact.text.clone());
    if let Some(text) = hints.title.clone().or(fact).or(heading) {
        return (text, true);
    }
    let (text, became) = match target {
        Some(target) => (target.matrix.title.clone(), "is still called"),
        None => (stem(file), "was called"),
    };
    let what = format!("the source has no title; it {became} {text:?}; --title gives another");
    report.detail(&Place::default(), what);
    (text, false)
}

/// What a file is called that says nothing about its text.
const SAYS_NOTHING: [&str; 9] =
    ["guide", "index", "readme", "page", "raci", "matrix", "export", "sheet", "standard input"];

/// The short name for a matrix, from the file or the title.
pub(super) fn name(file: &str, title: &str, report: &mut Report) -> String {
    let stem = stem(file);
    let plain = stem.split('.').next().unwrap_or_default().to_lowercase();
    let text = if SAYS_NOTHING.contains(&plain.as_str()) { title } else { &stem };
    let name = words(text);
    report.detail(&Place::default(), format!("the matrix was named {name}"));
    name
}

/// The name of the file without its ending.
fn stem(file: &str) -> String {
    let stem = Path::new(file).file_stem().and_then(|stem| stem.to_str());
    stem.unwrap_or(file).to_owned()
}

/// Up to three words of a text, with `_` between them.
fn words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).map(str::to_ascii_lowercase);
    let words: Vec<String> =
        words.skip_while(|word| word.starts_with(|c: char| c.is_ascii_digit())).take(3).collect();
    match words.join("_") {
        name if name.is_empty() || is_reserved(&name) => "matrix".to_owned(),
        name => name,
    }
}

fn is_reserved(name: &str) -> bool {
    [KEYWORDS, MEMBERS].iter().any(|names| names.contains(&name))
}

/// The address of the page; a relative one, or another that may not become a link, is none.
pub(super) fn address(Fact { at, text }: Fact, report: &mut Report) -> Option<String> {
    if is_web_address(&text) {
        return Some(text);
    }
    report.odd(&at, format!("the url {text:?} is no address of a web page, and was left out"));
    None
}

/// The date of the text.
pub(super) fn revision(
    updated: Option<&Fact>,
    dates: &[Fact],
    hints: &Hints,
    report: &mut Report,
) -> Option<String> {
    if let Some(revision) = &hints.revision {
        return Some(revision.clone());
    }
    let help = "give the date of the text, such as --revision 2025-10-21";
    let Some(Fact { at, text }) = updated else {
        if let Some(date) = hints.undated {
            return Some(date.to_owned());
        }
        match dates.first() {
            Some(Fact { at, text }) => {
                let help = format!("if it is that of the text, say so: --revision {text}");
                report.refuse(at, format!("the sheet has a date, {text}"), help);
            }
            None => report.refuse(&Place::default(), "the source has no date", help),
        }
        return None;
    };
    let Some(date) = date(text) else {
        report.refuse(at, format!("{text:?} is no date with year, month and day"), help);
        return None;
    };
    if date != *text {
        report.detail(at, format!("the date {text:?} was written {date}"));
    }
    Some(date)
}

#[cfg(test)]
mod tests {
    use super::{Facts, date, front_matter};

    fn facts(text: &str) -> (Option<String>, Option<String>) {
        let mut facts = Facts::default();
        front_matter(text, 2, &mut facts);
        (facts.title.map(|fact| fact.text), facts.updated.map(|fact| fact.text))
    }

    #[test]
    fn title_and_date_are_found_as_people_write_them() {
        let both = |title: &str, updated: &str| (Some(title.into()), Some(updated.into()));
        assert_eq!(facts("title: A: b\nupdated: 2024-6-25"), both("A: b", "2024-6-25"));
        assert_eq!(
            facts("title: \"A \\\"b\\\"\"\nlastUpdated: '2024-06-25'"),
            both("A \"b\"", "2024-06-25")
        );
        assert_eq!(facts("title = \"A\"\ndate = 2024-06-25 # day"), both("A", "2024-06-25"));
        assert_eq!(
            facts("title: >-\n  A\n  b\nlast_update:\n  date: 2024-06-25"),
            both("A b", "2024-06-25")
        );
        assert_eq!(
            facts("date: 2020-01-01\nupdated: 2024-06-25\ntitle: A"),
            both("A", "2024-06-25")
        );
    }

    #[test]
    fn a_date_is_written_one_way() {
        assert_eq!(date("2024-6-25").as_deref(), Some("2024-06-25"));
        assert_eq!(date("2024-06-25T10:00:00Z").as_deref(), Some("2024-06-25"));
        assert_eq!(date("5.6.2024").as_deref(), Some("2024-06-05"));
        assert_eq!(date("25/06/2024"), None);
        assert_eq!(date("June 2024"), None);
    }
}
