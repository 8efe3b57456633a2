//! The activities that the conditions of a subset hold for.

use okms_raci_claims::{Asked, Named, Names, Section, Selection, Subset};
use okms_raci_core::claim::Condition;
use proc_macro2::{Ident, TokenStream};
use syn::Error;

use crate::rows::{Activity, Rows};

/// The activities, and what is wrong with the names of the selection.
///
/// A name that is not there is taken for the nearest, so that one mistake is one message.
pub(super) fn activities<'a>(
    rows: &'a Rows,
    selection: &Selection,
    subset: &Subset,
    is_own: bool,
) -> (Vec<&'a Activity>, Vec<Error>) {
    let mut found = Found { names: rows.names(is_own), mistakes: Vec::new() };
    let conditions: Vec<Condition> = {
        let mut party = |name: &Ident| found.find(Named::Party, &Asked::Name(name));
        let conditions = selection.conditions.iter();
        conditions
            .map(|condition| condition.map(|named| named.iter().filter_map(&mut party).collect()))
            .collect()
    };
    let sections: Vec<usize> =
        selection.sections.iter().filter_map(|section| found.section(section)).collect();
    let except = selection.except.iter();
    let except: Vec<usize> =
        except.filter_map(|name| found.find(Named::Activity, &Asked::Name(name))).collect();
    let is_chosen = |(at, activity): &(usize, &Activity)| {
        conditions.iter().all(|condition| condition.holds(&activity.roles))
            && (sections.is_empty() || sections.iter().any(|&at| rows.is_in(activity, at)))
            && !except.contains(at)
    };
    let all = rows.activities.iter().enumerate();
    let chosen: Vec<&Activity> = all.filter(is_chosen).map(|(_, activity)| activity).collect();
    if chosen.is_empty() && found.mistakes.is_empty() {
        found.mistakes.push(empty(subset));
    }
    (chosen, found.mistakes)
}

fn empty(Subset { name, tokens, .. }: &Subset) -> Error {
    Error::new_spanned(
        // Without the `where`.
        tokens.iter().skip(1).cloned().collect::<TokenStream>(),
        format!(
            "there is no such activity: `{name}` would be empty, and an enum without variants has no values"
        ),
    )
}

/// Names as positions in a matrix, and the mistakes in them.
struct Found<'a> {
    names: Names<'a>,
    mistakes: Vec<Error>,
}

impl Found<'_> {
    fn section(&mut self, section: &Section) -> Option<usize> {
        match section {
            Section::Name(name) => self.find(Named::Section, &Asked::Name(name)),
            Section::Number(number) => {
                let asked = Asked::from(number);
                self.find(Named::Section, &asked)
            }
        }
    }

    fn find(&mut self, named: Named, asked: &Asked<'_>) -> Option<usize> {
        self.names.position(named, asked).or_else(|| {
            self.mistakes.push(self.names.mistake(named, asked));
            self.names.meant(named, asked)
        })
    }
}
