//! What a claim covers, if it holds.

use okms_raci_claims::{Activities as Named, Claim, Condition, Kind, Selection, Unknown};
use okms_raci_core::claim::{
    Activities, Claim as Judged, Condition as Positions, Message, Parties, Walk,
};
use proc_macro2::Ident;
use syn::Error;

use crate::trace::matrices::Columns;

/// Why the compiler would not take a claim.
pub(super) enum Refusal {
    /// It names what is not there.
    Unknown(Vec<Error>),
    /// It does not hold, or says nothing.
    False(Box<Message>),
}

/// The activities that a claim is about, if it holds; none if it is about the revision.
pub(super) fn claim(columns: &Columns<'_>, claim: &Claim) -> Result<Vec<usize>, Refusal> {
    let tables = columns.tables();
    let (covered, problem) = match &claim.kind {
        Kind::Holds(condition, activities) => {
            let mut names = Names::of(columns);
            let condition = names.condition(condition);
            let chosen = names.activities(activities);
            names.found().map_err(Refusal::Unknown)?;
            let activities = chosen.as_activities();
            let claim = Judged { tables: &tables, condition, activities };
            (walk(columns, activities), claim.problem())
        }
        Kind::Row(activity, cells) => {
            let mut names = Names::of(columns);
            let activity = names.take(columns.activity(activity));
            let cells: Vec<_> = cells
                .iter()
                .filter_map(|cell| Some((names.take(columns.party(&cell.party))?, cell.roles)))
                .collect();
            names.found().map_err(Refusal::Unknown)?;
            let covered: Vec<usize> = activity.into_iter().collect();
            let problem = covered.iter().find_map(|&activity| tables.other_row(activity, &cells));
            (covered, problem)
        }
        Kind::Revision(revision) => (Vec::new(), tables.other_revision(&revision.value)),
    };
    match problem {
        Some(problem) => Err(Refusal::False(Box::new(problem))),
        None => Ok(covered),
    }
}

/// The activities that a selection chooses.
pub(crate) fn selection(
    columns: &Columns<'_>,
    selection: &Selection,
) -> Result<Vec<usize>, Vec<Error>> {
    let mut names = Names::of(columns);
    let conditions: Vec<Positions> =
        selection.conditions.iter().map(|condition| names.condition(condition)).collect();
    let chosen = names.every(&selection.sections, &selection.except);
    names.found()?;
    let tables = columns.tables();
    let holds = |activity: &usize| {
        conditions.iter().all(|condition| condition.holds(tables.row(*activity)))
    };
    Ok(walk(columns, chosen.as_activities()).into_iter().filter(holds).collect())
}

/// The activities, each once, in published order.
fn walk(columns: &Columns<'_>, activities: Activities<'_>) -> Vec<usize> {
    let tables = columns.tables();
    let mut walk = Walk::new(activities);
    let mut covered: Vec<usize> = std::iter::from_fn(|| walk.next(&tables)).collect();
    covered.sort_unstable();
    covered.dedup();
    covered
}

/// Activities as a claim names them, by position.
enum Chosen {
    Named(Vec<usize>),
    Every { sections: Vec<usize>, except: Vec<usize> },
}

impl Chosen {
    fn as_activities(&self) -> Activities<'_> {
        match self {
            Chosen::Named(named) => Activities::Named(named),
            Chosen::Every { sections, except } => Activities::Every { sections, except },
        }
    }
}

/// Names on their way to positions, and those that are not there.
struct Names<'a> {
    columns: &'a Columns<'a>,
    unknown: Vec<Error>,
}

impl<'a> Names<'a> {
    fn of(columns: &'a Columns<'a>) -> Self {
        Names { columns, unknown: Vec::new() }
    }

    fn take(&mut self, found: Result<usize, Unknown>) -> Option<usize> {
        found.map_err(|unknown| self.unknown.push(unknown.mistake)).ok()
    }

    fn condition(&mut self, condition: &Condition) -> Positions {
        condition.map(|named| {
            let columns = self.columns;
            named.iter().filter_map(|party| self.take(columns.party(party))).collect::<Parties>()
        })
    }

    fn activities(&mut self, activities: &Named) -> Chosen {
        match activities {
            Named::Named(named) => Chosen::Named(self.named(named)),
            Named::Every { sections, except } => self.every(sections, except),
        }
    }

    fn every(&mut self, sections: &[okms_raci_claims::Section], except: &[Ident]) -> Chosen {
        let columns = self.columns;
        let sections =
            sections.iter().filter_map(|section| self.take(columns.section(section))).collect();
        Chosen::Every { sections, except: self.named(except) }
    }

    fn named(&mut self, names: &[Ident]) -> Vec<usize> {
        let columns = self.columns;
        names.iter().filter_map(|name| self.take(columns.activity(name))).collect()
    }

    /// Whether all were there.
    fn found(self) -> Result<(), Vec<Error>> {
        if self.unknown.is_empty() { Ok(()) } else { Err(self.unknown) }
    }
}
