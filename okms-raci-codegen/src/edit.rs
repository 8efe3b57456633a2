//! Changes single things in the text of a matrix, and leaves all else as it is written.

mod text;

use okms_raci_core::RoleSet;

use self::text::{Splice, Text, entry};
use crate::check::parse;
use crate::finding::Findings;
use crate::matrix::{Activity, Matrix};
use crate::read::read;
use crate::rule::Rule;
use crate::yaml::{Located, Node, Value};

/// A change to one thing of a matrix, which is given by its position.
#[doc(hidden)]
#[derive(Clone, Debug)]
pub enum MatrixEdit {
    /// The name of a party.
    Party(usize, String),
    /// The title of a section; its id stays.
    Section(usize, String),
    /// The title of an activity; its id stays.
    Activity(usize, String),
    /// A row below the activity, with the same roles, and allowed to break the same rules.
    RowBelow(usize, String, String),
    /// The roles of a party in an activity, if it holds any.
    Roles(usize, usize, RoleSet),
    /// That an activity may break a rule, and why.
    Allow(usize, Rule, String),
    /// That it may not.
    Disallow(usize, Rule),
    /// The note of an activity.
    Note(usize, String),
}

impl MatrixEdit {
    /// The text with the change, and what it is to say then; no rule is held against it.
    ///
    /// None if the text is no matrix, or is written in a way in which this is not all that would change, such
    /// as with a YAML alias. What makes it no matrix is left for its reader to report, such as a text
    /// that is too long.
    #[must_use]
    pub fn apply(&self, yaml: &str) -> Option<(String, Matrix)> {
        let matrix = |text: &str| {
            let mut findings = Findings::default();
            let root = parse(text, &Located::new(), &mut findings).ok()?;
            let (matrix, _) = read(root.clone(), &mut findings)?;
            Some((root, matrix, findings.breaks_form()))
        };
        let (root, mut expected, _) = matrix(yaml)?;
        let mut edited = yaml.to_owned();
        for (bytes, new) in self.splices(&Text(yaml), &root, &expected)?.into_iter().rev() {
            edited.replace_range(bytes, &new);
        }
        self.change(&mut expected)?;
        let (_, after, breaks_form) = matrix(&edited)?;
        (breaks_form || after == expected).then_some((edited, expected))
    }

    /// What takes the place of which bytes, in order.
    fn splices(&self, text: &Text<'_>, root: &Node, matrix: &Matrix) -> Option<Vec<Splice>> {
        let row = |at: usize| Some(activities(root).get(at)?.1);
        let one = |splice: Option<Splice>| Some(vec![splice?]);
        match self {
            MatrixEdit::Party(at, name) => {
                one(text.replace(entry(items(root, "parties").get(*at)?, "name")?, name))
            }
            MatrixEdit::Section(at, title) => {
                text.title(sections(root).get(*at)?, title, &matrix.sections.get(*at)?.id)
            }
            MatrixEdit::Activity(at, title) => {
                text.title(row(*at)?, title, &matrix.activities.get(*at)?.id)
            }
            MatrixEdit::RowBelow(at, id, title) => {
                let (list, row) = *activities(root).get(*at)?;
                one(text.row_below(list, row, id, title))
            }
            MatrixEdit::Roles(at, party, roles) => {
                let (_, cells) = entry(row(*at)?, "roles")?;
                let id = &matrix.parties.get(*party)?.id;
                one(if roles.is_empty() {
                    text.remove(cells, id)
                } else {
                    text.replace(entry(cells, id)?, roles.letters())
                })
            }
            MatrixEdit::Allow(at, rule, reason) => one(text.allow(row(*at)?, *rule, reason)),
            MatrixEdit::Disallow(at, rule) => one(text.remove(row(*at)?.get("allow")?, rule.id())),
            MatrixEdit::Note(at, note) => one(text.note(row(*at)?, note)),
        }
    }

    /// The same change of the matrix.
    fn change(&self, matrix: &mut Matrix) -> Option<()> {
        let Matrix { parties, sections, activities, .. } = matrix;
        match self {
            MatrixEdit::Party(at, name) => parties.get_mut(*at)?.name.clone_from(name),
            MatrixEdit::Section(at, title) => sections.get_mut(*at)?.title.clone_from(title),
            MatrixEdit::Activity(at, title) => activities.get_mut(*at)?.title.clone_from(title),
            MatrixEdit::RowBelow(at, id, title) => {
                let Activity { section, roles, allow, .. } = activities.get(*at)?.clone();
                let (id, title) = (id.clone(), title.clone());
                let new = Activity { id, title, section, roles, allow, ..Activity::default() };
                activities.insert(at + 1, new);
            }
            MatrixEdit::Roles(at, party, roles) => activities.get_mut(*at)?.roles[*party] = *roles,
            MatrixEdit::Allow(at, rule, reason) => {
                let allow = &mut activities.get_mut(*at)?.allow;
                match allow.iter_mut().find(|(known, _)| known == rule) {
                    Some((_, known)) => known.clone_from(reason),
                    None => allow.push((*rule, reason.clone())),
                }
            }
            MatrixEdit::Disallow(at, rule) => {
                activities.get_mut(*at)?.allow.retain(|(known, _)| known != rule);
            }
            MatrixEdit::Note(at, note) => activities.get_mut(*at)?.note = Some(note.clone()),
        }
        Some(())
    }
}

fn items<'a>(map: &'a Node, key: &str) -> &'a [Node] {
    match map.get(key).map(|list| &list.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

/// The sections in the order of the matrix.
fn sections(node: &Node) -> Vec<&Node> {
    let with_subsections = |section| std::iter::once(section).chain(sections(section));
    items(node, "sections").iter().flat_map(with_subsections).collect()
}

/// The activities in the order of the matrix, each after the list that it is in.
fn activities(root: &Node) -> Vec<(&Node, &Node)> {
    let of_section = |section| {
        let list = Node::get(section, "activities");
        items(section, "activities").iter().filter_map(move |row| Some((list?, row)))
    };
    sections(root).into_iter().flat_map(of_section).collect()
}

#[cfg(test)]
mod tests {
    use super::MatrixEdit;
    use crate::matrix::Matrix;
    use crate::rule::Rule;
    use okms_raci_core::RoleSet;

    const TEXT: &str = "\u{feff}format: 1\r
name: tea\r
title: Tea # {\r
source: { revision: 2026-01-31 }\r
parties: [{id: Host, name: Hôte}, # }\r
  { id: Cat, name: 'It''s me' }]\r
sections:\r
- title: >-\r
    All of\r
    it\r
  activities:\r
  - title: Boil\r
    roles: # who\r
      Host: A\r
      # ]\r
      Cat: \"R\"\r
    note: |-\r
      Now.\r
  - { title: \"Pour }\", roles: { Host: A,\r
      Cat: 'RI' }, allow: {} }\r
  -\r
    title: Drink\r
    roles: &all {Host: RA}";

    #[test]
    fn each_part_is_changed_in_any_layout() {
        let (matrix, _) = Matrix::read_as_published(TEXT, "tea.yaml").unwrap();
        let text = || "Ça: \"{\" # '".to_owned();
        let mut edits = vec![MatrixEdit::Section(0, text())];
        edits.extend((0..2).map(|party| MatrixEdit::Party(party, text())));
        for at in 0..3 {
            let left = matrix.activities[at].roles[0].difference(RoleSet::A);
            edits.extend([
                MatrixEdit::Activity(at, text()),
                MatrixEdit::RowBelow(at, "New".to_owned(), text()),
                MatrixEdit::Roles(at, 0, left),
                MatrixEdit::Allow(at, Rule::NobodyAccountable, text()),
                MatrixEdit::Note(at, text()),
            ]);
        }
        for edit in edits {
            let (edited, _) = edit.apply(TEXT).unwrap_or_else(|| panic!("{edit:?}"));
            let lines: Vec<&str> = edited.split_inclusive('\n').collect();
            let kept = TEXT.split_inclusive('\n').filter(|line| lines.contains(line)).count();
            assert!(kept + 3 >= TEXT.lines().count(), "{edit:?}: {edited}");
            assert!(!edited.replace("\r\n", "").contains('\n'), "{edit:?}: {edited}");
        }
    }

    #[test]
    fn what_an_alias_repeats_is_not_changed_with_it() {
        let text = format!("{TEXT}\r\n  - {{ title: More, roles: *all }}\r\n");
        assert!(MatrixEdit::Roles(2, 0, RoleSet::R).apply(&text).is_none());
        assert!(MatrixEdit::Roles(3, 0, RoleSet::R).apply(&text).is_none());
        assert!(MatrixEdit::Activity(3, "Less".to_owned()).apply(&text).is_some());
    }
}
