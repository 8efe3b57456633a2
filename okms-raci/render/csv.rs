use core::fmt::{self, Display, Write};

use okms_raci_core::escape;

use super::{Part, adapter};
use crate::{Matrix, MatrixActivity, MatrixItem, MatrixParty, MatrixSection};

adapter! {
    /// A matrix as comma-separated values; made by [`csv()`].
    Csv,
    /// A matrix as comma-separated values, quoted as RFC 4180 has it, lines ended by `\n`.
    ///
    /// The columns are the number and the title of the section, the id and the
    /// title of the activity, then for each party its letters.
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
        f.write_str("section,section_title,activity,title")?;
        for party in M::PARTIES {
            write!(f, ",{}", escape::Csv(party.name()))?;
        }
        f.write_char('\n')?;
        for (section, activities) in self.part.sections() {
            for activity in activities {
                let number = escape::Csv(section.number());
                let (section, id) = (escape::Csv(section.title()), escape::Csv(activity.id()));
                write!(f, "{number},{section},{id},{}", escape::Csv(activity.title()))?;
                for &party in M::PARTIES {
                    write!(f, ",{}", activity.roles(party).letters())?;
                }
                f.write_char('\n')?;
            }
        }
        Ok(())
    }
}
