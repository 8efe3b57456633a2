//! The rows of a matrix, as a generated module hands them on.

use proc_macro2::{TokenStream, TokenTree};

use crate::claim::Roles;
use crate::literal;

/// A matrix before there are types.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    pub(crate) revision: String,
    pub(crate) parties: Vec<Party>,
    pub(crate) sections: Vec<Section>,
    pub(crate) activities: Vec<Activity>,
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
    pub(crate) roles: Vec<Roles>,
    /// The position of the section that lists it.
    section: usize,
    pub(crate) title: String,
}

impl Rows {
    /// Reads what codegen's module `rows` writes; `None` if it is anything else.
    pub(crate) fn read(tokens: TokenStream) -> Option<Rows> {
        let mut texts = tokens.into_iter().map(|token| match token {
            TokenTree::Literal(literal) => literal::text(&literal),
            // What passes through a macro may come in an invisible group.
            TokenTree::Group(group) => match group.stream().into_iter().next()? {
                TokenTree::Literal(literal) => literal::text(&literal),
                _ => None,
            },
            _ => None,
        });
        let mut rows = Rows::default();
        while let Some(head) = texts.next() {
            rows.line(&head?, || texts.next()?)?;
        }
        Some(rows)
    }

    fn line(&mut self, head: &str, mut text: impl FnMut() -> Option<String>) -> Option<()> {
        let mut words = head.split(' ');
        let first = words.next()?;
        if first == "revision" && words.clone().next().is_none() {
            self.revision = text()?;
        } else if first == "party" && self.sections.is_empty() {
            self.parties.push(Party { id: words.next()?.to_owned(), name: text()? });
        } else if first.starts_with('#') {
            let (depth, id) = (first.len(), words.next()?.to_owned());
            self.sections.push(Section { depth, id, number: text()?, title: text()? });
        } else {
            let roles = words.map(roles).collect::<Option<Vec<Roles>>>()?;
            let section = self.sections.len().checked_sub(1)?;
            let (id, title) = (first.to_owned(), text()?);
            self.activities.push(Activity { id, roles, section, title });
        }
        Some(())
    }

    pub(crate) fn section_of(&self, activity: &Activity) -> &Section {
        &self.sections[activity.section]
    }

    /// Whether the activity is in the section or in one below it.
    pub(crate) fn is_in(&self, activity: &Activity, section: usize) -> bool {
        let below = self.sections[section + 1..]
            .iter()
            .take_while(|below| below.depth > self.sections[section].depth);
        (section..=section + below.count()).contains(&activity.section)
    }

    /// `Customer RA, OVHcloud -`
    pub(crate) fn cells(&self, activity: &Activity) -> String {
        let cells = self.parties.iter().zip(&activity.roles);
        let cells = cells.map(|(party, roles)| match roles.letters() {
            letters if letters.is_empty() => format!("{} -", party.name),
            letters => format!("{} {letters}", party.name),
        });
        cells.collect::<Vec<_>>().join(", ")
    }

    /// What the row of an activity is, for documentation: section, title, cells and revision.
    pub(crate) fn sentence(&self, activity: &Activity) -> String {
        let section = self.section_of(activity);
        let number = if section.number.is_empty() { "" } else { " " };
        markdown(&format!(
            "{}{number}{}, \"{}\": {}. Published {}.",
            section.number,
            section.title,
            activity.title,
            self.cells(activity),
            self.revision
        ))
    }
}

fn roles(letters: &str) -> Option<Roles> {
    let letters = if letters == "-" { "" } else { letters };
    letters
        .chars()
        .try_fold(Roles::NONE, |roles, letter| Some(roles.union(Roles::of_letter(letter)?)))
}

/// Text with the characters escaped that mean something in Markdown.
pub(crate) fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_[]<>|~#&$".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
