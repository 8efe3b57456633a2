//! The rows of a matrix, as a generated module hands them on.

use okms_raci_claims::{Called, Names};
use okms_raci_core::RoleSet;
use okms_raci_core::escape::Markdown;
use syn::parse::{Parse, ParseStream};
use syn::{Error, LitStr, Result};

/// A matrix before there are types.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    pub(crate) revision: String,
    pub(crate) parties: Vec<Party>,
    pub(crate) sections: Vec<Section>,
    pub(crate) activities: Vec<Activity>,
    /// What parties, sections and activities were once called in code.
    pub(crate) former_names: Vec<String>,
}

#[derive(Debug)]
pub(crate) struct Party {
    pub(crate) id: String,
    pub(crate) name: String,
}

#[derive(Debug)]
pub(crate) struct Section {
    depth: usize,
    pub(crate) id: String,
    pub(crate) number: String,
    pub(crate) title: String,
}

#[derive(Debug)]
pub(crate) struct Activity {
    pub(crate) id: String,
    /// By party.
    pub(crate) roles: Vec<RoleSet>,
    /// The position of the section that lists it.
    section: usize,
    pub(crate) title: String,
}

/// What codegen's module `rows` writes.
impl Parse for Rows {
    fn parse(input: ParseStream<'_>) -> Result<Rows> {
        let mut rows = Rows::default();
        while !input.is_empty() {
            rows.line(&input.parse()?, input)?;
        }
        Ok(rows)
    }
}

impl Rows {
    /// What is called how.
    pub(crate) fn names(&self, is_own: bool) -> Names<'_> {
        let called = |id, title| Called { id, title, number: "" };
        Names {
            parties: self.parties.iter().map(|party| called(&party.id, &party.name)).collect(),
            sections: self
                .sections
                .iter()
                .map(|Section { id, title, number, .. }| Called { id, title, number })
                .collect(),
            activities: self.activities.iter().map(|it| called(&it.id, &it.title)).collect(),
            former: self.former_names.iter().map(String::as_str).collect(),
            is_own,
        }
    }

    fn line(&mut self, head: &LitStr, input: ParseStream<'_>) -> Result<()> {
        let missing = || Error::new(head.span(), "this is no row of a matrix");
        let text = || Ok::<String, Error>(input.parse::<LitStr>()?.value());
        let head = head.value();
        let mut words = head.split(' ');
        let first = words.next().ok_or_else(missing)?;
        if head == "revision" {
            self.revision = text()?;
        } else if head == "former" {
            self.former_names.push(text()?);
        } else if first == "party" && self.sections.is_empty() {
            let id = words.next().ok_or_else(missing)?.to_owned();
            self.parties.push(Party { id, name: text()? });
        } else if first.starts_with('#') {
            let id = words.next().ok_or_else(missing)?.to_owned();
            let (depth, number, title) = (first.len(), text()?, text()?);
            self.sections.push(Section { depth, id, number, title });
        } else {
            let roles: Option<Vec<RoleSet>> = words.map(roles).collect();
            let section = self.sections.len().checked_sub(1).ok_or_else(missing)?;
            let (id, title) = (first.to_owned(), text()?);
            self.activities.push(Activity {
                id,
                roles: roles.ok_or_else(missing)?,
                section,
                title,
            });
        }
        Ok(())
    }

    /// Whether the activity is in the section or in one below it.
    pub(crate) fn is_in(&self, activity: &Activity, section: usize) -> bool {
        let below = self.sections[section + 1..]
            .iter()
            .take_while(|below| below.depth > self.sections[section].depth);
        (section..=section + below.count()).contains(&activity.section)
    }

    /// What the row of an activity is, for documentation: section, title, cells and revision.
    pub(crate) fn sentence(&self, activity: &Activity) -> String {
        let Section { number, title, .. } = &self.sections[activity.section];
        let blank = if number.is_empty() { "" } else { " " };
        let cells = self.parties.iter().zip(&activity.roles);
        let cells: Vec<String> =
            cells.map(|(Party { name, .. }, roles)| format!("{name} {roles}")).collect();
        let (row, cells, revision) = (&activity.title, cells.join(", "), &self.revision);
        Markdown(format_args!("{number}{blank}{title}, \"{row}\": {cells}. Published {revision}."))
            .to_string()
    }
}

fn roles(letters: &str) -> Option<RoleSet> {
    RoleSet::from_letters(if letters == "-" { "" } else { letters })
}
