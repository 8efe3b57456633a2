//! What a claim covers, if it holds.

use okms_raci_claims::{
    Activities as Written, Asked, Claim, Condition, Kind, Named, Section, Selection,
};
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
            let activity = names.find(Named::Activity, &Asked::Name(activity));
            let cells: Vec<_> = cells
                .iter()
                .filter_map(|cell| {
                    let party = names.find(Named::Party, &Asked::Name(&cell.party));
                    Some((party?, cell.roles))
                })
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

    fn find(&mut self, named: Named, asked: &Asked<'_>) -> Option<usize> {
        let found = self.columns.position(named, asked);
        found.map_err(|mistake| self.unknown.push(mistake)).ok()
    }

    fn named(&mut self, kind: Named, names: &[Ident]) -> Vec<usize> {
        names.iter().filter_map(|name| self.find(kind, &Asked::Name(name))).collect()
    }

    fn condition(&mut self, condition: &Condition) -> Positions {
        condition.map(|named| self.named(Named::Party, named).into_iter().collect::<Parties>())
    }

    fn activities(&mut self, activities: &Written) -> Chosen {
        match activities {
            Written::Named(named) => Chosen::Named(self.named(Named::Activity, named)),
            Written::Every { sections, except } => self.every(sections, except),
        }
    }

    fn every<'s>(&mut self, sections: &'s [Section], except: &[Ident]) -> Chosen {
        let asked = |section: &'s Section| match section {
            Section::Number(number) => Asked::from(number),
            Section::Name(name) => Asked::Name(name),
        };
        let sections = sections.iter();
        let sections =
            sections.filter_map(|section| self.find(Named::Section, &asked(section))).collect();
        Chosen::Every { sections, except: self.named(Named::Activity, except) }
    }

    /// Whether all were there.
    fn found(self) -> Result<(), Vec<Error>> {
        if self.unknown.is_empty() { Ok(()) } else { Err(self.unknown) }
    }
}
