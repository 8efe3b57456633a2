//! A matrix as text: Markdown, an aligned table for a terminal, CSV.
//!
//! Each function gives an adapter that implements [`Display`] for any
//! [`Matrix`], writes without an allocator, and ends its last line. An adapter
//! shows the whole matrix, or one section or activity if that is asked for.
//!
//! ```
//! use okms_raci::{Activity, Okms, render};
//!
//! let row = render::csv::<Okms>().activity(Activity::ManageBackups).to_string();
//! assert_eq!(
//!     row,
//!     "section,section_title,activity,title,Customer,OVHcloud\n\
//!      3.1.1,Daily operations,manage-backups,Manage backups,,RA\n",
//! );
//! ```
//!
//! [`Display`]: core::fmt::Display

mod text;

use core::fmt::{self, Display, Write};
use core::marker::PhantomData;

use okms_raci_core::render;
use okms_raci_core::render::Origin;
use okms_raci_core::render::csv::Formulas;
pub use text::{Text, text};

use crate::{Matrix, MatrixActivity, MatrixItem, MatrixParty, MatrixSection, Source};

/// The part of a matrix to show.
#[derive(Clone, Copy, Debug)]
enum Part {
    Whole,
    /// The section at this position and all below it.
    Section(usize),
    /// The activity at this position.
    Activity(usize),
}

impl Part {
    /// The sections to show, each with those of its own activities to show.
    #[inline]
    fn sections<M: Matrix>(self) -> impl Iterator<Item = (M::Section, &'static [M::Activity])> {
        M::SECTIONS.iter().filter_map(move |&section| {
            let own = section.activities();
            let shown = match self {
                Part::Whole => own,
                Part::Section(top) => is_within::<M>(section, top).then_some(own)?,
                Part::Activity(wanted) => {
                    core::slice::from_ref(own.iter().find(|own| own.index() == wanted)?)
                }
            };
            Some((section, shown))
        })
    }
}

#[inline]
fn is_within<M: Matrix>(section: M::Section, top: usize) -> bool {
    core::iter::successors(Some(section), |section| section.parent())
        .any(|above| above.index() == top)
}

#[inline]
fn origin(source: Source) -> Origin<'static> {
    let Source { publisher, article, revision, .. } = source;
    Origin { publisher, article, revision }
}

/// An adapter over a matrix and a part of it, which `$write` writes.
///
/// Only its function asks for a [`Matrix`]: a bound here as well would say a second and a third time what is none.
macro_rules! adapter {
    (
        $(#[$about:meta])* $Adapter:ident,
        $(#[$about_function:meta])* $function:ident = $write:ident
        $(, $field:ident: $Field:ty = $default:expr)?
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug)]
        pub struct $Adapter<M> {
            part: Part,
            $($field: $Field,)?
            write: fn(&Self, &mut fmt::Formatter<'_>) -> fmt::Result,
            matrix: PhantomData<M>,
        }

        $(#[$about_function])*
        #[must_use]
        #[inline]
        pub const fn $function<M: Matrix>() -> $Adapter<M> {
            $Adapter { part: Part::Whole, $($field: $default,)? write: $write, matrix: PhantomData }
        }

        impl<M: Matrix> $Adapter<M> {
            /// Shows only this section and all below it.
            #[must_use]
            #[inline]
            pub fn section(self, section: M::Section) -> Self {
                Self { part: Part::Section(section.index()), ..self }
            }

            /// Shows only this activity, under its section.
            #[must_use]
            #[inline]
            pub fn activity(self, activity: M::Activity) -> Self {
                Self { part: Part::Activity(activity.index()), ..self }
            }
        }

        impl<M> Display for $Adapter<M> {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                (self.write)(self, f)
            }
        }
    };
}
use adapter;

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
    markdown = write_markdown
}

#[inline]
fn write_markdown<M: Matrix>(it: &Markdown<M>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let whole = matches!(it.part, Part::Whole);
    if whole {
        render::markdown::title(f, M::SOURCE.title, origin(M::SOURCE), M::SOURCE.url)?;
    }
    for (index, (section, activities)) in it.part.sections::<M>().enumerate() {
        if whole || index > 0 {
            f.write_char('\n')?;
        }
        render::markdown::heading(f, section.depth(), section.number(), section.title())?;
        if !activities.is_empty() {
            render::markdown::head(f, M::PARTIES.iter().map(|party| party.name()))?;
        }
        for activity in activities {
            let roles = M::PARTIES.iter().map(|&party| activity.roles(party));
            render::markdown::row(f, activity.title(), roles)?;
        }
    }
    Ok(())
}

adapter! {
    /// A matrix as comma-separated values; made by [`csv()`].
    ///
    /// ```
    /// use okms_raci::{Activity, Okms, render};
    ///
    /// const ALL: render::Csv<Okms> = render::csv();
    /// let row = ALL.activity(Activity::HandleIncidents).to_string();
    /// assert!(row.ends_with("(tickets and telephone contacts),AI,RA\n"));
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
    csv = write_csv, formulas: Formulas = Formulas::Guarded
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

#[inline]
fn write_csv<M: Matrix>(it: &Csv<M>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    render::csv::head(f, it.formulas, M::PARTIES.iter().map(|party| party.name()))?;
    for (section, activities) in it.part.sections::<M>() {
        for activity in activities {
            let row = render::csv::Row {
                number: section.number(),
                section: section.title(),
                id: activity.id(),
                title: activity.title(),
            };
            render::csv::row(
                f,
                it.formulas,
                row,
                M::PARTIES.iter().map(|&party| activity.roles(party)),
            )?;
        }
    }
    Ok(())
}
