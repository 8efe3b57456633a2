//! What a page says about itself before its text.

use super::cells::{Fact, Facts, Place};

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

/// `first` is the number of the first line.
pub(super) fn read(text: &str, first: usize, facts: &mut Facts) {
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

/// A date as `2025-10-21`, if it is year, month and day in this order; with or without a time.
pub(super) fn date(text: &str) -> Option<String> {
    let day = text.split(['T', ' ']).next()?;
    let [year, month, day] = day.split(['-', '/', '.']).collect::<Vec<_>>()[..] else {
        return None;
    };
    let number = |part: &str, digits: std::ops::RangeInclusive<usize>| {
        let is_number = digits.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| part.parse::<u32>().ok()).flatten()
    };
    let (year, month, day) = (number(year, 4..=4)?, number(month, 1..=2)?, number(day, 1..=2)?);
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// The date of a day that is counted from the end of 1899, as in a spreadsheet.
#[cfg(any(feature = "xlsx", test))]
pub(super) fn day_of(serial: i64) -> String {
    // The calendar of spreadsheets has a 29 February 1900.
    let days = serial.clamp(0, 2_958_465) + i64::from(serial < 60) + 693_899;
    // Years that start in March have their leap day at the end.
    let (cycle, of_cycle) = (days / 146_097, days % 146_097);
    let year = (of_cycle - of_cycle / 1460 + of_cycle / 36_524 - of_cycle / 146_096) / 365;
    let of_year = of_cycle - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (year, month) = (400 * cycle + year + month / 10, (month + 2) % 12 + 1);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::{Facts, date, day_of, read};

    #[test]
    fn days_of_a_spreadsheet_are_dates() {
        assert_eq!(day_of(1), "1900-01-01");
        assert_eq!(day_of(61), "1900-03-01");
        assert_eq!(day_of(45_351), "2024-02-29");
        assert_eq!(day_of(46_023), "2026-01-01");
    }

    fn facts(text: &str) -> (Option<String>, Option<String>) {
        let mut facts = Facts::default();
        read(text, 2, &mut facts);
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
        assert_eq!(date("25/06/2024"), None);
        assert_eq!(date("June 2024"), None);
    }
}
