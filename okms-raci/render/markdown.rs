use core::fmt::{self, Display, Write};

use super::{Origin, Part, adapter};
use crate::{Matrix, MatrixActivity, MatrixParty, MatrixSection};

adapter! {
    /// A matrix as Markdown; made by [`markdown()`].
    Markdown,
    /// A matrix as Markdown: a heading for each section, a table for the activities that it lists.
    ///
    /// The whole matrix starts with its title and where it comes from.
    markdown
}

impl<M: Matrix> Display for Markdown<M> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = matches!(self.part, Part::Whole);
        if whole {
            writeln!(f, "# {}\n\n{}", Escaped(M::SOURCE.title), Escaped(Origin(M::SOURCE)))?;
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
        write!(f, " {}", Escaped(section.number()))?;
    }
    writeln!(f, " {}", Escaped(section.title()))
}

#[inline]
fn table<M: Matrix>(f: &mut fmt::Formatter<'_>, activities: &[M::Activity]) -> fmt::Result {
    f.write_str("\n| Activity |")?;
    for party in M::PARTIES {
        write!(f, " {} |", Escaped(party.name()))?;
    }
    f.write_str("\n| --- |")?;
    for _ in M::PARTIES {
        f.write_str(" --- |")?;
    }
    for activity in activities {
        write!(f, "\n| {} |", Escaped(activity.title()))?;
        for &party in M::PARTIES {
            write!(f, " {} |", activity.roles(party))?;
        }
    }
    f.write_char('\n')
}

/// Something displayed with those characters escaped that mean something in Markdown.
struct Escaped<T>(T);

impl<T: Display> Display for Escaped<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Escaping(f), "{}", self.0)
    }
}

struct Escaping<'a, 'f>(&'a mut fmt::Formatter<'f>);

impl Write for Escaping<'_, '_> {
    #[inline]
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.chars().try_for_each(|c| {
            if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '&') {
                self.0.write_char('\\')?;
            }
            self.0.write_char(c)
        })
    }
}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::Escaped;

    #[test]
    fn what_means_something_in_markdown_is_escaped() {
        assert_eq!(Escaped("a|b *c* <d> `e`, é").to_string(), r"a\|b \*c\* \<d\> \`e\`, é");
    }
}
