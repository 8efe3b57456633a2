//! A matrix as text: Markdown, an aligned table for a terminal, CSV.
//!
//! Each function gives an adapter that implements [`Display`] for any
//! [`Matrix`], writes without an allocator, and ends its last line. An adapter
//! shows the whole matrix unless it is told to show one section or activity.
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

mod csv;
mod markdown;
mod text;

pub use csv::{Csv, csv};
pub use markdown::{Markdown, markdown};
pub use text::{Text, text};

use okms_raci_core::render::Origin;

use crate::{Matrix, MatrixActivity, MatrixSection, Source};

/// What of a matrix to show.
#[derive(Clone, Copy, Debug)]
enum Part<M: Matrix> {
    Whole,
    /// The section and all below it.
    Section(M::Section),
    Activity(M::Activity),
}

impl<M: Matrix> Part<M> {
    /// The sections to show, each with those of its own activities to show.
    #[inline]
    fn sections(self) -> impl Iterator<Item = (M::Section, &'static [M::Activity])> {
        let shown = move |section: &M::Section| match self {
            Part::Whole => true,
            Part::Section(top) => is_within::<M>(*section, top),
            Part::Activity(activity) => activity.section() == *section,
        };
        let activities = move |section: M::Section| match self {
            Part::Activity(activity) => only::<M>(section.activities(), activity),
            _ => section.activities(),
        };
        let sections = M::SECTIONS.iter().copied().filter(shown);
        sections.map(move |section| (section, activities(section)))
    }
}

#[inline]
fn is_within<M: Matrix>(section: M::Section, top: M::Section) -> bool {
    core::iter::successors(Some(section), |section| section.parent()).any(|above| above == top)
}

#[inline]
fn only<M: Matrix>(
    activities: &'static [M::Activity],
    wanted: M::Activity,
) -> &'static [M::Activity] {
    let found = activities.iter().find(|&&activity| activity == wanted);
    found.map_or(&[], core::slice::from_ref)
}

#[inline]
fn origin(source: Source) -> Origin<'static> {
    let Source { publisher, article, revision, .. } = source;
    Origin { publisher, article, revision }
}

/// An adapter over a matrix and a part of it.
macro_rules! adapter {
    ($(#[$about:meta])* $Adapter:ident, $(#[$about_function:meta])* $function:ident $(, $field:ident: $Field:ty = $default:expr)?) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug)]
        pub struct $Adapter<M: Matrix> {
            part: Part<M>,
            $($field: $Field,)?
        }

        $(#[$about_function])*
        #[must_use]
        #[inline]
        pub const fn $function<M: Matrix>() -> $Adapter<M> {
            $Adapter { part: Part::Whole $(, $field: $default)? }
        }

        impl<M: Matrix> $Adapter<M> {
            /// Shows only this section and all below it.
            #[must_use]
            #[inline]
            pub const fn section(mut self, section: M::Section) -> Self {
                self.part = Part::Section(section);
                self
            }

            /// Shows only this activity, under its section.
            #[must_use]
            #[inline]
            pub const fn activity(mut self, activity: M::Activity) -> Self {
                self.part = Part::Activity(activity);
                self
            }
        }
    };
}
use adapter;
