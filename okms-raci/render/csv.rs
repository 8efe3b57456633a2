use core::fmt::{self, Display};

use okms_raci_core::render::csv::{self, Formulas};

use super::{Part, adapter};
use crate::{Matrix, MatrixActivity, MatrixItem, MatrixParty, MatrixSection};

adapter! {
    /// A matrix as comma-separated values; made by [`csv()`].
    ///
    /// ```
    /// use okms_raci::{Activity, Okms, render};
    ///
    /// // Adapters are made in const code, too.
    /// const ROW: render::Csv<Okms> = render::csv().activity(Activity::HandleIncidents);
    /// assert!(ROW.to_string().ends_with("(tickets and telephone contacts),AI,RA\n"));
    /// ```
    Csv,
    /// A matrix as comma-separated values, quoted as RFC 4180 has it, lines ended by `\n`.
    ///
    /// The columns are the number and the title of the section, the id and the
    /// title of the activity, then for each party its letters.
    ///
    /// It is safe to open in a spreadsheet: a text that one would take for a formula, since it starts
    /// with `=`, `+`, `-` or `@`, has an apostrophe in front. [`Csv::plain`] leaves it as it is.
    ///
    /// ```
    /// use okms_raci::{Okms, Section, render};
    ///
    /// let sheet = render::csv::<Okms>().section(Section::Incidents).to_string();
    /// let columns: Vec<&str> = sheet.lines().map(|line| line.rsplit(',').next().unwrap()).collect();
    /// assert_eq!(columns, ["OVHcloud", "RA", "RA"]);
    /// ```
    csv, formulas: Formulas = Formulas::Guarded
}

impl<M: Matrix> Csv<M> {
    /// Writes every text as it is, for programs that take no field for a formula.
    ///
    /// Whoever opens that in a spreadsheet lets it compute what a title says.
    ///
    /// ```
    /// use okms_raci::{Okms, render};
    ///
    /// // No text of OKMS looks like a formula.
    /// let (safe, plain) = (render::csv::<Okms>(), render::csv::<Okms>().plain());
    /// assert_eq!(plain.to_string(), safe.to_string());
    /// ```
    #[must_use]
    #[inline]
    pub const fn plain(mut self) -> Self {
        self.formulas = Formulas::Plain;
        self
    }
}

impl<M: Matrix> Display for Csv<M> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        csv::head(f, self.formulas, M::PARTIES.iter().map(|party| party.name()))?;
        for (section, activities) in self.part.sections() {
            for activity in activities {
                let row = csv::Row {
                    number: section.number(),
                    section: section.title(),
                    id: activity.id(),
                    title: activity.title(),
                };
                csv::row(
                    f,
                    self.formulas,
                    row,
                    M::PARTIES.iter().map(|&party| activity.roles(party)),
                )?;
            }
        }
        Ok(())
    }
}
