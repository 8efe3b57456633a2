//! Claims about the activities of a matrix that is refined.

use okms_raci_core::RoleSet;
use proc_macro2::Ident;
use syn::Error;
use syn::ext::IdentExt;

use crate::claim::{Claim, OuterName, Predicate, State};
use crate::judge::{Mistake, MistakeKind};
use crate::lookup::Name;
use crate::positions::Positions;
use crate::refinement::Refinement;
use crate::rows::{ItemKind, Rows};
use crate::sentence::the_letters;

/// How a matrix stands beside one that it refines, for claims about that one's activities.
#[derive(Clone, Debug)]
pub struct Beside {
    /// The position of the entry.
    pub entry: usize,
    /// The outer matrix.
    pub outer: Rows,
    /// Which of its letters are taken on.
    pub refinement: Refinement,
}

impl Rows {
    /// The same matrix beside those that it refines, by entry; `None` for one that is not known.
    ///
    /// ```
    /// use okms_raci_claims::{Block, Rows};
    ///
    /// let outer = Rows::read("matrix backup\nrevision 2026-01-31\nparty Customer Customer\n\
    ///     section 1 Operation Operation\nactivity Restore restore RA Restore files\n").unwrap();
    /// let inner = Rows::read("matrix support\nrevision 2026-02-28\n\
    ///     refines backup backup Customer 2026-01-31 RA\n\
    ///     party Desk Help desk\nparty Store Storage team\nsection 1 Restores Restores\n\
    ///     activity Ask ask A,R Ask for files\ncovers backup - Restore\n").unwrap();
    /// let inner = inner.beside([Some(outer)]);
    /// let claims: Block = syn::parse_str(
    ///     "only Desk is accountable for backup.Restore; nothing of backup is open; \
    ///      Desk is responsible for backup.Restore",
    /// )?;
    /// let judgement = inner.judge(&claims);
    /// assert_eq!(judgement.holding.len(), 2);
    /// assert_eq!(
    ///     judgement.mistakes[0].error.to_string(),
    ///     "Desk is not responsible for Ask, which takes on the R of backup.Restore\n\
    ///      Restores: \"Ask for files\"\n\
    ///      published 2026-02-28: Help desk A, Storage team R",
    /// );
    /// # Ok::<(), syn::Error>(())
    /// ```
    #[must_use]
    pub fn beside(mut self, outer: impl IntoIterator<Item = Option<Rows>>) -> Rows {
        let outer = outer.into_iter().take(self.refines.len()).enumerate();
        let beside = outer.filter_map(|(entry, outer)| {
            let outer = outer?;
            Some(Beside { entry, refinement: Refinement::new(&self, entry, &outer), outer })
        });
        self.beside = beside.collect();
        self
    }

    /// Whether a condition holds in the rows that take its roles on of each of these.
    pub(crate) fn holds_of_outer(
        &self,
        claim: &Claim,
        condition: &Positions,
        names: &[OuterName],
    ) -> Result<Vec<usize>, Vec<Mistake>> {
        if let Some(reason) = self.pointless(condition) {
            return Err(vec![Mistake::of(claim, reason)]);
        }
        let (mut rows, mut mistakes) = (Vec::new(), Vec::new());
        for name in names {
            match self.holds_of(claim, condition, name) {
                Ok(of_name) => rows.extend(of_name),
                Err(mistake) => mistakes.push(mistake),
            }
        }
        rows.sort_unstable();
        rows.dedup();
        if mistakes.is_empty() { Ok(rows) } else { Err(mistakes) }
    }

    fn holds_of(
        &self,
        claim: &Claim,
        condition: &Positions,
        name: &OuterName,
    ) -> Result<Vec<usize>, Mistake> {
        let (beside, activity) = self.outer_activity(name)?;
        let (mut all, roles) = (Vec::new(), condition.predicate.roles());
        // A claim with `or`, or about any role, is about whichever rows take on one of the roles.
        let asked = match condition.predicate {
            Predicate::Any(_) => vec![roles],
            Predicate::None(_) if roles == RoleSet::RACI => vec![roles],
            Predicate::All(_) | Predicate::None(_) => roles.iter().map(RoleSet::from).collect(),
        };
        for asked in asked {
            let of_asked =
                asked.iter().flat_map(|role| beside.refinement.covers_of(activity, role));
            let mut rows: Vec<usize> = of_asked.map(|(_, covering)| covering.row).collect();
            rows.sort_unstable();
            rows.dedup();
            if rows.is_empty() {
                return Err(Mistake::of(claim, beside.not_taken_on(activity, name, asked)));
            }
            let predicate = condition.predicate.about(asked);
            let condition = Positions { predicate, ..condition.clone() };
            for row in rows {
                let held: Vec<RoleSet> =
                    self.activities[row].roles.iter().copied().map(taken).collect();
                if let Some(fact) = condition.contradiction(&held) {
                    let which =
                        format!(", which takes on {} of {name}", the(asked, beside, activity));
                    let message = self.contradicted(row, &fact);
                    let message = match message.split_once('\n') {
                        Some((first, details)) => format!("{first}{which}\n{details}"),
                        None => message + &which,
                    };
                    return Err(Mistake::of(claim, message));
                }
                all.push(row);
            }
        }
        Ok(all)
    }

    /// Whether an outer activity is excepted, open or handed back.
    pub(crate) fn is_in_state(
        &self,
        claim: &Claim,
        name: &OuterName,
        state: State,
    ) -> Result<Vec<usize>, Vec<Mistake>> {
        let (beside, activity) = self.outer_activity(name).map_err(|mistake| vec![mistake])?;
        if beside.state(activity, state).is_some() {
            return Ok(Vec::new());
        }
        let others = [State::Excepted, State::Open, State::HandedBack];
        let other =
            others.into_iter().find_map(|other| Some((other, beside.state(activity, other)?)));
        let rows = beside.refinement.covers.iter().filter(|(of, _)| *of == activity);
        let rows: Vec<&str> =
            rows.map(|(_, it)| self.activities[it.row].item.id.as_str()).collect();
        let instead = match (other, &rows[..]) {
            (Some((other, reason)), _) => format!("it is {other}, \"{reason}\""),
            (None, []) => {
                format!("nothing of it has to be taken on by {}", self.refines[beside.entry].party)
            }
            (None, [row]) => format!("{row} takes it on"),
            (None, rows) => format!("{} take it on", rows.join(" and ")),
        };
        let details = beside.outer.details(activity);
        Err(vec![Mistake::of(claim, format!("{name} is not {state}: {instead}{details}"))])
    }

    /// Whether no activity of an outer matrix is excepted, open or handed back.
    pub(crate) fn nothing_is(
        &self,
        claim: &Claim,
        entry: &Ident,
        state: State,
    ) -> Result<Vec<usize>, Vec<Mistake>> {
        let beside = self.beside_entry(entry).map_err(|mistake| vec![mistake])?;
        let in_state = beside.refinement.duties.iter().filter_map(|duty| {
            let reason = beside.state(duty.activity, state)?;
            Some(format!("\n{}: {reason}", beside.outer.activities[duty.activity].item.id))
        });
        let in_state: Vec<String> = in_state.collect();
        match in_state.len() {
            0 => Ok(Vec::new()),
            count => {
                let duties = if count == 1 { "1 duty" } else { &format!("{count} duties") };
                let is = if count == 1 { "is" } else { "are" };
                let of_each = in_state.concat();
                let message = format!("{duties} of {entry} {is} {state}{of_each}");
                Err(vec![Mistake::of(claim, message)])
            }
        }
    }

    fn outer_activity(&self, name: &OuterName) -> Result<(&Beside, usize), Mistake> {
        let beside = self.beside_entry(&name.entry)?;
        let activity = Name::Ident(&name.activity);
        let position = beside.outer.position(ItemKind::Activity, activity);
        let position = position.ok_or_else(|| {
            // So that no path is asked for.
            let outer = Rows { is_own: true, ..beside.outer.clone() };
            Mistake::unknown(outer.unknown(ItemKind::Activity, activity))
        })?;
        Ok((beside, position))
    }

    fn beside_entry(&self, name: &Ident) -> Result<&Beside, Mistake> {
        let written = name.unraw().to_string();
        let names: Vec<&str> = self.refines.iter().map(|entry| entry.name.as_str()).collect();
        let position = names.iter().position(|known| *known == written);
        let beside = position.and_then(|at| self.beside.iter().find(|it| it.entry == at));
        beside.ok_or_else(|| {
            let message = match (position, &names[..]) {
                (Some(_), _) => format!("the rows of `{name}`, which is refined, are not known here"),
                (None, []) => format!(
                    "`{name}` is no refined matrix: {} refines none; a claim about another matrix starts \
                     with its path, such as `use crate::backup;`",
                    self.name
                ),
                (None, all) => {
                    format!("there is no refined matrix `{name}`; there is {}", all.join(" and "))
                }
            };
            let error = Error::new(name.span(), message);
            Mistake { kind: MistakeKind::UnknownName, error }
        })
    }
}

impl Beside {
    /// Why no row takes these letters on.
    fn not_taken_on(&self, activity: usize, name: &OuterName, asked: RoleSet) -> String {
        let reason = [State::Excepted, State::Open].into_iter().find_map(|state| {
            Some(format!(": it is {state}, \"{}\"", self.state(activity, state)?))
        });
        let (letters, details) = (the(asked, self, activity), self.outer.details(activity));
        format!("no row takes on {letters} of {name}{}{details}", reason.unwrap_or_default())
    }

    /// Why a duty is excepted, open or handed back, if it is.
    fn state(&self, activity: usize, state: State) -> Option<String> {
        let duty = self.refinement.duties.iter().find(|duty| duty.activity == activity)?;
        match state {
            State::Excepted => duty.except.clone(),
            State::Open => duty.open.clone(),
            State::HandedBack => {
                let mut back = duty.covers.iter().filter(|covering| !covering.back.is_empty());
                back.find_map(|covering| covering.contract.clone())
            }
        }
    }
}

/// What a party that holds these roles in a row takes on by them: a C or an I by any role.
fn taken(roles: RoleSet) -> RoleSet {
    if roles.is_empty() { RoleSet::NONE } else { roles | RoleSet::C | RoleSet::I }
}

/// `the R and the A`, of letters that the party holds in the outer activity if there are any.
fn the(asked: RoleSet, beside: &Beside, activity: usize) -> String {
    let duty = beside.refinement.duties.iter().find(|duty| duty.activity == activity);
    let held = duty.map_or(asked, |duty| asked & duty.letters);
    let letters = if held.is_empty() { asked } else { held };
    the_letters(letters)
}
