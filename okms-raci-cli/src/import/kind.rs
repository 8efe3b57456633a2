//! What a cell says: letters in all the ways that people write them, or something else.

use std::collections::BTreeMap;

use okms_raci_codegen::{Role, RoleSet};

use super::cells::{Cell, is_invisible, one_line};
use super::words::{self, Word};

/// A longer text is no letter with a note.
const MOST_OF_A_NOTE: usize = 4_000;

/// More footnote marks than any cell has.
const MOST_MARKS: usize = 20;

/// The kinds of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Blank,
    /// What people write for no role: `-`, `n/a`.
    None,
    /// A number or a date.
    Number,
    Letters,
    /// Letters of another script that look like ours.
    LookAlike,
    /// Letters in lower case, which are text in most columns.
    Lower,
    /// Single capitals, not all of them R, A, C, I.
    Further,
    /// The name of a role, written out.
    Word,
    /// Letters with words beside them.
    Noted,
    /// A mark: `x`, `✓`.
    Mark,
    /// A formula whose value was not saved.
    Unsaved,
    Text,
}

/// What a cell says, with what stands beside its letters.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Value {
    pub(super) kind: Kind,
    pub(super) roles: RoleSet,
    pub(super) note: Option<String>,
    /// The footnote marks, such as `*` and `(1)`.
    pub(super) marks: Vec<String>,
    /// Whether letters of another script were read as ours.
    pub(super) is_alike: bool,
}

impl Value {
    fn of(kind: Kind) -> Self {
        Value { kind, ..Value::default() }
    }

    /// Letters, or what may be some in a column of letters.
    pub(super) fn is_soft(&self) -> bool {
        use Kind::{Further, Letters, None, Noted, Unsaved, Word};
        matches!(self.kind, Letters | Further | Noted | Word | None | Unsaved)
    }

    pub(super) fn is_filled(&self) -> bool {
        self.kind != Kind::Blank
    }

    /// Whether there is something else than what people write for nothing.
    pub(super) fn says_something(&self) -> bool {
        !matches!(self.kind, Kind::Blank | Kind::None)
    }

    pub(super) fn is_letters(&self) -> bool {
        self.kind == Kind::Letters
    }

    pub(super) fn is_text(&self) -> bool {
        self.kind == Kind::Text
    }

    pub(super) fn is_number(&self) -> bool {
        self.kind == Kind::Number
    }

    /// Whether the cell gives a party roles.
    pub(super) fn has_roles(&self) -> bool {
        matches!(self.kind, Kind::Letters | Kind::Noted | Kind::Word)
    }
}

impl Cell {
    /// Takes out what it says.
    pub(super) fn blank(&mut self) {
        self.value = Value::default();
        self.text.clear();
    }

    /// A cell that no source has, with what it says.
    pub(super) fn made(text: impl Into<String>) -> Self {
        let cell = Cell::new(text);
        Cell { value: Alphabet::default().value(&cell), ..cell }
    }
}

/// What the user says about letters.
#[derive(Debug, Default)]
pub(super) struct Alphabet {
    /// Further letters or words, with the roles that they stand for.
    pub(super) letters: BTreeMap<String, RoleSet>,
    /// Further words for no role, in lower case.
    pub(super) none: Vec<String>,
}

impl Alphabet {
    /// What a cell says.
    pub(super) fn value(&self, cell: &Cell) -> Value {
        if cell.is_unsaved {
            return Value::of(Kind::Unsaved);
        }
        if cell.text.len() > MOST_OF_A_NOTE {
            return Value::of(Kind::Text);
        }
        let text = without_decoration(&cell.text);
        if text.is_empty() {
            return Value::of(Kind::Blank);
        }
        if let Some(roles) = self.letters.get(&text) {
            let kind = if roles.is_empty() { Kind::None } else { Kind::Letters };
            return Value { roles: *roles, note: Some(text), ..Value::of(kind) };
        }
        if self.is_none(&text) {
            return Value::of(Kind::None);
        }
        if cell.is_number || is_number(&text) {
            return Value::of(Kind::Number);
        }
        let (body, marks) = split_marks(&text);
        let mut value = self.letters_of(body, &text);
        value.marks = marks;
        value
    }

    fn is_none(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        let is_dashes = text.chars().all(|c| "-–—−/.…_\\·".contains(c)) && text.chars().count() < 4;
        is_dashes || Word::None.has(&text) || self.none.contains(&text)
    }

    fn letters_of(&self, body: &str, text: &str) -> Value {
        // `R+` is more than an R.
        if body.ends_with(['+', '-']) {
            return Value::of(Kind::Text);
        }
        if let Some((roles, is_mapped)) = self.parse(body) {
            let has_brackets = body.contains(['(', '[']);
            let note = (has_brackets || is_mapped).then(|| text.to_owned());
            let is_word = tokens(body).any(|token| words::role(token).is_some());
            let kind =
                if is_word || words::role(body).is_some() { Kind::Word } else { Kind::Letters };
            return Value { roles, note, ..Value::of(kind) };
        }
        if is_mark(body) {
            return Value::of(Kind::Mark);
        }
        let latin: String = body.chars().map(look_alike).collect();
        if latin != body
            && let Some((roles, _)) = self.parse(&latin)
        {
            return Value { roles, ..Value::of(Kind::LookAlike) };
        }
        if body.chars().count() < 6
            && let Some((roles, _)) = self.parse(&body.to_uppercase())
        {
            return Value { roles, ..Value::of(Kind::Lower) };
        }
        let tokens = || tokens(body);
        let is_capital = |token: &str| {
            let mut chars = token.chars();
            chars.next().is_some_and(|c| c.is_uppercase() || is_ideograph(c))
                && chars.next().is_none()
        };
        if tokens().next().is_some() && tokens().all(is_capital) {
            return Value::of(Kind::Further);
        }
        match self.noted(body) {
            Some((roles, note)) => Value { roles, note: Some(note), ..Value::of(Kind::Noted) },
            None => Value::of(Kind::Text),
        }
    }

    /// The roles that a text spells, with nothing else in it, and whether the user named a letter.
    fn parse(&self, text: &str) -> Option<(RoleSet, bool)> {
        let mut found = RoleSet::NONE;
        let mut is_mapped = false;
        if text.chars().any(|c| !is_separator(c) && !c.is_alphanumeric()) || text.trim() == "RACI" {
            return None;
        }
        for token in tokens(text) {
            if Word::And.has(&token.to_lowercase()) && token.chars().all(char::is_lowercase) {
                continue;
            }
            if let Some(role) = words::role(token).filter(|_| token.chars().count() > 1) {
                add(&mut found, role)?;
                continue;
            }
            for c in token.chars() {
                let own = Role::ALL.into_iter().find(|role| role.letter() == c);
                match (own, self.letters.get(c.encode_utf8(&mut [0; 4]))) {
                    (_, Some(roles)) => {
                        is_mapped = true;
                        found = found.union(*roles);
                    }
                    (Some(role), None) => add(&mut found, role)?,
                    _ => return None,
                }
            }
        }
        (is_mapped || !found.is_empty()).then_some((found, is_mapped))
    }

    /// Letters with words after them: `C (Legal)`, `R: only in 2026`, `R shared`.
    fn noted(&self, text: &str) -> Option<(RoleSet, String)> {
        let end = text.find(|c: char| !"RACI/,;&+ .".contains(c) && !self.is_letter(c))?;
        let (start, rest) = text.split_at(end);
        let mut note = rest.trim();
        // `R compartido`, not `Rotate`; `A new key` is a title as often as not, so it takes a column of letters.
        let is_word = note.starts_with(char::is_lowercase) && start.ends_with(' ');
        // `A-1` is a code.
        let is_dash = note.starts_with("- ") || rest.starts_with(' ') && note.starts_with('-');
        let is_marked = is_dash || note.starts_with(['(', '[', ':', '–', '—', '→', '\n']);
        let (roles, _) = self.parse(start.trim()).filter(|_| is_word || is_marked)?;
        if note.starts_with('→') && self.parse(note.trim_start_matches('→').trim()).is_some() {
            return None;
        }
        note = note.trim_start_matches([':', '–', '—', '-', '→']).trim();
        let bare = note.trim_matches(['(', ')', '[', ']']);
        let first = bare.split_whitespace().next().unwrap_or_default().to_lowercase();
        let words = bare.split(|c: char| !c.is_alphanumeric() && c != '-');
        let has_letter = words.clone().any(|word| matches!(word, "R" | "A" | "C" | "I"));
        (!bare.is_empty() && !has_letter && !Word::Or.has(&first)).then(|| (roles, one_line(bare)))
    }

    fn is_letter(&self, c: char) -> bool {
        self.letters.contains_key(c.encode_utf8(&mut [0; 4]) as &str)
    }
}

/// Adds a role, which may not be there yet.
fn add(found: &mut RoleSet, role: Role) -> Option<()> {
    let is_new = !found.contains(role);
    *found = found.union(RoleSet::from(role));
    is_new.then_some(())
}

/// The letters of a cell that are none of ours, for a message.
pub(super) fn further(text: &str) -> Vec<char> {
    let (body, _) = split_marks(text);
    let letters = tokens(body).filter_map(|token| token.chars().next());
    letters.filter(|c| !matches!(c, 'R' | 'A' | 'C' | 'I')).collect()
}

fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| is_separator(c) || is_invisible(c)).filter(|token| !token.is_empty())
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || "()[]/,;&+-–.|·・:\\、，".contains(c)
}

fn is_ideograph(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Whether a text marks a row or a column: `x`, `✓`.
pub(super) fn is_mark(text: &str) -> bool {
    let marks = ["x", "✓", "✔", "✅", "☑", "●", "•", "×", "yes", "oui", "ja", "sí", "si"];
    marks.contains(&text.trim_matches(is_invisible).to_lowercase().as_str())
}

fn is_number(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || " .,:%/-+'€$".contains(c))
}

/// The letter of ours that one of another script looks like.
pub(super) fn look_alike(c: char) -> char {
    match c {
        'А' | 'Α' => 'A',
        'С' | 'Ϲ' | 'ⅽ' | 'Ⅽ' => 'C',
        'І' | 'Ӏ' | 'Ι' | 'Ⅰ' => 'I',
        'ꓣ' => 'R',
        _ => c,
    }
}

/// The letter of a role that this one is with an accent.
pub(super) fn without_accent(c: char) -> Option<char> {
    let accented = [('R', "ŔŖŘ"), ('A', "ÀÁÂÃÄÅĀĂĄ"), ('C', "ÇĆĈĊČ"), ('I', "ÌÍÎÏĨĪĬĮİ")];
    let found = accented.into_iter().find(|(_, letters)| letters.contains(c));
    found.map(|(role, _)| role)
}

/// Without blanks around it, pictures, and the stars of bold text that a blank keeps from being bold;
/// wide letters as narrow ones.
fn without_decoration(text: &str) -> String {
    let visible: String = text.chars().filter(|&c| !is_invisible(c)).map(narrow).collect();
    let bare: String = visible.chars().filter(|&c| !is_picture(c)).collect();
    // A picture alone is what the cell says.
    let text = if bare.trim().is_empty() { visible.trim() } else { bare.trim() };
    without_stars(text).to_owned()
}

/// Text without the stars of bold text that a blank keeps from being bold: `**Activity **`.
pub(super) fn without_stars(text: &str) -> &str {
    let text = text.trim();
    let inside = text.strip_prefix("**").and_then(|text| text.strip_suffix("**"));
    inside.filter(|inside| !inside.contains("**")).map_or(text, str::trim)
}

/// Whether a character is a picture that says nothing about the letter beside it; a cross says no.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{1f300}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | 'ℹ' | '⬛' | '⬜' | '⭐')
        && !matches!(c, '✖'..='✘' | '❌' | '❎' | '⛔' | '🚫' | '🛑' | '❓' | '❔')
}

/// The usual form of a letter that is as wide as an ideograph.
fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// Splits the footnote marks off the end of a text: `RA*`, `RA (1)`, `RA¹`.
pub(super) fn split_marks(text: &str) -> (&str, Vec<String>) {
    let mut body = text.trim_end();
    let mut marks = Vec::new();
    while let Some(at) = mark_start(body).filter(|_| marks.len() < MOST_MARKS) {
        marks.insert(0, body[at..].trim_matches(['^', ' ']).to_owned());
        body = body[..at].trim_end_matches([',', ' ', '\u{a0}']);
    }
    (body, marks)
}

/// Where the last mark of a text starts.
fn mark_start(text: &str) -> Option<usize> {
    let last = text.chars().next_back()?;
    let run = |is_part: fn(char) -> bool| text.trim_end_matches(is_part).len();
    let start = match last {
        '*' => run(|c| c == '*'),
        '†' | '‡' | '§' => run(|c| matches!(c, '†' | '‡' | '§')),
        '⁰' | '¹' | '²' | '³' | '⁴'..='⁹' => {
            run(|c| matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹'))
        }
        ')' | ']' | '）' => {
            let opener = match last {
                ')' => '(',
                ']' => '[',
                _ => '（',
            };
            let open = text.rfind(opener)?;
            let inside = &text[open + opener.len_utf8()..text.len() - last.len_utf8()];
            let inside = inside.trim_start_matches('^');
            let is_key = inside.chars().count() < 3
                && inside.chars().all(|c| c.is_ascii_digit() || c == '*')
                || inside.len() == 1 && inside.chars().all(|c| c.is_ascii_lowercase());
            (is_key && !inside.is_empty()).then_some(open)?
        }
        _ => return None,
    };
    (start > 0).then_some(start)
}

#[cfg(test)]
mod tests {
    use okms_raci_codegen::RoleSet;

    use super::{Alphabet, Cell, Kind, split_marks};

    #[track_caller]
    fn check(cells: &[&str], kind: Kind, roles: RoleSet) {
        for cell in cells {
            let value = Alphabet::default().value(&Cell::new(*cell));
            assert_eq!((value.kind, value.roles), (kind, roles), "{cell:?}");
        }
    }

    #[test]
    fn letters_come_in_any_order_and_dress() {
        let cells =
            ["RA", "AR", "R/A", "A, R", "R A", "R & A", "R\u{a0}A", "R\nA", "R und A", "🔴 RA"];
        check(&cells, Kind::Letters, RoleSet::RA);
        check(
            &["\u{200b}RA", "RA*", "RA (1)", "RA¹", "RA [2]", "(RA)", "R (A)"],
            Kind::Letters,
            RoleSet::RA,
        );
        check(&["Responsible, accountable"], Kind::Word, RoleSet::RA);
        check(&["Responsible", "Verantwortlich"], Kind::Word, RoleSet::R);
        check(&["C・I"], Kind::Letters, RoleSet::CI);
        check(&["ra", "r/a"], Kind::Lower, RoleSet::RA);
        check(&["С"], Kind::LookAlike, RoleSet::C);
    }

    #[test]
    fn letters_may_have_words_beside_them() {
        let cells = ["C (Legal)", "C: only in 2026", "C compartido", "C → Legal", "C (see R-07)"];
        check(&cells, Kind::Noted, RoleSet::C);
        check(&["C/R forense"], Kind::Noted, RoleSet::RC);
    }

    #[test]
    fn what_has_two_readings_is_text() {
        let cells = [
            "R/A or C", "R+", "R → A", "A or C", "not R", "RACI", "RR", "OPS", "QA", "Rotate",
            "R (if A)",
        ];
        check(&cells, Kind::Text, RoleSet::NONE);
    }

    #[test]
    fn other_cells_have_their_kinds() {
        check(&["", " ", "\u{a0}"], Kind::Blank, RoleSet::NONE);
        check(&["-", "–", "n/a", "N/A", "/", "…", "keine"], Kind::None, RoleSet::NONE);
        check(&["12", "5.5", "2026-01-02", "20 %"], Kind::Number, RoleSet::NONE);
        check(&["S", "R, S", "Q/A", "О"], Kind::Further, RoleSet::NONE);
        check(&["x", "X", "✓"], Kind::Mark, RoleSet::NONE);
    }

    #[test]
    fn marks_are_split_off() {
        assert_eq!(split_marks("Text (6)"), ("Text", vec!["(6)".to_owned()]));
        assert_eq!(split_marks("Text**"), ("Text", vec!["**".to_owned()]));
        assert_eq!(split_marks("Text (L1)"), ("Text (L1)", Vec::new()));
        // Each is a text of its own, and no cell has so many.
        assert_eq!(split_marks(&"*§".repeat(1_000)).1.len(), 20);
    }
}
