//! A matrix as macros get it before there are types, and as `raci trace` gets it.

use std::collections::HashMap;

use okms_raci_core::{Cells, Line, Part, RoleSet};

use crate::beside::Beside;

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
    /// The version of okms-raci-codegen that wrote the module of the matrix; empty if there is no module.
    pub version: String,
    /// The type of the matrix in that module.
    pub type_name: String,
    /// Whether the module of a matrix that refines others has parties and activities as types.
    pub is_typed: bool,
    /// The YAML file of a matrix that refines others, as its path was given.
    pub file: String,
    /// The lines in that file, of what concerns refining.
    pub lines: HashMap<Part, usize>,
    /// The name of the matrix.
    pub name: String,
    /// The date of the published text.
    pub revision: String,
    /// Whether the matrix could be read; of one that could not, no claim is judged.
    pub is_whole: bool,
    /// Whether it is a matrix of the user's own, whose path stands before the claims.
    pub is_own: bool,
    /// What its enums derive besides what all enums of a matrix do.
    pub derives: Vec<String>,
    /// The matrices whose duties this one takes on.
    pub refines: Vec<Refines>,
    /// How it stands beside them, if they are known: see [`Rows::beside`].
    pub beside: Vec<Beside>,
    /// The columns.
    pub parties: Vec<Item>,
    /// By party, the entries of `refines` and the ids there of the parties that it is.
    pub is: Vec<Vec<(usize, String)>>,
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

impl Item {
    /// Whether it is called so, or once was.
    #[must_use]
    pub fn is_or_was(&self, id: &str) -> bool {
        self.id == id || self.former.iter().any(|[former, _]| former == id)
    }
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
    /// The duties of refined matrices that it takes on.
    pub covers: Vec<Cover>,
    /// The rules that it may break, of a row that covers a duty, each with the reason.
    pub allow: Vec<(String, String)>,
}

/// A matrix of which this one takes on what is asked of one party.
#[derive(Clone, Debug)]
pub struct Refines {
    /// The name of the entry.
    pub name: String,
    /// The name of the outer matrix.
    pub matrix: String,
    /// The id of the party there.
    pub party: String,
    /// The revision that this one was written against.
    pub revision: String,
    /// Its module in Rust, if the file says which.
    pub path: Option<String>,
    /// The letters that have to be taken on.
    pub roles: RoleSet,
    /// The duties as they were read: ids, letters, titles.
    pub asks: Vec<(String, RoleSet, String)>,
    /// The activities that do not arise, each with the reason.
    pub except: Vec<(String, String)>,
    /// The activities that nobody has yet, each with the reason.
    pub open: Vec<(String, String)>,
}

/// A duty of which a row takes on letters.
#[derive(Clone, Debug)]
pub struct Cover {
    /// The position of the entry.
    pub of: usize,
    /// The id of the outer activity.
    pub id: String,
    /// The letters; `None` for all that are asked.
    pub letters: Option<RoleSet>,
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
            version: String::new(),
            type_name: String::new(),
            is_typed: false,
            file: String::new(),
            lines: HashMap::new(),
            name: String::new(),
            revision: String::new(),
            is_whole: true,
            is_own: false,
            derives: Vec::new(),
            refines: Vec::new(),
            beside: Vec::new(),
            parties: Vec::new(),
            is: Vec::new(),
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
            Line::Generated { version, matrix } => {
                version.clone_into(&mut self.version);
                matrix.clone_into(&mut self.type_name);
            }
            Line::Typed => self.is_typed = true,
            Line::File(file) => file.clone_into(&mut self.file),
            Line::At(lines) => {
                let lines: Option<Vec<usize>> =
                    lines.split(' ').map(|line| line.parse().ok()).collect();
                self.lines.extend(self.last_parts(*last)?.into_iter().zip(lines?));
            }
            Line::Incomplete => self.is_whole = false,
            Line::Name(name) => name.clone_into(&mut self.name),
            Line::Revision(date) => date.clone_into(&mut self.revision),
            Line::Derive(path) => self.derives.push(path.to_owned()),
            Line::Refines { .. }
            | Line::Path(_)
            | Line::Asked { .. }
            | Line::Except { .. }
            | Line::Open { .. } => {
                self.add_refined(line)?;
            }
            Line::Is { of, party } => {
                let of = self.entry(of)?;
                self.is.last_mut()?.push((of, party.to_owned()));
            }
            Line::Covers { of, letters, id } => {
                let of = self.entry(of)?;
                let letters = if letters == "-" { None } else { Some(letters.parse().ok()?) };
                self.activities.last_mut()?.covers.push(Cover { of, id: id.to_owned(), letters });
            }
            Line::Allow { rule, reason } => {
                let allow = &mut self.activities.last_mut()?.allow;
                allow.push((rule.to_owned(), reason.to_owned()));
            }
            Line::Party { id, name } => {
                *last = ItemKind::Party;
                self.parties.push(Item::new(id, name));
                self.is.push(Vec::new());
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
                    covers: Vec::new(),
                    allow: Vec::new(),
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

    /// The parts that the line before is about.
    fn last_parts(&self, last: ItemKind) -> Option<Vec<Part>> {
        let before = |count: usize| count.checked_sub(1);
        Some(match (self.parties.last(), last) {
            (None, _) => {
                let at = before(self.refines.len())?;
                let entry = &self.refines[at];
                match [entry.asks.len(), entry.except.len(), entry.open.len()].map(before) {
                    [.., Some(open)] => vec![Part::Open(at, open)],
                    [_, Some(except), _] => vec![Part::Except(at, except)],
                    [Some(asked), ..] => vec![Part::Asked(at, asked)],
                    _ => vec![Part::Refines(at), Part::Revision(at), Part::File(at)],
                }
            }
            (_, ItemKind::Activity) => {
                let row = before(self.activities.len())?;
                let Row { covers, allow, .. } = &self.activities[row];
                match [covers.len(), allow.len()].map(before) {
                    [_, Some(rule)] => vec![Part::Allow(row, rule)],
                    [Some(cover), _] => vec![Part::Cover(row, cover)],
                    _ => vec![Part::Activity(row)],
                }
            }
            _ => {
                let party = before(self.parties.len())?;
                let is = before(self.is[party].len());
                vec![is.map_or(Part::Party(party), |at| Part::Is(party, at))]
            }
        })
    }

    fn entry(&self, name: &str) -> Option<usize> {
        self.refines.iter().position(|entry| entry.name == name)
    }

    /// An entry of `refines`, or what it says.
    fn add_refined(&mut self, line: Line<'_>) -> Option<()> {
        if let Line::Refines { name, matrix, party, revision, roles } = line {
            self.refines.push(Refines {
                name: name.to_owned(),
                matrix: matrix.to_owned(),
                party: party.to_owned(),
                revision: revision.to_owned(),
                path: None,
                roles: roles.parse().ok()?,
                asks: Vec::new(),
                except: Vec::new(),
                open: Vec::new(),
            });
            return Some(());
        }
        let entry = self.refines.last_mut()?;
        match line {
            Line::Asked { id, roles, title } => {
                entry.asks.push((id.to_owned(), roles.parse().ok()?, title.to_owned()));
            }
            Line::Path(path) => entry.path = Some(path.to_owned()),
            Line::Except { id, reason } => entry.except.push((id.to_owned(), reason.to_owned())),
            Line::Open { id, reason } => entry.open.push((id.to_owned(), reason.to_owned())),
            _ => return None,
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
