//! The revision is a date.

use crate::finding::Finding;
use crate::model::Matrix;
use crate::rule::Rule;

pub(super) fn check(matrix: &Matrix, problems: &mut Vec<Finding>) {
    let revision = &matrix.source.revision;
    if !revision.is_missing() && !is_date(&revision.text) {
        let message = format!("the revision {:?} is no date", revision.text);
        problems.push(
            Finding::new(Rule::NotADate, revision.at, message)
                .help("write the date of the text as year, month and day, such as 2025-10-21"),
        );
    }
}

/// Whether the text is a day of the calendar, written such as `2025-10-21`.
pub(crate) fn is_date(text: &str) -> bool {
    let [year, month, day] = text.split('-').collect::<Vec<_>>()[..] else { return false };
    let number = |part: &str, digits: usize| {
        let is_number = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse::<u32>().ok()).flatten()
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2))
    else {
        return false;
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn a_date_is_a_day_of_the_calendar() {
        for date in ["2025-10-21", "2024-02-29", "2000-02-29", "0001-01-31"] {
            assert!(is_date(date), "{date}");
        }
        for text in
            ["2025-02-29", "1900-02-29", "2025-00-01", "2025-13-01", "2025-04-31", "2025-10-00"]
        {
            assert!(!is_date(text), "{text}");
        }
        for text in [
            "",
            "2025",
            "2025-10",
            "2025-10-21-",
            "25-10-21",
            "2025-1-2",
            "+025-10-21",
            "2025-10-21T00",
            "２025-10-21",
        ] {
            assert!(!is_date(text), "{text}");
        }
    }
}
