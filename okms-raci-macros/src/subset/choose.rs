//! The activities that the conditions of a subset hold for.

use okms_raci_claims::{Known, Selection, Subset, Unknown};
use okms_raci_core::claim::Condition;
use proc_macro2::TokenStream;
use syn::Error;

use crate::rows::{Activity, Rows};

/// The activities, and what is wrong with the names of the selection.
///
/// A name that is not there is taken for the nearest, so that one mistake is one message.
pub(super) fn activities<'a>(
    rows: &'a Rows,
    selection: &Selection,
    subset: &Subset,
) -> (Vec<&'a Activity>, Vec<Error>) {
    let known = known(rows);
    let mut mistakes = Vec::new();
    let mut or_nearest = |found: Result<usize, Unknown>| {
        found.or_else(|unknown| {
            mistakes.push(unknown.mistake);
            unknown.nearest.ok_or(())
        })
    };
    let conditions = selection.conditions.iter().map(|condition| {
        condition.map(|named| named.iter().flat_map(|name| or_nearest(known.party(name))).collect())
    });
    let conditions: Vec<Condition> = conditions.collect();
    let sections = selection.sections.iter().flat_map(|section| or_nearest(known.section(section)));
    let sections: Vec<usize> = sections.collect();
    let except = selection.except.iter().flat_map(|name| or_nearest(known.activity(name)));
    let except: Vec<usize> = except.collect();
    let is_chosen = |(at, activity): &(usize, &Activity)| {
        conditions.iter().all(|condition| condition.holds(&activity.roles))
            && (sections.is_empty() || sections.iter().any(|&at| rows.is_in(activity, at)))
            && !except.contains(at)
    };
    let all = rows.activities.iter().enumerate();
    let chosen: Vec<&Activity> = all.filter(is_chosen).map(|(_, activity)| activity).collect();
    if chosen.is_empty() {
        mistakes.push(empty(subset));
    }
    (chosen, mistakes)
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

fn known(rows: &Rows) -> Known<'_> {
    Known {
        parties: rows.parties.iter().map(|party| party.id.as_str()).collect(),
        activities: rows.activities.iter().map(|activity| activity.id.as_str()).collect(),
        sections: rows.sections.iter().map(|section| section.id.as_str()).collect(),
        numbers: rows.sections.iter().map(|section| section.number.as_str()).collect(),
    }
}
