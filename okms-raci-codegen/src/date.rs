//! Dates of the calendar.

use okms_raci_core::Plain;

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
    (1..=days(year, month)).contains(&day)
}

/// The days of a month; none if there is no such month.
fn days(year: u32, month: u32) -> u32 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// Why a date that is written in full does not exist, such as `February 2025 has 28 days`.
pub(crate) fn out_of_range(text: &str) -> Option<String> {
    let [year, month, day] = parts(text)?.map(|part| part.parse::<u32>().ok());
    let (year, month, day) = (year?, month?, day?);
    let name = month.checked_sub(1).and_then(|at| MONTHS.split(' ').nth(at as usize));
    let Some(name) = name else {
        return Some(format!("there is no month {month}"));
    };
    let days = days(year, month);
    (!(1..=days).contains(&day)).then(|| format!("{name} {year} has {days} days"))
}

const MONTHS: &str =
    "January February March April May June July August September October November December";

/// The date as `2025-10-21`, if the text is one in another form that can mean one day only.
pub(crate) fn meant(text: &str) -> Option<String> {
    let [year, month, day] = parts(text)?;
    let is_clear = text.contains('.') || text.contains(char::is_alphabetic);
    let century = if year.len() == 2 && is_clear { "20" } else { "" };
    let date = format!("{century}{year}-{month:0>2}-{day:0>2}");
    is_date(&date).then_some(date)
}

/// The two dates that `04/03/2026` can mean: with the month first, and with the day first.
pub(crate) fn two_meanings(text: &str) -> Option<[String; 2]> {
    let parts: Vec<&str> = text.trim().split(['/', '-', ' ']).collect();
    let [a, b, year] = parts[..] else { return None };
    let date = |month: &str, day: &str| format!("{year}-{month:0>2}-{day:0>2}");
    let dates = [date(a, b), date(b, a)];
    dates.iter().all(|date| is_date(date)).then_some(dates)
}

/// The date that a spreadsheet keeps as a number of days.
pub(crate) fn of_spreadsheet(number: &str) -> Option<String> {
    // Of this century: 2000-01-01 is the day 36526.
    let mut day = number.parse::<u32>().ok()?.checked_sub(36_526).filter(|day| *day < 36_525)?;
    for year in 2000.. {
        for month in 1..=12 {
            let days = days(year, month);
            if day < days {
                return Some(format!("{year}-{month:02}-{:02}", day + 1));
            }
            day -= days;
        }
    }
    None
}

/// The year, the month as a number, and the day of what looks like a date.
fn parts(text: &str) -> Option<[String; 3]> {
    let plain = Plain(text).to_string();
    let time = plain.find(['T', 't', ' ']).filter(|&at| plain[..at].matches('-').count() == 2);
    let plain = time.map_or(&*plain, |time| &plain[..time]);
    if plain.len() == 8 && plain.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some([&plain[..4], &plain[4..6], &plain[6..]].map(str::to_owned));
    }
    let is_between = |c: char| !c.is_alphanumeric();
    let parts = plain.split(is_between).filter(|part| !matches!(*part, "" | "of" | "the"));
    let parts: Vec<&str> = parts.collect();
    let [a, b, c] = parts[..] else { return None };
    let (year, month, day) = match (month(a), month(b)) {
        (Some(month), _) => (c, month, b),
        (None, Some(month)) => (c, month, a),
        (None, None) if a.len() == 4 => (a, b.to_owned(), c),
        // The day comes first with dots; with slashes it may be either, unless one is no month.
        (None, None) if plain.contains('.') || is_no_month(a) => (c, b.to_owned(), a),
        (None, None) if is_no_month(b) || a == b => (c, a.to_owned(), b),
        (None, None) => return None,
    };
    Some([year.to_owned(), month, without_ending(day).to_owned()])
}

/// `21` of `21st`.
fn without_ending(day: &str) -> &str {
    let endings = ["st", "nd", "rd", "th"];
    endings.iter().find_map(|ending| day.strip_suffix(ending)).unwrap_or(day)
}

/// The number of a month that is written as a word.
fn month(word: &str) -> Option<String> {
    let start = word.get(..3)?;
    let position = MONTHS.split(' ').position(|month| month[..3].eq_ignore_ascii_case(start))?;
    Some((position + 1).to_string())
}

fn is_no_month(number: &str) -> bool {
    number.parse::<u8>().is_ok_and(|number| number > 12)
}

#[cfg(test)]
mod tests {
    use super::{is_date, meant, of_spreadsheet};

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

    #[test]
    fn a_date_in_another_form_is_read_if_it_can_mean_one_day_only() {
        for written in [
            "31.01.2026",
            "01/31/2026",
            "31/01/2026",
            "2026-1-31",
            "2026/01/31",
            "2026-01-31T10:00:00Z",
            "January 31, 2026",
            "31 Jan 2026",
            "31.1.26",
            "31 Jan 26",
        ] {
            assert_eq!(meant(written).as_deref(), Some("2026-01-31"), "{written}");
        }
        for written in ["12/31/2026", "31/12/2026", "31.12.2026", "31 December 2026"] {
            assert_eq!(meant(written).as_deref(), Some("2026-12-31"), "{written}");
        }
        for (number, date) in
            [("46096", "2026-03-15"), ("36526", "2000-01-01"), ("45351", "2024-02-29")]
        {
            assert_eq!(of_spreadsheet(number).as_deref(), Some(date), "{number}");
        }
        for written in ["03/04/2026", "2026", "soon", "31.02.2026", "26-01-31", "31/01/26", ""] {
            assert_eq!(meant(written), None, "{written}");
        }
    }
}
