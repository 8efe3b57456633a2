//! The activities that the conditions of a subset hold for.

use proc_macro2::Ident;

use super::input::Subset;
use crate::claim::{Condition, Held, Roles, Section, Who};
use crate::literal;
use crate::mistake::Mistake;
use crate::rows::{Activity, Rows};
use crate::words::nearest;

/// A name that is not there is taken for the nearest, so that one mistake is one message.
pub(super) fn activities<'a>(
    rows: &'a Rows,
    subset: &Subset,
    note: &mut impl FnMut(Mistake),
) -> Vec<&'a Activity> {
    let conditions: Vec<_> =
        subset.conditions.iter().map(|condition| Resolved::new(rows, condition, note)).collect();
    let sections: Vec<_> =
        subset.sections.iter().filter_map(|section| position(rows, section, note)).collect();
    let ids: Vec<&str> = rows.activities.iter().map(|activity| activity.id.as_str()).collect();
    let except: Vec<_> =
        subset.except.iter().filter_map(|name| find(name, &ids, "activity", note)).collect();
    let is_chosen = |(at, activity): &(usize, &Activity)| {
        conditions.iter().all(|condition| condition.holds(&activity.roles))
            && (sections.is_empty() || sections.iter().any(|&at| rows.is_in(activity, at)))
            && !except.contains(at)
    };
    let all = rows.activities.iter().enumerate();
    let chosen: Vec<&Activity> = all.filter(is_chosen).map(|(_, activity)| activity).collect();
    if chosen.is_empty() && !subset.conditions.is_empty() {
        let (first, last) = subset.span;
        let message = format!(
            "there is no such activity: `{}` would be empty, and an enum without variants has no values",
            subset.name
        );
        note(Mistake::between(first, last, message));
    }
    chosen
}

/// A condition with the positions of its parties.
struct Resolved<'a> {
    condition: &'a Condition,
    parties: Vec<usize>,
}

impl<'a> Resolved<'a> {
    fn new(rows: &Rows, condition: &'a Condition, note: &mut impl FnMut(Mistake)) -> Self {
        let ids: Vec<&str> = rows.parties.iter().map(|party| party.id.as_str()).collect();
        let named = condition.who.parties().iter();
        let parties = named.filter_map(|name| find(name, &ids, "party", note)).collect();
        Resolved { condition, parties }
    }

    /// Whether it holds in a row.
    fn holds(&self, row: &[Roles]) -> bool {
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
                            || !row[party].intersects(roles(self.condition.held))
                    })
            }
            Who::Every => holders == row.len(),
            Who::ExactlyOne => holders == 1,
            Who::AtLeastOne => holders >= 1,
            Who::AtMostOne => holders <= 1,
        }
    }
}

fn held(held: Held, cell: Roles) -> bool {
    match held {
        Held::All(roles) => cell.contains(roles),
        Held::Any(roles) => cell.intersects(roles),
        Held::None(roles) => !cell.intersects(roles),
    }
}

fn roles(held: Held) -> Roles {
    match held {
        Held::All(roles) | Held::Any(roles) | Held::None(roles) => roles,
    }
}

fn position(rows: &Rows, section: &Section, note: &mut impl FnMut(Mistake)) -> Option<usize> {
    let ids: Vec<&str> = rows.sections.iter().map(|section| section.id.as_str()).collect();
    let number = match section {
        Section::Name(name) => return find(name, &ids, "section", note),
        Section::Number(number) => number,
    };
    let text = literal::text(number)?;
    let numbers: Vec<&str> = rows.sections.iter().map(|section| section.number.as_str()).collect();
    find_text(&text, &numbers, number.span(), &format!("section {text:?}"), '"', note)
}

fn find(name: &Ident, known: &[&str], what: &str, note: &mut impl FnMut(Mistake)) -> Option<usize> {
    let text = name.to_string();
    find_text(&text, known, name.span(), &format!("{what} `{text}`"), '`', note)
}

fn find_text(
    text: &str,
    known: &[&str],
    span: proc_macro2::Span,
    what: &str,
    quote: char,
    note: &mut impl FnMut(Mistake),
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
    note(Mistake::at(span, format!("there is no {what}{hint}")));
    position_of(near?)
}
