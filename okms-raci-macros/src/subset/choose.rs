//! The activities that the conditions of a subset hold for.

use okms_raci_claims::{Condition, Held, RoleSet, Section, Selection, Subset, Who, nearest};
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
    let mut names = Names { rows, mistakes: Vec::new() };
    let conditions: Vec<Resolved<'_>> =
        selection.conditions.iter().map(|condition| names.condition(condition)).collect();
    let sections: Vec<usize> =
        selection.sections.iter().filter_map(|section| names.section(section)).collect();
    let except: Vec<usize> =
        selection.except.iter().filter_map(|activity| names.activity(activity)).collect();
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

/// A condition with the positions of its parties.
struct Resolved<'a> {
    condition: &'a Condition,
    parties: Vec<usize>,
}

impl Resolved<'_> {
    /// Whether it holds in a row.
    fn holds(&self, row: &[RoleSet]) -> bool {
        let held =
            |party: &usize| row.get(*party).is_some_and(|roles| held(self.condition.held, *roles));
        let every = 0..row.len();
        let holders = every.clone().filter(held).count();
        match self.condition.who {
            Who::Each(_) => self.parties.iter().all(held),
            Who::OneOf(_) => self.parties.iter().any(held),
            Who::Only(_) => {
                self.parties.iter().all(held)
                    && every.clone().all(|party| {
                        self.parties.contains(&party)
                            || row[party].intersection(roles(self.condition.held)).is_empty()
                    })
            }
            Who::Every => holders == row.len(),
            Who::ExactlyOne => holders == 1,
            Who::AtLeastOne => holders >= 1,
            Who::AtMostOne => holders <= 1,
        }
    }
}

fn held(held: Held, cell: RoleSet) -> bool {
    match held {
        Held::All(roles) => cell.contains_all(roles),
        Held::Any(roles) => !cell.intersection(roles).is_empty(),
        Held::None(roles) => cell.intersection(roles).is_empty(),
    }
}

fn roles(held: Held) -> RoleSet {
    match held {
        Held::All(roles) | Held::Any(roles) | Held::None(roles) => roles,
    }
}

/// Names as positions in a matrix, and those that are not there.
struct Names<'a> {
    rows: &'a Rows,
    mistakes: Vec<Error>,
}

impl Names<'_> {
    fn condition<'a>(&mut self, condition: &'a Condition) -> Resolved<'a> {
        let ids = self.rows.parties.iter().map(|party| party.id.as_str());
        let ids: Vec<&str> = ids.collect();
        let parties = condition.who.parties().iter();
        let parties = parties.filter_map(|name| self.name(name, &ids, "party")).collect();
        Resolved { condition, parties }
    }

    fn activity(&mut self, name: &Ident) -> Option<usize> {
        let ids: Vec<&str> =
            self.rows.activities.iter().map(|activity| activity.id.as_str()).collect();
        self.name(name, &ids, "activity")
    }

    fn section(&mut self, section: &Section) -> Option<usize> {
        let sections = self.rows.sections.iter();
        match section {
            Section::Name(name) => {
                let ids: Vec<&str> = sections.map(|section| section.id.as_str()).collect();
                self.name(name, &ids, "section")
            }
            Section::Number(number) => {
                let numbers: Vec<&str> = sections.map(|section| section.number.as_str()).collect();
                let (text, span) = (&number.value, number.span());
                self.find(text, &numbers, span, &format!("section {text:?}"), '"')
            }
        }
    }

    fn name(&mut self, name: &Ident, known: &[&str], what: &str) -> Option<usize> {
        let text = name.to_string();
        self.find(&text, known, name.span(), &format!("{what} `{text}`"), '`')
    }

    fn find(
        &mut self,
        text: &str,
        known: &[&str],
        span: Span,
        what: &str,
        quote: char,
    ) -> Option<usize> {
        let position_of = |text: &str| known.iter().position(|known| *known == text);
        if let Some(position) = position_of(text) {
            return Some(position);
        }
        let near = nearest(text, known);
        let hint = match near {
            Some(near) => format!("; the nearest is {quote}{near}{quote}"),
            None if known.len() <= 16 => format!("; there are {}", known.join(", ")),
            None => String::new(),
        };
        self.mistakes.push(Error::new(span, format!("there is no {what}{hint}")));
        position_of(near?)
    }
}
