//! What a summary says of a matrix.

use okms_raci_codegen::{Activity, Matrix, Role, Rule};
use serde_json::{Value, json};

use crate::export::reason;
use crate::finding::counted_with;
use crate::matching::party;
use crate::source::Loaded;

pub(super) struct Figures<'a> {
    pub(super) loaded: &'a Loaded,
    pub(super) matrix: &'a Matrix,
    /// The parties to list, by position.
    pub(super) parties: Vec<usize>,
    /// The rules about who holds A and R, each with the rows that break it.
    pub(super) differing: Vec<(Rule, Vec<&'a Activity>)>,
}

impl<'a> Figures<'a> {
    /// Those of the parties of these names, or of all.
    pub(super) fn of(loaded: &'a Loaded, names: &[String]) -> Self {
        let matrix = &loaded.matrix;
        let parties = match names {
            [] => (0..matrix.parties.len()).collect(),
            names => names.iter().filter_map(|name| party(matrix, name)).collect(),
        };
        let rules = [Rule::NobodyAccountable, Rule::SeveralAccountable, Rule::NobodyResponsible];
        let further = Rule::ALLOWABLE.into_iter().filter(|rule| !rules.contains(rule));
        let differing = rules
            .into_iter()
            .chain(further)
            .map(|rule| (rule, matrix.activities.iter().filter(|row| breaks(rule, row)).collect()));
        Figures { loaded, matrix, parties, differing: differing.collect() }
    }

    /// The activities in which a party holds a role.
    pub(super) fn held(
        &self,
        party: usize,
        role: Role,
    ) -> impl Iterator<Item = &'a Activity> + Clone {
        self.matrix.activities.iter().filter(move |row| row.roles[party].contains(role))
    }

    /// In how many activities a party holds each role.
    pub(super) fn counts(&self, party: usize) -> [usize; 4] {
        Role::ALL.map(|role| self.held(party, role).count())
    }

    /// Each row that breaks a rule.
    pub(super) fn differences(&self) -> impl Iterator<Item = (Rule, &'a Activity)> {
        self.differing.iter().flat_map(|(rule, rows)| rows.iter().map(|row| (*rule, *row)))
    }

    /// `31 activities in 24 sections`
    pub(super) fn size(&self) -> String {
        let Matrix { activities, sections, .. } = self.matrix;
        format!(
            "{} in {}",
            counted_with(activities.len(), "activity", "activities"),
            counted_with(sections.len(), "section", "sections")
        )
    }

    /// The reference or number of a row, and its title.
    pub(super) fn name(&self, row: &Activity) -> String {
        let number =
            row.reference.as_deref().or(self.matrix.sections[row.section].number.as_deref());
        format!("{} {}", number.unwrap_or_default(), row.title).trim_start().to_owned()
    }

    /// For programs: the parties with the ids of their activities, and what differs.
    pub(super) fn json(&self) -> Value {
        let matrix = self.matrix;
        let parties = self.parties.iter().map(|&at| {
            let mut party = json!({ "id": matrix.parties[at].id, "name": matrix.parties[at].name });
            for role in Role::ALL {
                let ids = self.held(at, role).map(|row| row.id.as_str());
                party[role.name().to_lowercase()] = ids.collect();
            }
            party
        });
        let differing = self.differences().map(|(rule, row)| {
            let (id, title) = (&row.id, &row.title);
            json!({ "rule": rule.id(), "activity": id, "title": title, "allowed": reason(row, rule) })
        });
        json!({
            "name": matrix.name,
            "title": matrix.title,
            "revision": self.loaded.stated.revision.then_some(&matrix.source.revision),
            "activities": matrix.activities.len(),
            "parties": parties.collect::<Vec<_>>(),
            "differing": differing.collect::<Vec<_>>(),
        })
    }
}

/// Whether a row breaks a rule, or is allowed to.
fn breaks(rule: Rule, row: &Activity) -> bool {
    let holders = |role| row.roles.iter().filter(|roles| roles.contains(role)).count();
    match rule {
        Rule::NobodyAccountable => holders(Role::Accountable) == 0,
        Rule::SeveralAccountable => holders(Role::Accountable) > 1,
        Rule::NobodyResponsible => holders(Role::Responsible) == 0,
        rule => reason(row, rule).is_some(),
    }
}
