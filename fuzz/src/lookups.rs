//! Text to variants.

use std::str::FromStr;

use okms_raci::{Activity, Party, Section, maps};

/// Whatever text there is, each lookup answers as a search through all items does.
pub fn lookups(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let any_case = |key: &str| key.eq_ignore_ascii_case(text);
    assert_eq!(Activity::from_id(text), only(Activity::ALL, |it| it.id() == text));
    assert_eq!(Activity::from_title(text), only(Activity::ALL, |it| it.title() == text));
    assert_eq!(Section::from_number(text), only(Section::ALL, |it| it.number() == text));
    assert_eq!(maps::ACTIVITY_BY_ID.get(text), only(Activity::ALL, |it| any_case(it.id())));
    assert_eq!(maps::ACTIVITY_BY_TITLE.get(text), only(Activity::ALL, |it| any_case(it.title())));
    assert_eq!(maps::SECTION_BY_NUMBER.get(text), only(Section::ALL, |it| any_case(it.number())));
    if is_parsed(text) {
        parses(text, only(Activity::ALL, |it| any_case(it.id()) || any_case(it.title())));
        parses(text, only(Party::ALL, |it| any_case(it.id()) || any_case(it.name())));
    }
}

/// Of the texts that are no name one in 64: the search for the nearest takes a thousand times as long as
/// everything else here.
fn is_parsed(text: &str) -> bool {
    maps::ACTIVITY_BY_ID.get(text).is_some()
        || maps::ACTIVITY_BY_TITLE.get(text).is_some()
        || text.bytes().fold(0, u8::wrapping_add) % 64 == 0
}

fn only<T: Copy, const N: usize>(all: [T; N], is_it: impl Fn(T) -> bool) -> Option<T> {
    let mut found = all.into_iter().filter(|item| is_it(*item));
    found.next().filter(|_| found.next().is_none())
}

fn parses<T: FromStr<Err: ToString> + PartialEq>(text: &str, expected: Option<T>) {
    match text.parse::<T>() {
        Ok(found) => assert!(expected == Some(found), "{text:?}"),
        Err(error) => assert!(expected.is_none() && !error.to_string().is_empty(), "{text:?}"),
    }
}
