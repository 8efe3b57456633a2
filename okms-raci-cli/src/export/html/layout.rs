//! What of the style follows from the matrix: how many columns it has, and what stands left of the titles.

use super::Page;

const STYLE: &str =
    concat!(include_str!("colors.css"), include_str!("page.css"), include_str!("print.css"));
/// For a window that is too narrow for the table.
const LIST: &str = include_str!("list.css");

/// The longest word of a party's name that a column of one among several has room for.
const LEVEL: usize = 10;

/// The classes of the body: up to 8 parties have their names level if the words fit, up to 16 fit without
/// scrolling sideways.
pub(super) fn class(page: &Page<'_>) -> String {
    let parties = match page.matrix.parties.len() {
        0..=3 => "few",
        4..=8 if longest_word(page) <= LEVEL => "some",
        4..=8 => "some upright",
        9..=16 => "many upright",
        _ => "many upright scrolled",
    };
    let further = if page.column.is_some() { " wider" } else { "" };
    format!("{parties}{further}")
}

/// The classes of the body of a chain: with many parties or long words their names stand upright, and with
/// more the tables scroll sideways.
pub(super) fn chain_class(page: &Page<'_>, outer: usize) -> String {
    let inner = page.matrix.parties.len();
    let many = match (inner, longest_word(page)) {
        (0..=4, 0..=11) | (5..=6, 0..=8) => "",
        (0..=6, _) => " upright",
        _ => " many upright",
    };
    let many_outer = if outer > 3 { " outer" } else { "" };
    let scrolled = if inner + outer > 16 { " scrolled" } else { "" };
    format!("chain{many}{many_outer}{scrolled}")
}

/// The whole style of a page of a chain; the outer matrix has up to so many parties.
pub(super) fn chain_style(page: &Page<'_>, outer: usize) -> String {
    const CHAIN: &str = include_str!("chain.css");
    let (parties, word) = (page.matrix.parties.len(), longest_word(page));
    format!(
        "\n:root {{ --parties: {parties}; --outer: {outer}; --word: {word}; --gutter: 5.2rem; --phone-gutter: 2.2rem; }}\n@page {{ size: landscape; }}\n{STYLE}{CHAIN}"
    )
}

/// The whole style.
pub(super) fn style(page: &Page<'_>) -> String {
    let (parties, word) = (page.matrix.parties.len(), longest_word(page));
    let references = || page.matrix.activities.iter().filter_map(|row| row.reference.as_ref());
    let numbers = page.matrix.sections.iter().filter_map(|section| section.number.as_ref());
    let (phone_gutter, gutter) = (gutter(references()), gutter(references().chain(numbers)));
    let size = if parties > 8 { "landscape" } else { "portrait" };
    // In em, since the table grows with the reader's font, which is of 16 pixels at first.
    let list = narrow(page).map(|most| {
        let (whole, hundredths) = (most / 16, most % 16 * 100 / 16);
        format!("@media screen and (max-width: {whole}.{hundredths:02}em) {{\n{LIST}}}\n")
    });
    let list = list.unwrap_or_default();
    format!(
        "\n:root {{ --parties: {parties}; --word: {word}; --gutter: {gutter}; --phone-gutter: {phone_gutter}; }}\n@page {{ size: {size}; }}\n{STYLE}{list}"
    )
}

/// The widest window, in pixels, in which the rows are a list; none if they never are.
fn narrow(page: &Page<'_>) -> Option<usize> {
    let width = match page.matrix.parties.len() {
        0..=3 if longest_word(page) > LEVEL => Some(600),
        0..=2 => None,
        3 => Some(400),
        parties @ 4..=8 => Some(230 + 70 * parties),
        parties => Some(300 + 46 * parties.min(16)),
    };
    if page.column.is_some() { Some(width.unwrap_or(370) + 320) } else { width }
}

/// The length of the longest word in the names of the parties, within limits.
fn longest_word(page: &Page<'_>) -> usize {
    let names = page.matrix.parties.iter().map(|party| party.name.as_str());
    let words = names.flat_map(|name| name.split(|c: char| c.is_whitespace() || c == '-'));
    words.map(|word| word.chars().count()).max().unwrap_or(0).min(30)
}

/// Room for the longest of these numbers, within limits; in rem, of which one is ten pixels.
fn gutter<'a>(numbers: impl Iterator<Item = &'a String>) -> String {
    let longest = numbers.map(|number| number.chars().count()).max();
    let pixels = longest.map_or(22, |characters| (10 + 15 * characters / 2).clamp(36, 100));
    format!("{}.{}rem", pixels / 10, pixels % 10)
}
