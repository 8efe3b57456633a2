use core::fmt::{self, Display};

use okms_raci_core::render::csv;

use super::{Part, adapter};
use crate::{Matrix, MatrixActivity, MatrixItem, MatrixParty, MatrixSection};

adapter! {
    /// A matrix as comma-separated values; made by [`csv()`].
    Csv,
    /// A matrix as comma-separated values, quoted as RFC 4180 has it, lines ended by `\n`.
    ///
    /// The columns are the number and the title of the section, the id and the
    /// title of the activity, then for each party its letters. A text that a spreadsheet
    /// would take for a formula has an apostrophe in front.
    ///
    /// ```
    /// use okms_raci::{Okms, Section, render};
    ///
    /// let sheet = render::csv::<Okms>().section(Section::Incidents).to_string();
    /// let columns: Vec<&str> = sheet.lines().map(|line| line.rsplit(',').next().unwrap()).collect();
    /// assert_eq!(columns, ["OVHcloud", "RA", "RA"]);
    /// ```
    csv
}

impl<M: Matrix> Display for Csv<M> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        csv::head(f, M::PARTIES.iter().map(|party| party.name()))?;
        for (section, activities) in self.part.sections() {
            for activity in activities {
                let row = csv::Row {
                    number: section.number(),
                    section: section.title(),
                    id: activity.id(),
                    title: activity.title(),
                };
                csv::row(f, row, M::PARTIES.iter().map(|&party| activity.roles(party)))?;
            }
        }
        Ok(())
    }
}
