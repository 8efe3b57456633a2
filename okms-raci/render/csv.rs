use core::fmt::{self, Display, Write};

use super::{Part, adapter};
use crate::{Matrix, MatrixActivity, MatrixItem, MatrixParty, MatrixSection};

adapter! {
    /// A matrix as comma-separated values; made by [`csv()`].
    Csv,
    /// A matrix as comma-separated values, quoted as RFC 4180 has it, lines ended by `\n`.
    ///
    /// The columns are the number and the title of the section, the id and the
    /// title of the activity, then for each party its letters.
    csv
}

impl<M: Matrix> Display for Csv<M> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("section,section_title,activity,title")?;
        for party in M::PARTIES {
            write!(f, ",{}", Field(party.name()))?;
        }
        f.write_char('\n')?;
        for (section, activities) in self.part.sections() {
            for activity in activities {
                let number = Field(section.number());
                let (section, id) = (Field(section.title()), Field(activity.id()));
                write!(f, "{number},{section},{id},{}", Field(activity.title()))?;
                for &party in M::PARTIES {
                    write!(f, ",{}", activity.roles(party).letters())?;
                }
                f.write_char('\n')?;
            }
        }
        Ok(())
    }
}

/// A field, in quotes where it needs them.
struct Field<'a>(&'a str);

impl Display for Field<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.contains([',', '"', '\n', '\r']) {
            return f.write_str(self.0);
        }
        f.write_char('"')?;
        for c in self.0.chars() {
            if c == '"' {
                f.write_char('"')?;
            }
            f.write_char(c)?;
        }
        f.write_char('"')
    }
}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::Field;

    #[test]
    fn a_field_is_quoted_where_it_needs_to_be() {
        assert_eq!(Field("plain; text").to_string(), "plain; text");
        assert_eq!(Field("a, b").to_string(), "\"a, b\"");
        assert_eq!(Field("the \"b\"").to_string(), "\"the \"\"b\"\"\"");
    }
}
