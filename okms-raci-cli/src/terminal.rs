//! The terminal: widths, colours, and lines on standard error.

use std::fmt::Display;
use std::io::Write;

use std::collections::HashSet;

use anstyle::{Ansi256Color, Color, Style};
use okms_raci_core::Role;
use okms_raci_core::escape::Terminal;
use okms_raci_core::render::Lines;
use terminal_size::terminal_size_of;
use unicode_width::UnicodeWidthChar;

use crate::finding::Level;

/// The width without a terminal.
const USUAL: usize = 80;

/// The width of the output: `COLUMNS`, or that of the terminal, within 40 and 200.
pub(crate) fn width() -> usize {
    let set = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let of_terminal = || Some(usize::from(terminal_size_of(std::io::stdout())?.0.0));
    set.or_else(of_terminal).unwrap_or(USUAL).clamp(40, 200)
}

/// The width of a text.
pub(crate) fn columns(text: &str) -> usize {
    text.chars().map(columns_of).sum()
}

fn columns_of(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// The text without control characters.
pub(crate) fn shown(text: impl Display) -> String {
    Terminal(text).to_string()
}

/// The text in lines of at most `width` columns.
pub(crate) fn wrap(text: &str, width: usize) -> impl Iterator<Item = &str> {
    Lines { rest: text, width: width.max(1), columns: columns_of }
}

/// Prints a line on standard error.
pub(crate) fn message(line: impl Display) {
    // A closed standard error is no reason to fail.
    let _ = writeln!(anstream::stderr(), "{line}");
}

// anstream drops colours where they are not wanted.

// Colours of the cube of 256, which no theme changes: each is readable on black and on white. Their hues
// are those of the page.

const RED: Ansi256Color = Ansi256Color(160);
const BLUE: Ansi256Color = Ansi256Color(32);
const PURPLE: Ansi256Color = Ansi256Color(98);
const AMBER: Ansi256Color = Ansi256Color(130);
const TEAL: Ansi256Color = Ansi256Color(30);
const GREY: Ansi256Color = Ansi256Color(243);
const WHITE: Ansi256Color = Ansi256Color(231);

pub(crate) const ERROR: Style = RED.on_default().bold();
pub(crate) const WARNING: Style = AMBER.on_default().bold();
pub(crate) const NOTE: Style = TEAL.on_default().bold();
/// The frame around quoted text.
pub(crate) const FRAME: Style = BLUE.on_default().bold();
/// A title.
pub(crate) const HEADING: Style = Style::new().bold();
/// Empty cells and hints.
pub(crate) const QUIET: Style = GREY.on_default();
/// Exemptions.
pub(crate) const ALLOWED: Style = AMBER.on_default();

/// The style of a letter, near the colours of the page; only A is solid.
const fn role_style(role: Role) -> Style {
    match role {
        Role::Responsible => BLUE.on_default().bold(),
        Role::Accountable => Style::new()
            .bg_color(Some(Color::Ansi256(RED)))
            .fg_color(Some(Color::Ansi256(WHITE)))
            .bold(),
        Role::Consulted => PURPLE.on_default(),
        Role::Informed => Style::new(),
    }
}

/// The letter of a role, in its colour.
pub(crate) fn letter(role: Role) -> String {
    let style = role_style(role);
    format!("{style}{}{style:#}", role.letter())
}

pub(crate) const fn level_style(level: Level) -> Style {
    match level {
        Level::Error => ERROR,
        Level::Warning => WARNING,
        Level::Note => NOTE,
    }
}

/// A number in superscript digits.
pub(crate) fn superscript(number: usize) -> String {
    let digits = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    number.to_string().bytes().map(|digit| digits[usize::from(digit - b'0')]).collect()
}

/// A short form of each name, of at most three characters unless that is not enough to tell them apart.
///
/// The first letters of the words, or of the one word there is.
pub(crate) fn initials(names: &[String]) -> Vec<String> {
    let mut taken = HashSet::new();
    let mut short = |name: &String| {
        let mut forms = forms(name);
        let further = (2..).map(|number| format!("{}{number}", letters(name, 1)));
        forms.retain(|form| !form.is_empty());
        let free = forms.into_iter().chain(further).find(|form| !taken.contains(form));
        let form = free.expect("the numbers do not end");
        taken.insert(form.clone());
        form
    };
    names.iter().map(&mut short).collect()
}

/// Short forms of a name, the best first.
fn forms(name: &str) -> Vec<String> {
    let words = name.split(|c: char| !c.is_alphanumeric());
    // The s after an apostrophe is no word.
    let words: Vec<&str> = words.filter(|word| !matches!(*word, "" | "s")).collect();
    // Words like `of` and `und` are left out, if others remain.
    let is_name = |word: &&&str| word.starts_with(|c: char| !c.is_lowercase());
    let names: Vec<&str> = words.iter().filter(is_name).copied().collect();
    let words = if names.len() > 1 { names } else { words };
    let first: String = words.iter().take(3).filter_map(|word| word.chars().next()).collect();
    let is_short = |word: &&&str| columns(word) <= 3;
    match words.as_slice() {
        [] => Vec::new(),
        [one] if is_short(&one) => vec![(*one).to_owned()],
        [one] => (2..6).map(|count| letters(one, count)).collect(),
        [start, .., end] => {
            let longer =
                (2..5).map(|count| format!("{}{}", letters(start, 1), letters(end, count)));
            let other = (2..5).map(|count| format!("{}{}", letters(start, count), letters(end, 1)));
            [first.to_uppercase()].into_iter().chain(longer).chain(other).collect()
        }
    }
}

/// The first letters of a word.
fn letters(word: &str, count: usize) -> String {
    word.chars().take(count).collect()
}

#[cfg(test)]
mod tests {
    use anstyle::{Ansi256Color, Color};
    use okms_raci_core::Role;

    use super::{ALLOWED, ERROR, FRAME, NOTE, QUIET, Style, WARNING, initials, role_style};

    #[test]
    fn parties_have_short_forms_that_tell_them_apart() {
        let short = |names: &[&str]| {
            initials(&names.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>()).join(" ")
        };
        assert_eq!(
            short(&["Order platform", "Cloud provider", "Managed-service partner"]),
            "OP CP MSP"
        );
        assert_eq!(
            short(&["Customer", "Customs", "CTO", "Head of Legal", "Legal"]),
            "Cu Cus CTO HL Le"
        );
        assert_eq!(short(&["Director's office", "Director’s desk"]), "DO DD");
        assert_eq!(
            short(&["Data Owner", "Duty Officer", "data owner", "顧客", "!", "?"]),
            "DO DOf dow 顧客 !2 ?2"
        );
    }

    /// The relative luminance of a colour of the cube, as WCAG has it.
    fn luminance(color: Ansi256Color) -> f64 {
        let level = |level: u8| if level == 0 { 0 } else { 55 + 40 * u32::from(level) };
        let [red, green, blue] = match color.0 {
            grey @ 232.. => [8 + 10 * u32::from(grey - 232); 3],
            cube => [(cube - 16) / 36, (cube - 16) / 6 % 6, (cube - 16) % 6].map(level),
        };
        let linear = |part: u32| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    #[test]
    fn each_colour_is_readable_on_black_and_on_white() {
        let styles: [Style; 6] = [ERROR, WARNING, NOTE, FRAME, QUIET, ALLOWED];
        for style in styles.into_iter().chain(Role::ALL.map(role_style)) {
            for color in [
                style.get_fg_color().filter(|_| style.get_bg_color().is_none()),
                style.get_bg_color(),
            ] {
                let Some(Color::Ansi256(color)) = color else { continue };
                let light = luminance(color);
                let (on_black, on_white) = ((light + 0.05) / 0.05, 1.05 / (light + 0.05));
                assert!(
                    on_black > 3.8 && on_white > 3.8,
                    "{color:?}: {on_black:.1}, {on_white:.1}"
                );
            }
        }
    }
}
