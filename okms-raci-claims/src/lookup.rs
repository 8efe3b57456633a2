//! Which item of a matrix a name stands for, and what to write instead of an unknown name.

use crate::code::AT_RUN_TIME;
use okms_raci_core::escape::Terminal;
use okms_raci_core::{Folded, Odd, Plain, nearest};
use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::Error;
use syn::ext::IdentExt;

use crate::names::LooseName;
use crate::rows::{Item, ItemKind, Refines, Row, Rows, Section};
use crate::tokens::Text;

/// What a claim calls an item by.
#[derive(Clone, Copy, Debug)]
pub enum Name<'a> {
    /// Its id, as it stands in code.
    Ident(&'a Ident),
    /// Text in quotes, where a section has a number.
    Text(&'a Text),
    /// Text in quotes or several words, where a name in code belongs.
    Loose(&'a LooseName),
}

impl Name<'_> {
    fn text(self) -> String {
        match self {
            Name::Ident(name) => name.unraw().to_string(),
            Name::Text(text) => text.value.clone(),
            Name::Loose(name) => name.text.clone(),
        }
    }

    fn tokens(self) -> TokenStream {
        match self {
            Name::Ident(name) => TokenTree::Ident(name.clone()).into(),
            Name::Text(text) => TokenTree::Literal(text.literal.clone()).into(),
            Name::Loose(name) => name.tokens.iter().cloned().collect(),
        }
    }
}

impl Rows {
    /// The position of what has this id, now or formerly, or of the section with this number.
    #[must_use]
    pub fn position(&self, kind: ItemKind, name: Name<'_>) -> Option<usize> {
        match name {
            Name::Ident(name) => {
                let id = name.unraw().to_string();
                let items = self.items(kind);
                let current = items.iter().position(|item| item.id == id);
                current.or_else(|| items.iter().position(|item| item.had(&id)))
            }
            Name::Text(number) if kind == ItemKind::Section => {
                self.sections.iter().position(|section| section.number == number.value)
            }
            Name::Text(_) | Name::Loose(_) => None,
        }
    }

    /// Whether the name is a former id.
    #[must_use]
    pub fn is_former(&self, kind: ItemKind, name: &Ident) -> bool {
        let id = name.unraw().to_string();
        self.items(kind).iter().any(|item| item.had(&id))
    }

    /// The position of what was probably meant.
    pub(crate) fn meant(&self, kind: ItemKind, name: Name<'_>) -> Option<usize> {
        let text = Plain(&name.text()).to_string();
        let items = self.items(kind);
        let nearest_in = |names: Vec<&str>| {
            let near = nearest(&text, &names)?;
            names.iter().position(|name| *name == near)
        };
        let called = letters(&text);
        let same = items.iter().position(|item| item.is_called(&called));
        same.or_else(|| nearest_in(items.iter().map(|item| item.id.as_str()).collect()))
            .or_else(|| nearest_in(items.iter().map(|item| item.title.as_str()).collect()))
    }

    /// Whether what is meant is so near that it can be offered; of a few parties, each has some
    /// letters of the name.
    pub(crate) fn is_near(&self, kind: ItemKind, name: Name<'_>) -> bool {
        self.meant(kind, name).is_some_and(|position| self.is_near_to(kind, name, position))
    }

    fn is_near_to(&self, kind: ItemKind, name: Name<'_>, position: usize) -> bool {
        if kind != ItemKind::Party || Odd::first_in(&name.text()).is_some() {
            return true;
        }
        let Item { id, title, .. } = &self.parties[position];
        let text = letters(&name.text());
        [id, title].into_iter().any(|name| {
            let name = letters(name);
            name.contains(&text) || text.contains(&name) || nearest(&text, &[&name]).is_some()
        })
    }

    /// That the matrix has no such name, and what to write instead.
    pub(crate) fn unknown(&self, kind: ItemKind, name: Name<'_>) -> Error {
        let message = match name {
            Name::Ident(_) => self.unknown_id(kind, name),
            Name::Text(number) => self.unknown_section(number),
            Name::Loose(loose) => self.unknown_loose(kind, loose),
        };
        Error::new_spanned(name.tokens(), message)
    }

    fn unknown_id(&self, kind: ItemKind, name: Name<'_>) -> String {
        let (what, id) = (noun(kind), name.text());
        let meant = self.meant(kind, name);
        let meant = meant.map(|position| (position, &self.items(kind)[position].id));
        match (meant, Odd::first_in(&id)) {
            _ if kind == ItemKind::Activity && self.sections.iter().any(|it| it.item.id == id) => {
                format!("`{id}` is a section: write `every activity in {id}`")
            }
            _ if self.is_other_kind(kind, name) => {
                let article = if kind == ItemKind::Activity { "an" } else { "a" };
                format!("`{id}` is not {article} {what}: {}", order(kind))
            }
            _ if kind == ItemKind::Activity && self.refined_with(&id).is_some() => {
                let entry = self.refined_with(&id).unwrap_or_default();
                format!("`{id}` is an activity of {entry}, which is refined: write `{entry}.{id}`")
            }
            (Some((_, meant)), Some(odd)) => format!("`{id}` has {odd}: write `{meant}`"),
            (Some((position, meant)), None) if self.is_near_to(kind, name, position) => {
                format!("there is no {what} `{id}`; the nearest is `{meant}`")
            }
            _ if id.starts_with(char::is_lowercase) && kind != ItemKind::Section => {
                format!("there is no {what} `{id}`; {AT_RUN_TIME}")
            }
            _ => format!("there is no {what} `{id}`{}", self.others(kind)),
        }
    }

    /// The name of the entry of `refines` with such an activity, as far as this matrix names it.
    fn refined_with(&self, id: &str) -> Option<&str> {
        let covers = self.activities.iter().flat_map(|row| &row.covers);
        let covered = covers.filter(|cover| cover.id == id).map(|cover| cover.of).next();
        let is_named = |entry: &Refines| {
            let asked = entry.asks.iter().any(|(asked, ..)| asked == id);
            asked || entry.except.iter().chain(&entry.open).any(|(named, _)| named == id)
        };
        let of = covered.or_else(|| self.refines.iter().position(is_named))?;
        Some(self.refines.get(of)?.name.as_str())
    }

    /// Whether the name is that of an item of another kind.
    pub(crate) fn is_other_kind(&self, kind: ItemKind, name: Name<'_>) -> bool {
        let others = [ItemKind::Party, ItemKind::Activity, ItemKind::Section];
        let text = name.text();
        let has = |other: ItemKind| self.items(other).iter().any(|item| item.id == text);
        others.into_iter().any(|other| other != kind && has(other))
    }

    /// A title, where an id belongs.
    fn unknown_loose(&self, kind: ItemKind, loose: &LooseName) -> String {
        let (what, text, name) = (noun(kind), &loose.text, Name::Loose(loose));
        let meant = self.meant(kind, name).filter(|at| self.is_near_to(kind, name, *at));
        let (unknown, rule) = if loose.is_quoted() {
            (format!("there is no {what} {text:?}"), "remove the quotes")
        } else {
            (format!("there is no {what} `{text}`"), "a name is one word")
        };
        let section = self.section_called(text).filter(|_| kind == ItemKind::Activity);
        match meant.map(|position| self.items(kind)[position]) {
            Some(item) if item.is_called(&letters(text)) => format!("{rule}: write `{}`", item.id),
            _ if section.is_some() => self.not_a_section(section.unwrap_or_default()),
            Some(item) if loose.is_quoted() => {
                format!("{unknown}, and a name has no quotes: write `{}`", item.id)
            }
            Some(item) => format!("{unknown}; the nearest is `{}`", item.id),
            None => unknown + &self.others(kind),
        }
    }

    /// The section with this number, id or title.
    pub(crate) fn section_called(&self, text: &str) -> Option<usize> {
        let called = letters(text);
        let is_it = |it: &Section| it.number == text || it.item.is_called(&called);
        self.sections.iter().position(|it| !called.is_empty() && is_it(it))
    }

    /// That activities stand here, and those of the section.
    pub(crate) fn not_a_section(&self, section: usize) -> String {
        let of_it = |row: &&Row| row.section == section || self.is_below(row.section, section);
        let names = self.activities.iter().filter(of_it).map(|row| row.item.id.as_str());
        format!("activities are named here: write `{}`", names.collect::<Vec<_>>().join(" and "))
    }

    /// A section that is called by what is no number.
    fn unknown_section(&self, text: &Text) -> String {
        let (name, text) = (Name::Text(text), text.value.as_str());
        if let Some(section) = self.section_called(text).map(|at| &self.sections[at]) {
            let number = match section.number.as_str() {
                "" => String::new(),
                number => format!(", or \"{number}\""),
            };
            let id = &section.item.id;
            return format!("the title of a section is no number: write `in {id}`{number}");
        }
        let odd = Odd::first_in(text).map_or_else(String::new, |odd| format!(", which has {odd}"));
        let unknown = format!("there is no section \"{}\"{odd}", Terminal(text));
        if let Some(section) = self.numbered_nearly(text).map(|at| &self.sections[at]) {
            let (number, title) = (&section.number, &section.item.title);
            return format!("{unknown}; the nearest is \"{number}\", {title}");
        }
        match self.meant(ItemKind::Section, name) {
            Some(at) => format!("{unknown}; the nearest is `in {}`", self.sections[at].item.id),
            None => unknown + &self.others(ItemKind::Section),
        }
    }

    /// The section whose number a text starts with, or is near to.
    fn numbered_nearly(&self, text: &str) -> Option<usize> {
        let numbers: Vec<&str> = self.sections.iter().map(|it| it.number.as_str()).collect();
        let is_number = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
        let first = text.split_whitespace().find(is_number);
        let first = first.map(|number| number.trim_end_matches('.'));
        let exact = numbers.iter().position(|number| Some(*number) == first);
        exact.or_else(|| {
            let near = nearest(text, &numbers)?;
            numbers.iter().position(|number| *number == near)
        })
    }

    /// What there is, if that is not much, and how another matrix is named.
    fn others(&self, kind: ItemKind) -> String {
        let ids: Vec<&str> = self.items(kind).into_iter().map(|item| item.id.as_str()).collect();
        let all = match ids.split_last() {
            Some((last, others)) if !others.is_empty() && ids.len() <= 8 => {
                format!("; there are {} and {last}", others.join(", "))
            }
            Some((only, [])) => format!("; there is {only}"),
            _ => String::new(),
        };
        let path =
            "; name another matrix by its path before all else, such as `use crate::backup;`";
        all + if self.is_own { "" } else { path }
    }
}

impl Item {
    /// Whether this is a former id of it.
    fn had(&self, id: &str) -> bool {
        self.former.iter().any(|[former, _]| former == id)
    }

    /// Whether a text has the letters and digits of its id or of its title.
    fn is_called(&self, called: &str) -> bool {
        letters(&self.id) == called || letters(&self.title) == called
    }
}

/// What stands where in a claim.
fn order(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Party => {
            "the party comes first, as in `Customer is responsible for KeepServiceLogs`"
        }
        ItemKind::Activity => {
            "the activity comes last, as in `Customer is responsible for KeepServiceLogs`"
        }
        ItemKind::Section => "after `in` write the number of a section in quotes, or its name",
    }
}

fn noun(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Party => "party",
        ItemKind::Activity => "activity",
        ItemKind::Section => "section",
    }
}

/// The letters and digits of a text in lower case: what titles, ids and names in code share.
fn letters(text: &str) -> String {
    let mut folded = Folded(text).to_string();
    folded.retain(char::is_alphanumeric);
    folded
}
