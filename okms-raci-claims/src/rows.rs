//! A matrix as macros get it before there are types, and as `raci trace` gets it.

use okms_raci_core::{Cells, Line, RoleSet};

/// The rows of a matrix, and the names in it.
///
/// ```
/// use okms_raci_claims::{Block, Rows};
///
/// let rows = Rows::read(
///     "revision 2026-01-31\n\
///      party Host Host\n\
///      party Guest Guest\n\
///      section 1 Afternoon Afternoon\n\
///      activity Pour pour RA,I Pour\n",
/// )
/// .unwrap();
///
/// let block: Block = syn::parse_str("Guest is responsible for Pour; Host is responsible for Pour")?;
/// let judgement = rows.judge(&block);
/// let (claim, activities) = &judgement.holding[0];
/// assert_eq!(claim.to_string(), "Host is responsible for Pour");
/// assert_eq!(activities, &[0]);
/// assert_eq!(
///     judgement.mistakes[0].error.to_string(),
///     "Guest is not responsible for Pour\n\
///      Afternoon: \"Pour\"\n\
///      published 2026-01-31: Host RA, Guest I",
/// );
/// # Ok::<(), syn::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Rows {
    /// The date of the published text.
    pub revision: String,
    /// Whether the matrix could be read; of one that could not, no claim is judged.
    pub is_whole: bool,
    /// Whether it is a matrix of the user's own, whose path stands before the claims.
    pub is_own: bool,
    /// The columns.
    pub parties: Vec<Item>,
    /// Each comes before its subsections.
    pub sections: Vec<Section>,
    /// The rows, in published order.
    pub activities: Vec<Row>,
}

/// A party, a section or an activity.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its name in code.
    pub id: String,
    /// Its name for people.
    pub title: String,
    /// Its former ids: as they stood in code, and as people read them.
    pub former: Vec<[String; 2]>,
}

/// A section of a matrix.
#[derive(Clone, Debug)]
pub struct Section {
    /// How it is called.
    pub item: Item,
    /// Empty if it has none.
    pub number: String,
    /// How deep it is nested, from 1.
    pub depth: usize,
}

/// An activity, and what each party holds in it.
#[derive(Clone, Debug)]
pub struct Row {
    /// How it is called.
    pub item: Item,
    /// Its id as people read it.
    pub kebab_id: String,
    /// The position of the section that lists it.
    pub section: usize,
    /// By party.
    pub roles: Vec<RoleSet>,
}

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// A party.
    Party,
    /// An activity.
    Activity,
    /// A section.
    Section,
}

impl Rows {
    /// Reads lines as okms-raci-codegen writes them; `None` if one of them is none.
    #[must_use]
    pub fn read(lines: &str) -> Option<Rows> {
        let mut rows = Rows {
            revision: String::new(),
            is_whole: true,
            is_own: false,
            parties: Vec::new(),
            sections: Vec::new(),
            activities: Vec::new(),
        };
        // What a line about a former id belongs to.
        let mut last = ItemKind::Party;
        for line in lines.split_terminator('\n') {
            rows.add(Line::parse(line)?, &mut last)?;
        }
        Some(rows)
    }

    fn add(&mut self, line: Line<'_>, last: &mut ItemKind) -> Option<()> {
        match line {
            Line::Incomplete => self.is_whole = false,
            Line::Revision(date) => date.clone_into(&mut self.revision),
            Line::Party { id, name } => {
                *last = ItemKind::Party;
                self.parties.push(Item::new(id, name));
            }
            Line::Section { depth, id, title } => {
                *last = ItemKind::Section;
                let item = Item::new(id, title);
                self.sections.push(Section { item, number: String::new(), depth });
            }
            Line::Number(number) => number.clone_into(&mut self.sections.last_mut()?.number),
            Line::Activity { id, kebab_id, roles, title } => {
                *last = ItemKind::Activity;
                self.activities.push(Row {
                    item: Item::new(id, title),
                    kebab_id: kebab_id.to_owned(),
                    section: self.sections.len().checked_sub(1)?,
                    roles: Cells::parse(roles).collect::<Option<_>>()?,
                });
            }
            Line::Former { id, kebab_id } => {
                let item = match last {
                    ItemKind::Party => self.parties.last_mut(),
                    ItemKind::Section => self.sections.last_mut().map(|section| &mut section.item),
                    ItemKind::Activity => self.activities.last_mut().map(|row| &mut row.item),
                };
                item?.former.push([id.to_owned(), kebab_id.to_owned()]);
            }
        }
        Some(())
    }

    /// All items of a kind, in their order.
    #[must_use]
    pub fn items(&self, kind: ItemKind) -> Vec<&Item> {
        match kind {
            ItemKind::Party => self.parties.iter().collect(),
            ItemKind::Section => self.sections.iter().map(|section| &section.item).collect(),
            ItemKind::Activity => self.activities.iter().map(|row| &row.item).collect(),
        }
    }

    /// Whether a section is a subsection of another, at any depth.
    #[must_use]
    pub fn is_below(&self, section: usize, outer: usize) -> bool {
        let depth = self.sections[outer].depth;
        section > outer && self.sections[outer + 1..=section].iter().all(|it| it.depth > depth)
    }
}

impl Item {
    fn new(id: &str, title: &str) -> Item {
        Item { id: id.to_owned(), title: title.to_owned(), former: Vec::new() }
    }
}
