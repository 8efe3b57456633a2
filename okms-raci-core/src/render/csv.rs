//! Comma-separated values, quoted as RFC 4180 has it, lines ended by `\n`.

use core::fmt::{self, Display, Write};

use crate::RoleSet;
use crate::escape::{Csv, PlainCsv};

/// How to write a text that a spreadsheet would take for a formula.
///
/// ```
/// use okms_raci_core::render::csv::{Formulas, head};
///
/// let mut plain = String::new();
/// head(&mut plain, Formulas::Plain, ["=Cloud"].into_iter())?;
/// assert!(plain.ends_with(",=Cloud\n"));
/// // The default is safe to open in a spreadsheet.
/// assert_eq!(Formulas::default(), Formulas::Guarded);
/// # Ok::<(), std::fmt::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Formulas {
    /// With an apostrophe in front, so that it stays a text.
    #[default]
    Guarded,
    /// As it is, for what takes every field for a text.
    Plain,
}

/// A text as a field.
#[derive(Clone, Copy, Debug)]
struct Field<'a>(Formulas, &'a str);

impl Display for Field<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Formulas::Guarded => Csv(self.1).fmt(f),
            Formulas::Plain => PlainCsv(self.1).fmt(f),
        }
    }
}

/// The fields of a row before the roles.
///
/// ```
/// use okms_raci_core::render::csv::{Formulas, Row, row};
///
/// // A section without a number leaves its field empty.
/// let first = Row { number: "", section: "Daily", id: "dump", title: "Take the dump" };
/// let mut line = String::new();
/// row(&mut line, Formulas::Guarded, first, [].into_iter())?;
/// assert_eq!(line, ",Daily,dump,Take the dump\n");
/// # Ok::<(), std::fmt::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The number of the section, empty if it has none.
    pub number: &'a str,
    /// The title of the section.
    pub section: &'a str,
    /// The id of the activity.
    pub id: &'a str,
    /// The title of the activity.
    pub title: &'a str,
}

/// The names of the columns.
///
/// ```
/// use okms_raci_core::render::csv::{Formulas, head};
///
/// let mut line = String::new();
/// head(&mut line, Formulas::Guarded, ["Customer", "=Cloud"].into_iter())?;
/// assert_eq!(line, "section,section_title,activity,title,Customer,'=Cloud\n");
/// # Ok::<(), std::fmt::Error>(())
/// ```
///
/// # Errors
///
/// Those of the writer.
#[inline]
pub fn head<'a>(
    f: &mut impl Write,
    formulas: Formulas,
    parties: impl Iterator<Item = &'a str>,
) -> fmt::Result {
    f.write_str("section,section_title,activity,title")?;
    for party in parties {
        write!(f, ",{}", Field(formulas, party))?;
    }
    f.write_char('\n')
}

/// A row with what each party holds.
///
/// ```
/// use okms_raci_core::RoleSet;
/// use okms_raci_core::render::csv::{Formulas, Row, row};
///
/// let backups = Row { number: "1", section: "Daily", id: "run", title: "Run, check" };
/// let mut line = String::new();
/// row(&mut line, Formulas::Guarded, backups, [RoleSet::RA, RoleSet::NONE].into_iter())?;
/// assert_eq!(line, "1,Daily,run,\"Run, check\",RA,\n");
/// # Ok::<(), std::fmt::Error>(())
/// ```
///
/// # Errors
///
/// Those of the writer.
#[inline]
pub fn row(
    f: &mut impl Write,
    formulas: Formulas,
    row: Row<'_>,
    roles: impl Iterator<Item = RoleSet>,
) -> fmt::Result {
    let Row { number, section, id, title } = row;
    let [number, section, id, title] =
        [number, section, id, title].map(|text| Field(formulas, text));
    write!(f, "{number},{section},{id},{title}")?;
    for roles in roles {
        write!(f, ",{}", roles.letters())?;
    }
    f.write_char('\n')
}
