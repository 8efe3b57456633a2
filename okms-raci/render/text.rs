use core::fmt::{self, Display, Write};
use core::marker::PhantomData;

use okms_raci_core::escape::TerminalLines;
use okms_raci_core::render::Lines;

use super::{Part, adapter, origin};
use crate::{Matrix, MatrixActivity, MatrixItem, MatrixParty, MatrixSection};

adapter! {
    /// A matrix as a table for a terminal; made by [`text()`].
    ///
    /// ```
    /// use okms_raci::{Activity, Okms, render};
    ///
    /// let backups = render::text::<Okms>().width(44).activity(Activity::ManageBackups);
    /// let table = "\
    /// 3.1.1 Daily operations    Customer  OVHcloud
    ///   Manage backups          -         RA
    /// ";
    /// assert_eq!(backups.to_string(), table);
    /// ```
    Text,
    /// A matrix as a table for a terminal, its columns aligned with spaces.
    ///
    /// What is invisible, or would change how the rest is shown, is written as `\u{…}`.
    /// Titles that are too long for 80 columns are wrapped; [`Text::width`]
    /// changes that. Every character counts as one column, though a terminal may show
    /// some wider or on top of one another. The whole matrix starts with its title
    /// and where it comes from.
    ///
    /// ```
    /// use okms_raci::{Activity, Okms, render};
    ///
    /// let narrow = render::text::<Okms>().width(40).activity(Activity::HandleIncidents);
    /// print!("{narrow}");
    /// assert!(narrow.to_string().lines().all(|line| line.chars().count() <= 40));
    /// ```
    text = write_text, width: usize = 80
}

/// The least width of the titles, however narrow the terminal is.
const NARROWEST: usize = 20;

/// How far titles of activities are indented.
const INDENT: usize = 2;

impl<M: Matrix> Text<M> {
    /// Wraps titles so that lines have at most this many columns, if the names of the parties leave room.
    #[must_use]
    #[inline]
    pub const fn width(mut self, columns: usize) -> Self {
        self.width = columns;
        self
    }

    #[inline]
    fn title_width(&self) -> usize {
        let roles: usize = M::PARTIES.iter().map(|&party| 2 + column_width(party)).sum();
        self.width.saturating_sub(roles).max(NARROWEST)
    }

    #[inline]
    fn write_section(&self, f: &mut fmt::Formatter<'_>, section: M::Section) -> fmt::Result {
        let (number, title) = (section.number(), section.title());
        let names = |party: M::Party| party.name();
        let cells: Cells<M> = if section.activities().is_empty() { None } else { Some(&names) };
        self.write_row(f, number, usize::from(!number.is_empty()), title, cells)
    }

    #[inline]
    fn write_activity(&self, f: &mut fmt::Formatter<'_>, activity: M::Activity) -> fmt::Result {
        let letters = |party| match activity.roles(party).letters() {
            "" => "-",
            letters => letters,
        };
        self.write_row(f, "", INDENT, activity.title(), Some(&letters))
    }

    /// A label, a gap, and the title beside it, with the cells at the end of the title's first line.
    #[inline]
    fn write_row(
        &self,
        f: &mut fmt::Formatter<'_>,
        label: &str,
        gap: usize,
        title: &str,
        cells: Cells<M>,
    ) -> fmt::Result {
        let margin = label.chars().count() + gap;
        let width = self.title_width().saturating_sub(margin).max(1);
        let mut lines = Lines { rest: title, width, columns: |_| 1 };
        let first = lines.next().unwrap_or_default();
        write!(f, "{label}{:gap$}", "")?;
        match cells {
            Some(cells) => write_cells::<M>(f, first, width, cells)?,
            None => f.write_str(first)?,
        }
        f.write_char('\n')?;
        lines.try_for_each(|line| writeln!(f, "{:margin$}{line}", ""))
    }
}

/// What to write in the column of each party, if anything.
type Cells<'a, M> = Option<&'a dyn Fn(<M as Matrix>::Party) -> &'static str>;

#[inline]
fn write_cells<M: Matrix>(
    f: &mut fmt::Formatter<'_>,
    title: &str,
    width: usize,
    cell: &dyn Fn(M::Party) -> &'static str,
) -> fmt::Result {
    write!(f, "{title:width$}")?;
    for (index, &party) in M::PARTIES.iter().enumerate() {
        let is_last = index + 1 == M::PARTIES.len();
        let column = if is_last { 0 } else { column_width(party) };
        write!(f, "  {:column$}", cell(party))?;
    }
    Ok(())
}

/// The width of a party's column, which has its name and up to four letters.
#[inline]
fn column_width<P: MatrixParty>(party: P) -> usize {
    party.name().chars().count().max(4)
}

#[inline]
fn write_text<M: Matrix>(table: &Text<M>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{}", TerminalLines(AsPublished(*table)))
}

/// The table with texts as they are, whatever a terminal makes of them.
struct AsPublished<M: Matrix>(Text<M>);

impl<M: Matrix> Display for AsPublished<M> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let table = &self.0;
        let whole = matches!(table.part, Part::Whole);
        if whole {
            writeln!(f, "{}\n{}", M::SOURCE.title, origin(M::SOURCE))?;
        }
        for (index, (section, activities)) in table.part.sections::<M>().enumerate() {
            if whole || index > 0 {
                f.write_char('\n')?;
            }
            table.write_section(f, section)?;
            activities.iter().try_for_each(|&activity| table.write_activity(f, activity))?;
        }
        Ok(())
    }
}
