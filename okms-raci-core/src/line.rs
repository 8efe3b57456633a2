//! A matrix as lines of text, which macros read before the types of the matrix exist.

use core::fmt::{self, Display, Write};

use crate::RoleSet;

/// One line; okms-raci-codegen writes it, okms-raci-claims reads it.
///
/// A line is a keyword, words without blanks, and at most one text at the end. A line about a detail
/// follows the item that it belongs to. A line break in a text, which only a matrix with errors has,
/// is written as a blank.
///
/// ```
/// use okms_raci_core::{Cells, Line, RoleSet};
///
/// let roles = Cells(&[RoleSet::NONE, RoleSet::RA]).to_string();
/// let line = Line::Activity {
///     id: "ManageBackups",
///     kebab_id: "manage-backups",
///     roles: &roles,
///     title: "Manage backups",
/// };
/// let text = "activity ManageBackups manage-backups -,RA Manage backups";
/// assert_eq!(line.to_string(), text);
/// assert_eq!(Line::parse(text), Some(line));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// Who wrote the module of the matrix.
    Generated {
        /// The version of okms-raci-codegen.
        version: &'a str,
        /// The type of the matrix in its module.
        matrix: &'a str,
    },
    /// The matrix has errors, so that only its names can be relied on.
    Incomplete,
    /// The name of the matrix.
    Name(&'a str),
    /// The date of the published text.
    Revision(&'a str),
    /// A trait that its enums derive: the path of the macro.
    Derive(&'a str),
    /// A matrix whose duties of one party this one takes on.
    Refines {
        /// The name of the entry.
        name: &'a str,
        /// The name of the outer matrix.
        matrix: &'a str,
        /// The variant of the party there.
        party: &'a str,
        /// The revision that this one was written against.
        revision: &'a str,
        /// The letters that have to be taken on.
        roles: &'a str,
    },
    /// The module has parties and activities as types, too.
    Typed,
    /// The path of the outer matrix in Rust, of the entry above.
    Path(&'a str),
    /// The YAML of a matrix that refines others, as its path was given.
    File(&'a str),
    /// The lines in that file of what is said above, separated by blanks.
    At(&'a str),
    /// A duty as it was read, of the entry above.
    Asked {
        /// Its variant in the outer matrix.
        id: &'a str,
        /// What the party held.
        roles: &'a str,
        /// Its title.
        title: &'a str,
    },
    /// An outer activity that does not arise, of the entry above.
    Except {
        /// Its variant in the outer matrix.
        id: &'a str,
        /// Why.
        reason: &'a str,
    },
    /// An outer activity that nobody has yet, of the entry above.
    Open {
        /// Its variant in the outer matrix.
        id: &'a str,
        /// Why.
        reason: &'a str,
    },
    /// A column.
    Party {
        /// Its variant.
        id: &'a str,
        /// Its name, as published.
        name: &'a str,
    },
    /// An outer party that the party above is.
    Is {
        /// The name of the entry.
        of: &'a str,
        /// The variant of the party there.
        party: &'a str,
    },
    /// A section, before its activities and subsections.
    Section {
        /// How deep it is nested, from 1.
        depth: usize,
        /// Its variant.
        id: &'a str,
        /// Its title, as published.
        title: &'a str,
    },
    /// The number of the section above.
    Number(&'a str),
    /// A row of the section above.
    Activity {
        /// Its variant.
        id: &'a str,
        /// Its id, as people read it.
        kebab_id: &'a str,
        /// What each party holds, as [`Cells`].
        roles: &'a str,
        /// Its title, as published.
        title: &'a str,
    },
    /// A duty that the row above covers.
    Covers {
        /// The name of the entry.
        of: &'a str,
        /// The letters that it takes on, `-` for all that are asked.
        letters: &'a str,
        /// The variant of the duty in the outer matrix.
        id: &'a str,
    },
    /// A rule that the row above, which covers a duty, may break.
    Allow {
        /// The id of the rule.
        rule: &'a str,
        /// Why.
        reason: &'a str,
    },
    /// A former id of the item above.
    Former {
        /// As a variant.
        id: &'a str,
        /// As people read it.
        kebab_id: &'a str,
    },
}

impl<'a> Line<'a> {
    /// The line that was written so.
    #[must_use]
    pub fn parse(text: &'a str) -> Option<Line<'a>> {
        let (keyword, rest) = word(text);
        Some(match keyword {
            "generated" => {
                let (version, matrix) = word(rest);
                Line::Generated { version, matrix }
            }
            "incomplete" => Line::Incomplete,
            "matrix" => Line::Name(rest),
            "revision" => Line::Revision(rest),
            "derive" => Line::Derive(rest),
            "refines" => {
                let (name, rest) = word(rest);
                let (matrix, rest) = word(rest);
                let (party, rest) = word(rest);
                let (revision, roles) = word(rest);
                Line::Refines { name, matrix, party, revision, roles }
            }
            "typed" => Line::Typed,
            "path" => Line::Path(rest),
            "file" => Line::File(rest),
            "at" => Line::At(rest),
            "asked" => {
                let (id, rest) = word(rest);
                let (roles, title) = word(rest);
                Line::Asked { id, roles, title }
            }
            "except" => {
                let (id, reason) = word(rest);
                Line::Except { id, reason }
            }
            "open" => {
                let (id, reason) = word(rest);
                Line::Open { id, reason }
            }
            "is" => {
                let (of, party) = word(rest);
                Line::Is { of, party }
            }
            "covers" => {
                let (of, rest) = word(rest);
                let (letters, id) = word(rest);
                Line::Covers { of, letters, id }
            }
            "allow" => {
                let (rule, reason) = word(rest);
                Line::Allow { rule, reason }
            }
            "party" => {
                let (id, name) = word(rest);
                Line::Party { id, name }
            }
            "section" => {
                let (depth, rest) = word(rest);
                let (id, title) = word(rest);
                Line::Section { depth: depth.parse().ok()?, id, title }
            }
            "number" => Line::Number(rest),
            "activity" => {
                let (id, rest) = word(rest);
                let (kebab_id, rest) = word(rest);
                let (roles, title) = word(rest);
                Line::Activity { id, kebab_id, roles, title }
            }
            "former" => {
                let (id, kebab_id) = word(rest);
                Line::Former { id, kebab_id }
            }
            _ => return None,
        })
    }
}

/// The text before the first blank, and the text after it.
fn word(text: &str) -> (&str, &str) {
    text.split_once(' ').unwrap_or((text, ""))
}

impl Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Line::Generated { version, matrix } => write!(f, "generated {version} {matrix}"),
            Line::Incomplete => f.write_str("incomplete"),
            Line::Name(name) => write!(f, "matrix {}", OneLine(name)),
            Line::Revision(date) => write!(f, "revision {}", OneLine(date)),
            Line::Derive(path) => write!(f, "derive {}", OneLine(path)),
            Line::Refines { name, matrix, party, revision, roles } => {
                write!(f, "refines {name} {matrix} {party} {} {roles}", OneLine(revision))
            }
            Line::Typed => f.write_str("typed"),
            Line::Path(path) => write!(f, "path {path}"),
            Line::File(path) => write!(f, "file {}", OneLine(path)),
            Line::At(lines) => write!(f, "at {lines}"),
            Line::Asked { id, roles, title } => write!(f, "asked {id} {roles} {}", OneLine(title)),
            Line::Except { id, reason } => write!(f, "except {id} {}", OneLine(reason)),
            Line::Open { id, reason } => write!(f, "open {id} {}", OneLine(reason)),
            Line::Is { of, party } => write!(f, "is {of} {party}"),
            Line::Covers { of, letters, id } => write!(f, "covers {of} {letters} {id}"),
            Line::Allow { rule, reason } => write!(f, "allow {rule} {}", OneLine(reason)),
            Line::Party { id, name } => write!(f, "party {id} {}", OneLine(name)),
            Line::Section { depth, id, title } => {
                write!(f, "section {depth} {id} {}", OneLine(title))
            }
            Line::Number(number) => write!(f, "number {}", OneLine(number)),
            Line::Activity { id, kebab_id, roles, title } => {
                write!(f, "activity {id} {kebab_id} {roles} {}", OneLine(title))
            }
            Line::Former { id, kebab_id } => write!(f, "former {id} {kebab_id}"),
        }
    }
}

/// A text without line breaks.
struct OneLine<'a>(&'a str);

impl Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| f.write_char(if c == '\n' { ' ' } else { c }))
    }
}

/// The role sets of a row as one word: `-,RA`.
#[derive(Clone, Copy, Debug)]
pub struct Cells<'a>(pub &'a [RoleSet]);

impl Cells<'_> {
    /// Reads the role sets; `None` for a cell that is none.
    pub fn parse(text: &str) -> impl Iterator<Item = Option<RoleSet>> {
        text.split(',').map(|cell| cell.parse().ok())
    }
}

impl Display for Cells<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (column, roles) in self.0.iter().enumerate() {
            let comma = if column == 0 { "" } else { "," };
            write!(f, "{comma}{roles}")?;
        }
        Ok(())
    }
}

/// A part of a matrix that refines another one, by its position in the matrix.
///
/// A judge of such a matrix says with it what a finding is about; who has the text knows its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// An entry of `refines`.
    Refines(usize),
    /// The revision that an entry was written against.
    Revision(usize),
    /// The file of an entry, else its name.
    File(usize),
    /// A duty in the `asks` of an entry.
    Asked(usize, usize),
    /// An activity in the `except` of an entry.
    Except(usize, usize),
    /// An activity in the `open` of an entry.
    Open(usize, usize),
    /// A party.
    Party(usize),
    /// An outer party that a party `is`.
    Is(usize, usize),
    /// A row.
    Activity(usize),
    /// A duty that a row covers.
    Cover(usize, usize),
    /// A rule that a row allows to be broken.
    Allow(usize, usize),
}

#[cfg(test)]
mod tests {
    use std::string::ToString;
    use std::vec::Vec;

    use super::{Cells, Line};
    use crate::RoleSet;

    #[test]
    fn every_line_is_read_as_it_was_written() {
        for line in [
            Line::Generated { version: "0.1.0", matrix: "KeyService" },
            Line::Incomplete,
            Line::Name("tea"),
            Line::Revision("2025-10-21"),
            Line::Derive("strum::EnumIter"),
            Line::Refines {
                name: "provider",
                matrix: "okms",
                party: "Customer",
                revision: "2025-10-21",
                roles: "RA",
            },
            Line::Typed,
            Line::Path("crate::provider"),
            Line::File("data/key service.yaml"),
            Line::At("12 14"),
            Line::Asked { id: "Restore", roles: "RA", title: "Restore  all" },
            Line::Except { id: "Restore", reason: "Nothing: is stored." },
            Line::Open { id: "Restore", reason: "Later" },
            Line::Is { of: "okms", party: "OvhCloud" },
            Line::Covers { of: "okms", letters: "-", id: "Restore" },
            Line::Allow { rule: "duty-handed-back", reason: "Contract 4711." },
            Line::Party { id: "OvhCloud", name: "OVHcloud, the provider" },
            Line::Party { id: "Unnamed1", name: "" },
            Line::Section { depth: 2, id: "Dumps", title: "Take  dumps" },
            Line::Number("3.1 a"),
            Line::Activity { id: "Restore", kebab_id: "restore", roles: "RA", title: "Restore" },
            Line::Former { id: "Recover", kebab_id: "recover" },
        ] {
            let text = line.to_string();
            assert_eq!(Line::parse(&text), Some(line), "{text}");
        }
        assert_eq!(Line::Number("3\n1").to_string(), "number 3 1");
        for text in ["", "row Restore", "section x Dumps Dumps"] {
            assert_eq!(Line::parse(text), None, "{text}");
        }
    }

    #[test]
    fn cells_are_one_word() {
        let roles = [RoleSet::NONE, RoleSet::RA, RoleSet::I];
        let text = Cells(&roles).to_string();
        assert_eq!(text, "-,RA,I");
        assert_eq!(Cells::parse(&text).collect::<Option<Vec<_>>>().unwrap(), roles);
        assert!(Cells::parse("-,X").any(|cell| cell.is_none()));
    }
}
