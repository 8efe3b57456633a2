use core::fmt::{self, Display, Write};

use okms_raci_core::escape;

use super::{Origin, Part, adapter};
use crate::{Matrix, MatrixActivity, MatrixParty, MatrixSection};

adapter! {
    /// A matrix as Markdown; made by [`markdown()`].
    Markdown,
    /// A matrix as Markdown: a heading for each section, a table for the activities that it lists.
    ///
    /// The whole matrix starts with its title and where it comes from.
    ///
    /// ```
    /// use okms_raci::{Activity, Okms, render};
    ///
    /// let row = render::markdown::<Okms>().activity(Activity::ManageBackups).to_string();
    /// assert!(row.starts_with("#### 3.1.1 Daily operations\n"));
    /// assert!(row.ends_with("| Manage backups | - | RA |\n"));
    /// ```
    markdown
}

impl<M: Matrix> Display for Markdown<M> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = matches!(self.part, Part::Whole);
        if whole {
            writeln!(
                f,
                "# {}\n\n{}",
                escape::Markdown(M::SOURCE.title),
                escape::Markdown(Origin(M::SOURCE))
            )?;
            M::SOURCE.url.map_or(Ok(()), |url| writeln!(f, "\n<{url}>"))?;
        }
        for (index, (section, activities)) in self.part.sections().enumerate() {
            if whole || index > 0 {
                f.write_char('\n')?;
            }
            heading(f, section)?;
            if !activities.is_empty() {
                table::<M>(f, activities)?;
            }
        }
        Ok(())
    }
}

/// One level below the title of the matrix; Markdown has six.
#[inline]
fn heading<S: MatrixSection>(f: &mut fmt::Formatter<'_>, section: S) -> fmt::Result {
    for _ in 0..(section.depth() + 1).min(6) {
        f.write_char('#')?;
    }
    if !section.number().is_empty() {
        write!(f, " {}", escape::Markdown(section.number()))?;
    }
    writeln!(f, " {}", escape::Markdown(section.title()))
}

#[inline]
fn table<M: Matrix>(f: &mut fmt::Formatter<'_>, activities: &[M::Activity]) -> fmt::Result {
    f.write_str("\n| Activity |")?;
    for party in M::PARTIES {
        write!(f, " {} |", escape::Markdown(party.name()))?;
    }
    f.write_str("\n| --- |")?;
    for _ in M::PARTIES {
        f.write_str(" --- |")?;
    }
    for activity in activities {
        write!(f, "\n| {} |", escape::Markdown(activity.title()))?;
        for &party in M::PARTIES {
            write!(f, " {} |", activity.roles(party))?;
        }
    }
    f.write_char('\n')
}
