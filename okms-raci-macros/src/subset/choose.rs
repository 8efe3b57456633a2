//! The activities that the conditions of a subset hold for.

use okms_raci_claims::{Section, Selection, Subset};
use okms_raci_core::claim::Condition;
use okms_raci_core::nearest;
use proc_macro2::{Ident, Span, TokenStream};
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
    let mut names = Names::default();
    let conditions: Vec<Condition> = {
        let ids: Vec<&str> = rows.parties.iter().map(|party| party.id.as_str()).collect();
        let mut party = |name: &Ident| names.find("party", name, &ids);
        let conditions = selection.conditions.iter();
        conditions
            .map(|condition| condition.map(|named| named.iter().filter_map(&mut party).collect()))
            .collect()
    };
    let sections: Vec<usize> =
        selection.sections.iter().filter_map(|section| names.section(rows, section)).collect();
    let ids: Vec<&str> = rows.activities.iter().map(|activity| activity.id.as_str()).collect();
    let except = selection.except.iter();
    let except: Vec<usize> = except.filter_map(|name| names.find("activity", name, &ids)).collect();
    let is_chosen = |(at, activity): &(usize, &Activity)| {
        conditions.iter().all(|condition| condition.holds(&activity.roles))
            && (sections.is_empty() || sections.iter().any(|&at| rows.is_in(activity, at)))
            && !except.contains(at)
    };
    let all = rows.activities.iter().enumerate();
    let chosen: Vec<&Activity> = all.filter(is_chosen).map(|(_, activity)| activity).collect();
    if chosen.is_empty() {
        names.mistakes.push(empty(subset));
    }
    (chosen, names.mistakes)
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
#[derive(Default)]
struct Names {
    mistakes: Vec<Error>,
}

impl Names {
    fn section(&mut self, rows: &Rows, section: &Section) -> Option<usize> {
        let sections = rows.sections.iter();
        match section {
            Section::Name(name) => {
                let ids: Vec<&str> = sections.map(|section| section.id.as_str()).collect();
                self.find("section", name, &ids)
            }
            Section::Number(number) => {
                let what = format!("section {:?}", number.value);
                let numbers: Vec<&str> = sections.map(|section| section.number.as_str()).collect();
                self.find_text(&number.value, &what, number.span(), &numbers, '"')
            }
        }
    }

    fn find(&mut self, kind: &str, name: &Ident, known: &[&str]) -> Option<usize> {
        let text = name.to_string();
        self.find_text(&text, &format!("{kind} `{text}`"), name.span(), known, '`')
    }

    fn find_text(
        &mut self,
        text: &str,
        what: &str,
        span: Span,
        known: &[&str],
        quote: char,
    ) -> Option<usize> {
        let position_of = |text: &str| known.iter().position(|known| *known == text);
        position_of(text).or_else(|| {
            let near = nearest(text, known);
            let hint = match near {
                Some(near) => format!("; the nearest is {quote}{near}{quote}"),
                None if known.len() <= 16 => format!("; there are {}", known.join(", ")),
                None => String::new(),
            };
            self.mistakes.push(Error::new(span, format!("there is no {what}{hint}")));
            position_of(near?)
        })
    }
}
