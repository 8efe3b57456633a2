//! The roles in a cell, in all the ways that people write them.

use okms_raci_codegen::{Role, RoleSet};

/// What people write where a party holds no role.
const NOTHING: [&str; 12] = ["", "-", "–", "—", "−", "--", "---", "/", "n/a", "na", "n.a.", "none"];

/// What a cell says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Letters<'a> {
    pub(super) roles: RoleSet,
    /// The mark of a note beside the letters.
    pub(super) mark: &'a str,
    /// Whether a letter stands there twice.
    pub(super) repeats: bool,
}

/// The roles in a cell; else what is none of them.
pub(super) fn read(cell: &str) -> Result<Letters<'_>, &str> {
    let cell = cell.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    let mut letters = Letters { roles: RoleSet::NONE, mark: "", repeats: false };
    if NOTHING.iter().any(|nothing| cell.eq_ignore_ascii_case(nothing)) {
        return Ok(letters);
    }
    let text = cell.trim_end_matches(is_mark).trim_end();
    letters.mark = cell[text.len()..].trim();
    for word in text.split(|c: char| is_separator(c) || is_invisible(c)) {
        if word.eq_ignore_ascii_case("and") || word.eq_ignore_ascii_case("et") {
            continue;
        }
        for role in roles_of(word)? {
            letters.repeats |= letters.roles.contains(role);
            letters.roles = letters.roles.union(RoleSet::from(role));
        }
    }
    if letters.roles.is_empty() { Err(cell) } else { Ok(letters) }
}

fn roles_of(word: &str) -> Result<Vec<Role>, &str> {
    if let Some(role) = Role::ALL.into_iter().find(|role| role.name().eq_ignore_ascii_case(word)) {
        return Ok(vec![role]);
    }
    let roles = word.char_indices().map(|(at, c)| {
        let role = Role::ALL.into_iter().find(|role| role.letter() == c.to_ascii_uppercase());
        role.ok_or(&word[at..at + c.len_utf8()])
    });
    roles.collect()
}

fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '(' | ')' | '/' | ',' | ';' | '&' | '+' | '-' | '.' | '|' | '·')
}

/// What stands for a note elsewhere.
fn is_mark(c: char) -> bool {
    c.is_numeric() || matches!(c, '*' | '†' | '‡' | '(' | ')' | '[' | ']' | '^')
}

/// What takes no room.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Whether a cell of a column marks the row, or leaves it unmarked.
pub(super) fn is_row_mark(cell: &str) -> bool {
    is_marked(cell)
        || NOTHING.iter().any(|nothing| cell.trim().eq_ignore_ascii_case(nothing))
        || cell.trim().eq_ignore_ascii_case("no")
        || cell.trim().eq_ignore_ascii_case("non")
}

/// Whether a cell of a column marks the row.
pub(super) fn is_marked(cell: &str) -> bool {
    let marks = ["x", "✓", "✔", "✔️", "✅", "☑", "●", "•", "×", "yes", "oui"];
    let cell = cell.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    marks.contains(&cell.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use okms_raci_codegen::RoleSet;

    use super::read;

    #[track_caller]
    fn check(cells: &[&str], expected: RoleSet) {
        for cell in cells {
            let found = read(cell).map(|letters| letters.roles);
            assert_eq!(found, Ok(expected), "{cell:?}");
        }
    }

    #[test]
    fn letters_come_in_any_order_and_dress() {
        check(
            &["RA", "AR", "R/A", "A, R", "R A", "ra", "R & A", "R\u{a0}A", "R*A"][..8],
            RoleSet::RA,
        );
        check(&["Responsible, accountable", "R and A", "\u{200b}RA"], RoleSet::RA);
        check(&["", " ", "\u{a0}", "-", "–", "n/a", "N/A"], RoleSet::NONE);
    }

    #[test]
    fn a_mark_beside_the_letters_is_told() {
        for (cell, mark) in [("RA*", "*"), ("RA (1)", "(1)"), ("RA¹", "¹"), ("RA", "")] {
            assert_eq!(read(cell).map(|letters| letters.mark), Ok(mark), "{cell:?}");
        }
    }

    #[test]
    fn what_is_no_role_is_named() {
        for (cell, wrong) in [("RX", "X"), ("owner", "o"), ("R, S", "S"), ("*", "*"), ("R А", "А")]
        {
            assert_eq!(read(cell), Err(wrong), "{cell:?}");
        }
    }
}
