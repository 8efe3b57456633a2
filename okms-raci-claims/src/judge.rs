//! Which claims hold in a matrix, which activities they cover, and what is wrong with the others.

use okms_raci_core::{Role, RoleSet};
use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::Error;

use crate::block::Block;
use crate::claim::{
    Activities, Cell, Claim, Condition, Predicate, Quantifier, Selection, Sentence, Statement,
};
use crate::lookup::Name;
use crate::matrix::Lookup;
use crate::names::LooseName;
use crate::positions::Positions;
use crate::rows::{ItemKind, Rows};
use crate::sentence::Fact;
use crate::subset::Subset;

/// The most mistakes of a block; for each, near names are looked for.
const MOST_MISTAKES: usize = 200;

/// What is to be said of the claims of a block.
#[derive(Clone, Debug)]
pub struct Judgement<'a> {
    /// The claims that hold, each with the positions of the activities that it covers.
    pub holding: Vec<(&'a Claim, Vec<usize>)>,
    /// What is wrong with the others.
    pub mistakes: Vec<Mistake>,
}

/// What is wrong with a claim.
#[derive(Clone, Debug)]
pub struct Mistake {
    /// Why it is refused.
    pub kind: MistakeKind,
    /// The message, at the tokens that it is about.
    pub error: Error,
}

/// Why a claim is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MistakeKind {
    /// It names what is not in the matrix.
    UnknownName,
    /// It does not hold, or says nothing.
    FalseClaim,
}

/// A selection whose names are positions.
struct Scope {
    conditions: Vec<Positions>,
    sections: Vec<usize>,
    except: Vec<usize>,
}

impl Rows {
    /// Judges the claims of a block.
    ///
    /// Of a matrix that could not be read no claim is judged.
    #[must_use]
    pub fn judge<'a>(&self, block: &'a Block) -> Judgement<'a> {
        let mut judgement = Judgement { holding: Vec::new(), mistakes: Vec::new() };
        if !self.is_whole {
            return judgement;
        }
        if let Some(mistake) = self.another_matrix(block) {
            judgement.mistakes.push(Mistake::unknown(mistake));
            return judgement;
        }
        let is_known = |claim: &&Claim| {
            claim.outer_names().is_empty() || self.beside.iter().all(|it| it.outer.is_whole)
        };
        for claim in block.claims.iter().filter(is_known) {
            if judgement.mistakes.len() >= MOST_MISTAKES {
                let message = format!(
                    "after {MOST_MISTAKES} mistakes, the rest of these claims is not judged"
                );
                judgement.mistakes.push(Mistake::of(claim, message));
                return judgement;
            }
            if let Some(mistake) = self.swapped(claim) {
                judgement.mistakes.push(Mistake::unknown(mistake));
                continue;
            }
            match self.claim(claim) {
                Ok(activities) => judgement.holding.push((claim, activities)),
                Err(mistakes) => judgement.mistakes.extend(mistakes),
            }
        }
        judgement.mistakes.extend(self.loose(&block.loose));
        judgement
    }

    /// What to write for these names.
    fn loose(&self, names: &[LooseName]) -> Vec<Mistake> {
        let unknown = |it: &LooseName| Mistake::unknown(self.unknown(it.kind, Name::Loose(it)));
        names.iter().take(MOST_MISTAKES).map(unknown).collect()
    }

    /// The first party of a block, or else its first name, if the matrix has neither any of the names nor a near one;
    /// where no party is near, it does not matter that an activity is.
    fn another_matrix(&self, block: &Block) -> Option<Error> {
        let of_claims = block.claims.iter().flat_map(Claim::names);
        let loose = block.loose.iter().map(|it| (it.kind, Name::Loose(it)));
        let names: Vec<(ItemKind, Name<'_>)> = of_claims.chain(loose).collect();
        let party = names.iter().find(|(kind, _)| *kind == ItemKind::Party);
        let is_foreign = |&(kind, name): &(ItemKind, Name<'_>)| {
            let counts = kind == ItemKind::Party || party.is_none();
            let is_ours = self.position(kind, name).is_some() || self.is_other_kind(kind, name);
            !(is_ours || counts && self.is_near(kind, name))
        };
        let mut start = names.iter().take(MOST_MISTAKES);
        let &(kind, first) = party.or(names.first()).filter(|_| start.all(is_foreign))?;
        Some(self.unknown(kind, first))
    }

    /// That the party comes first, of `ManageBackups is responsible for OvhCloud`.
    fn swapped(&self, claim: &Claim) -> Option<Error> {
        let Statement::Holds(condition, Activities::Named(activities)) = &claim.statement else {
            return None;
        };
        let ([party], [activity]) = (condition.named(), &activities[..]) else { return None };
        let is = |kind, name| self.position(kind, Name::Ident(name)).is_some();
        if !is(ItemKind::Activity, party) || !is(ItemKind::Party, activity) {
            return None;
        }
        let other = |token: &TokenTree| match token {
            TokenTree::Ident(name) if name == party => activity.clone().into(),
            TokenTree::Ident(name) if name == activity => party.clone().into(),
            token => token.clone(),
        };
        let written: Vec<TokenTree> = claim.tokens.iter().map(other).collect();
        let message = format!("the party comes first: write `{}`", Sentence(&written));
        Some(Error::new_spanned(claim.tokens.iter().cloned().collect::<TokenStream>(), message))
    }

    /// The activities that a claim covers, if it holds; none if it is about the revision.
    fn claim(&self, claim: &Claim) -> Result<Vec<usize>, Vec<Mistake>> {
        let mut resolver = Resolver { rows: self, unknown: Vec::new() };
        match &claim.statement {
            Statement::Holds(condition, activities) => {
                let positions = resolver.condition(condition);
                match activities {
                    Activities::Named(names) => {
                        let activities = resolver.all(ItemKind::Activity, names);
                        resolver.check()?;
                        self.holds(claim, &positions, activities)
                    }
                    Activities::Outer(names) => {
                        resolver.check()?;
                        self.holds_of_outer(claim, &positions, names)
                    }
                    Activities::Every(selection) => {
                        let scope = resolver.scope(selection);
                        resolver.check()?;
                        self.holds_in_every(claim, &positions, &scope, selection)
                    }
                }
            }
            Statement::Row(activity, cells) => {
                let activity = resolver.find(ItemKind::Activity, Name::Ident(activity));
                let cell = |Cell { party, roles }: &Cell| {
                    Some((resolver.find(ItemKind::Party, Name::Ident(party))?, *roles))
                };
                let cells: Vec<(usize, RoleSet)> = cells.iter().filter_map(cell).collect();
                resolver.check()?;
                activity.into_iter().map(|activity| self.row(claim, activity, &cells)).collect()
            }
            Statement::Revision(date) if date.value == self.revision => Ok(Vec::new()),
            Statement::Revision(date) => {
                Err(vec![Mistake::of(claim, self.other_revision(&date.value))])
            }
            Statement::Is(outer, state) => self.is_in_state(claim, outer, *state),
            Statement::Nothing(entry, state) => self.nothing_is(claim, entry, *state),
        }
    }

    /// Whether a row is exactly so; parties that are left out hold no role.
    fn row(
        &self,
        claim: &Claim,
        activity: usize,
        cells: &[(usize, RoleSet)],
    ) -> Result<usize, Vec<Mistake>> {
        let mut claimed = vec![RoleSet::NONE; self.parties.len()];
        for &(party, roles) in cells {
            claimed[party] = roles;
        }
        if claimed == self.activities[activity].roles {
            return Ok(activity);
        }
        Err(vec![Mistake::of(claim, self.other_row(activity, &claimed))])
    }

    /// Whether a condition holds in each of these activities.
    fn holds(
        &self,
        claim: &Claim,
        condition: &Positions,
        activities: Vec<usize>,
    ) -> Result<Vec<usize>, Vec<Mistake>> {
        let problem = self.pointless(condition).or_else(|| self.broken(condition, &activities));
        match problem {
            Some(problem) => Err(vec![Mistake::of(claim, problem)]),
            None => Ok(activities),
        }
    }

    fn holds_in_every(
        &self,
        claim: &Claim,
        condition: &Positions,
        scope: &Scope,
        written: &Selection,
    ) -> Result<Vec<usize>, Vec<Mistake>> {
        let problem = self
            .overlap(&scope.sections)
            .or_else(|| self.covers_nothing(scope))
            .or_else(|| condition.repeats(&scope.conditions));
        if let Some(problem) = problem {
            return Err(vec![Mistake::of(claim, problem)]);
        }
        let activities = self.covered(scope);
        let (activities, mut mistakes) = match self.holds(claim, condition, activities) {
            Ok(activities) => (activities, Vec::new()),
            Err(mistakes) => (Vec::new(), mistakes),
        };
        let is_needed = |activity: usize| !condition.holds(&self.activities[activity].roles);
        mistakes.extend(self.needless(scope, written, is_needed));
        if mistakes.is_empty() { Ok(activities) } else { Err(mistakes) }
    }

    /// What contradicts a condition in these activities.
    fn broken(&self, condition: &Positions, activities: &[usize]) -> Option<String> {
        let facts = activities.iter().filter_map(|&activity| {
            Some((activity, condition.contradiction(&self.activities[activity].roles)?))
        });
        let facts: Vec<(usize, Fact)> = facts.collect();
        match &facts[..] {
            [] => None,
            [(activity, fact)] => Some(self.contradicted(*activity, fact)),
            _ => {
                let breaking: Vec<usize> = facts.iter().map(|(activity, _)| *activity).collect();
                Some(self.contradicted_in_several(activities.len(), &breaking))
            }
        }
    }

    /// The activities of a scope, in published order.
    fn covered(&self, scope: &Scope) -> Vec<usize> {
        let all = 0..self.activities.len();
        all.filter(|at| self.is_in(scope, *at) && !scope.except.contains(at)).collect()
    }

    /// Whether an activity is of a scope, exceptions or not.
    fn is_in(&self, scope: &Scope, activity: usize) -> bool {
        let roles = &self.activities[activity].roles;
        self.is_in_sections(&scope.sections, activity)
            && scope.conditions.iter().all(|condition| condition.holds(roles))
    }

    fn is_in_sections(&self, sections: &[usize], activity: usize) -> bool {
        let section = self.activities[activity].section;
        let is_of = |&outer: &usize| section == outer || self.is_below(section, outer);
        sections.is_empty() || sections.iter().any(is_of)
    }

    /// Exceptions without which the same would be said.
    fn needless(
        &self,
        scope: &Scope,
        selection: &Selection,
        is_needed: impl Fn(usize) -> bool,
    ) -> Vec<Mistake> {
        let names = selection.except.iter().zip(&scope.except);
        let mistake = |(name, &activity): (&Ident, &usize)| {
            let message = if !self.is_in_sections(&scope.sections, activity) {
                self.outside(name, activity)
            } else if !self.is_in(scope, activity) {
                self.not_needed(name, activity, "the condition does not hold for it")
            } else if !is_needed(activity) {
                self.not_needed(name, activity, "the claim holds for it as well")
            } else {
                return None;
            };
            let error = Error::new(name.span(), message);
            Some(Mistake { kind: MistakeKind::FalseClaim, error })
        };
        names.filter_map(mistake).collect()
    }

    /// Why a condition says nothing, in whichever activities.
    pub(crate) fn pointless(&self, condition: &Positions) -> Option<String> {
        let all: Vec<usize> = (0..self.parties.len()).collect();
        let is_of_all = |named: &Vec<usize>| all.iter().all(|party| named.contains(party));
        if !condition.parties.as_ref().is_none_or(is_of_all) {
            return None;
        }
        let (quantifier, predicate) = (condition.quantifier, condition.predicate);
        let is_alone = all.len() == 1;
        let by_one = predicate.roles().contains(Role::Accountable) && self.is_each_accountable();
        let just_one =
            by_one && (predicate.roles().len() == 1 || matches!(predicate, Predicate::Any(_)));
        let reason = match (quantifier, predicate) {
            (Quantifier::Only, _) => return Some(self.no_other_party()),
            (Quantifier::Each, Predicate::None(_)) if by_one => {
                "this claim can never hold: every activity has a party that is accountable for it"
            }
            (Quantifier::AtLeastOne, _) if just_one => {
                "this claim can never fail: every activity has a party that is accountable for it"
            }
            (Quantifier::AtMostOne, _) if is_alone => {
                "this claim can never fail: there is only one party"
            }
            (Quantifier::Each | Quantifier::ExactlyOne, _) if is_alone && just_one => {
                "this claim can never fail: the only party is accountable for everything"
            }
            _ => return None,
        };
        Some(reason.to_owned())
    }

    /// Whether every activity has a party that is accountable for it, as most matrices have to.
    fn is_each_accountable(&self) -> bool {
        let is_accountable = |roles: &RoleSet| roles.contains(Role::Accountable);
        self.activities.iter().all(|row| row.roles.iter().any(is_accountable))
    }

    /// A section that is named beside one that it is a part of.
    fn overlap(&self, sections: &[usize]) -> Option<String> {
        sections.iter().find_map(|&outer| {
            let inner = sections.iter().find(|&&inner| self.is_below(inner, outer))?;
            Some(self.part_of(*inner, outer))
        })
    }

    fn covers_nothing(&self, scope: &Scope) -> Option<String> {
        if !self.covered(scope).is_empty() {
            return None;
        }
        let reason = match scope {
            Scope { except, .. } if !except.is_empty() => "every activity is excepted",
            Scope { conditions, .. } if !conditions.is_empty() => "there is no such activity",
            _ => "there is no activity in the section",
        };
        Some(format!("this claim can never fail: {reason}"))
    }

    /// The activities that the condition of a subset chooses, and what is wrong with its names.
    ///
    /// An unknown name is taken for the nearest, so that there are activities beside its mistake.
    #[must_use]
    pub fn select(&self, subset: &Subset) -> (Vec<usize>, Vec<Mistake>) {
        let Ok(selection) = &subset.selection else {
            return ((0..self.activities.len()).collect(), self.loose(&subset.loose));
        };
        let mut resolver = Resolver { rows: self, unknown: Vec::new() };
        let scope = resolver.scope(selection);
        let mut mistakes = resolver.check().err().unwrap_or_default();
        if mistakes.is_empty() && self.is_whole {
            mistakes = self.needless(&scope, selection, |_| true);
        }
        (self.covered(&scope), mistakes)
    }

    /// The activities of a subset, and what is wrong with it apart from its grammar.
    #[must_use]
    pub fn subset(&self, subset: &Subset) -> (Vec<usize>, Vec<Mistake>) {
        let (chosen, mut mistakes) = self.select(subset);
        if !self.is_whole {
            return (chosen, Vec::new());
        }
        if chosen.is_empty() && mistakes.is_empty() {
            // Without the `where`.
            let condition: TokenStream = subset.tokens.iter().skip(1).cloned().collect();
            let message = format!(
                "there is no such activity: `{}` would be empty, and an enum without variants has no values",
                subset.name
            );
            let error = Error::new_spanned(condition, message);
            mistakes.push(Mistake { kind: MistakeKind::FalseClaim, error });
        }
        (chosen, mistakes)
    }

    /// The activity that `activity!` finds: by its id, by a title that only one has, or by number and title.
    ///
    /// # Errors
    ///
    /// If there is none, or several have the title.
    pub fn lookup(&self, lookup: &Lookup) -> Result<usize, Error> {
        let text = lookup.text.value.as_str();
        let rows = || self.activities.iter().enumerate();
        let is_called = |id: &str, former: &[[String; 2]]| {
            id == text || former.iter().any(|[_, kebab_id]| kebab_id == text)
        };
        let by_id = rows().find(|(_, row)| is_called(&row.kebab_id, &row.item.former));
        let mut titled = rows().filter(|(_, row)| row.item.title == text);
        let by_title = || titled.next().filter(|_| titled.next().is_none());
        let numbered = |at| self.numbered_title(at).is_some_and(|numbered| numbered == text);
        let by_number = || rows().find(|(at, _)| numbered(*at));
        let found = by_id.or_else(by_title).or_else(by_number);
        found
            .map(|(at, _)| at)
            .ok_or_else(|| Error::new(lookup.text.span(), self.no_activity(text)))
    }
}

impl Mistake {
    pub(crate) fn unknown(error: Error) -> Mistake {
        Mistake { kind: MistakeKind::UnknownName, error }
    }

    /// A mistake at all tokens of a claim.
    pub(crate) fn of(claim: &Claim, message: String) -> Mistake {
        let tokens: TokenStream = claim.tokens.iter().cloned().collect();
        Mistake { kind: MistakeKind::FalseClaim, error: Error::new_spanned(tokens, message) }
    }
}

/// Looks names up, and collects those that are not in the matrix.
struct Resolver<'a> {
    rows: &'a Rows,
    unknown: Vec<Error>,
}

impl Resolver<'_> {
    /// The position of what is called so, or of what was probably meant.
    fn find(&mut self, kind: ItemKind, name: Name<'_>) -> Option<usize> {
        let known = self.rows.position(kind, name);
        if known.is_some() || self.unknown.len() >= MOST_MISTAKES {
            return known;
        }
        self.unknown.push(self.rows.unknown(kind, name));
        self.rows.meant(kind, name)
    }

    fn all(&mut self, kind: ItemKind, names: &[Ident]) -> Vec<usize> {
        names.iter().filter_map(|name| self.find(kind, Name::Ident(name))).collect()
    }

    fn condition(&mut self, condition: &Condition) -> Positions {
        let Condition { quantifier, parties, predicate } = condition;
        let parties = parties.as_ref().map(|named| self.all(ItemKind::Party, named));
        Condition { quantifier: *quantifier, parties, predicate: *predicate }
    }

    fn scope(&mut self, Selection { conditions, sections, except }: &Selection) -> Scope {
        Scope {
            conditions: conditions.iter().map(|condition| self.condition(condition)).collect(),
            sections: sections
                .iter()
                .filter_map(|section| self.find(ItemKind::Section, section.name()))
                .collect(),
            except: except.iter().filter_map(|name| self.excepted(name)).collect(),
        }
    }

    /// An exception; of a section its activities are named.
    fn excepted(&mut self, name: &Ident) -> Option<usize> {
        let rows = self.rows;
        let is_unknown = rows.position(ItemKind::Activity, Name::Ident(name)).is_none();
        match rows.section_called(&name.to_string()).filter(|_| is_unknown) {
            Some(section) => {
                self.unknown.push(Error::new(name.span(), rows.not_a_section(section)));
                None
            }
            None => self.find(ItemKind::Activity, Name::Ident(name)),
        }
    }

    fn check(self) -> Result<(), Vec<Mistake>> {
        if self.unknown.is_empty() {
            return Ok(());
        }
        Err(self.unknown.into_iter().map(Mistake::unknown).collect())
    }
}
