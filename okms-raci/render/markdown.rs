use core::fmt::{self, Display, Write};

use okms_raci_core::render::markdown;

use super::{Part, adapter, origin};
use crate::{Matrix, MatrixActivity, MatrixParty, MatrixSection};

adapter! {
    /// A matrix as Markdown; made by [`markdown()`].
    ///
    /// ```
    /// use okms_raci::{Okms, Section, render};
    ///
    /// // A section brings those below it, each with a heading of its own.
    /// let events = render::markdown::<Okms>().section(Section::EventManagement).to_string();
    /// let headings: Vec<&str> = events.lines().filter(|line| line.starts_with('#')).collect();
    /// let expected = ["### 3.2 Event management", "#### 3.2.1 Incidents", "#### 3.2.2 Changes"];
    /// assert_eq!(headings, expected);
    /// ```
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
            markdown::title(f, M::SOURCE.title, origin(M::SOURCE), M::SOURCE.url)?;
        }
        for (index, (section, activities)) in self.part.sections().enumerate() {
            if whole || index > 0 {
                f.write_char('\n')?;
            }
            markdown::heading(f, section.depth(), section.number(), section.title())?;
            if !activities.is_empty() {
                markdown::head(f, M::PARTIES.iter().map(|party| party.name()))?;
            }
            for activity in activities {
                let roles = M::PARTIES.iter().map(|&party| activity.roles(party));
                markdown::row(f, activity.title(), roles)?;
            }
        }
        Ok(())
    }
}
