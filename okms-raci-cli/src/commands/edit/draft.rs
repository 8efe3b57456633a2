//! A matrix while it is edited: its text, and what the text says.

use okms_raci_codegen::{Activity, Matrix, MatrixEdit, Rule};
use okms_raci_core::{Role, RoleSet};

use crate::import::{broken_rule, id_of_row};
use crate::matching::{Thing, is_same};
use crate::source::Loaded;
use crate::sources::{nothing_called, unknown};
use crate::status::Error;

pub(super) struct Draft<'a> {
    before: &'a Loaded,
    pub(super) matrix: Matrix,
    pub(super) text: String,
    /// Whether notes and reasons are replaced.
    force: bool,
    renamed: Vec<Thing>,
    noted: Vec<usize>,
    /// What is to be said of ids that stay.
    pub(super) staying_ids: Vec<String>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(before: &'a Loaded, text: &str, force: bool) -> Self {
        let (matrix, text) = (before.matrix.clone(), text.to_owned());
        Draft {
            before,
            matrix,
            text,
            force,
            renamed: Vec::new(),
            noted: Vec::new(),
            staying_ids: Vec::new(),
        }
    }

    pub(super) fn rename(&mut self, what: &str, name: &str) -> Result<(), Error> {
        let thing = self.find(what, false)?;
        let old = title(&self.matrix, thing);
        if old == name {
            let help = "leave the option out, or give it another name";
            return Err(Error::new(format_args!("{what:?} is called {name:?} already\n{help}")));
        }
        if self.renamed.contains(&thing) {
            return Err(Error::new(format_args!("{what:?} is renamed twice\nname it once")));
        }
        self.free_title(thing, name, false)?;
        self.renamed.push(thing);
        self.staying_ids.extend(self.id_stays(thing, what, name));
        let name = name.to_owned();
        self.apply(
            what,
            &match thing {
                Thing::Party(at) => MatrixEdit::Party(at, name),
                Thing::Section(at) => MatrixEdit::Section(at, name),
                Thing::Activity(at) => MatrixEdit::Activity(at, name),
            },
        )
    }

    /// How the id is changed, where an id was given and the new name has the form of one.
    fn id_stays(&self, thing: Thing, what: &str, name: &str) -> Option<String> {
        let new = id_in_its_form(name).filter(|_| !is_same(title(&self.matrix, thing), what))?;
        let id = id(&self.matrix, thing);
        let (key, aliases) = match thing {
            Thing::Party(at) => ("name", &self.matrix.parties[at].aliases),
            Thing::Section(at) => ("title", &self.matrix.sections[at].aliases),
            Thing::Activity(at) => ("title", &self.matrix.activities[at].aliases),
        };
        let aliases: Vec<&str> = aliases.iter().map(String::as_str).chain([id]).collect();
        (new != id).then(|| {
            format!(
                "the {key} is {name:?} now, and the id stays {id}: to change the id, write `id: {new}` \
                 and `aliases: [{}]`",
                aliases.join(", ")
            )
        })
    }

    pub(super) fn split(&mut self, what: &str, title: &str) -> Result<(), Error> {
        let at = self.activity(what)?;
        self.free_title(Thing::Activity(at), title, true)?;
        let id = id_of_row(title, self.matrix.activities[at].section, &self.matrix);
        let id = id.ok_or_else(|| {
            let help = "write a title with a word in it";
            Error::new(format_args!("the title {title:?} gives no id\n{help}"))
        })?;
        self.apply(what, &MatrixEdit::RowBelow(at, id, title.to_owned()))
    }

    /// Who holds nothing but the A is left out; what is no longer needed in `allow` is taken out.
    pub(super) fn not_applicable(&mut self, what: &str, reason: &str) -> Result<(), Error> {
        let at = self.activity(what)?;
        let Activity { roles, allow, .. } = self.matrix.activities[at].clone();
        let left: Vec<RoleSet> = roles.iter().map(|held| held.difference(RoleSet::A)).collect();
        let rule = broken_rule(&left).unwrap_or(Rule::NobodyAccountable);
        let known = allow.iter().find(|(known, _)| *known == rule);
        self.may_replace(what, "the reason", known.map(|(_, reason)| reason), reason)?;
        for (party, left) in left.into_iter().enumerate() {
            if roles[party].contains(Role::Accountable) {
                self.apply(what, &MatrixEdit::Roles(at, party, left))?;
            }
        }
        self.apply(what, &MatrixEdit::Allow(at, rule, reason.to_owned()))?;
        let is_needless = |other: &Rule| *other != rule && other.is_about_content();
        for other in allow.into_iter().map(|(other, _)| other).filter(is_needless) {
            self.apply(what, &MatrixEdit::Disallow(at, other))?;
        }
        Ok(())
    }

    pub(super) fn note(&mut self, what: &str, note: &str) -> Result<(), Error> {
        let at = self.activity(what)?;
        // Before --force is offered, with which the first of the two would be lost.
        if self.noted.contains(&at) {
            return Err(Error::new(format_args!("{what:?} gets two notes\nwrite both in one")));
        }
        self.noted.push(at);
        self.may_replace(what, "the note", self.matrix.activities[at].note.as_ref(), note)?;
        self.apply(what, &MatrixEdit::Note(at, note.to_owned()))
    }

    fn may_replace(
        &self,
        what: &str,
        noun: &str,
        known: Option<&String>,
        new: &str,
    ) -> Result<(), Error> {
        let help = match known {
            None => return Ok(()),
            Some(known) if known == new => "leave the option out",
            Some(_) if self.force => return Ok(()),
            Some(_) => "replace it with --force",
        };
        let known = known.map_or("", String::as_str);
        Err(Error::new(format_args!("{what:?} has {noun} {known:?} already\n{help}")))
    }

    /// An error if something beside this is called so, or for a new row this itself.
    fn free_title(&self, thing: Thing, new: &str, is_for_new: bool) -> Result<(), Error> {
        let matrix = &self.matrix;
        let is_beside = |other: &Thing| match (thing, *other) {
            (thing, other) if thing == other => is_for_new,
            (Thing::Party(_), Thing::Party(_)) => true,
            (Thing::Section(at), Thing::Section(other)) => {
                matrix.sections[at].parent == matrix.sections[other].parent
            }
            (Thing::Activity(at), Thing::Activity(other)) => {
                matrix.activities[at].section == matrix.activities[other].section
            }
            _ => false,
        };
        let mut beside = Thing::all(matrix).filter(is_beside);
        let Some(other) = beside.find(|other| is_same(title(matrix, *other), new)) else {
            return Ok(());
        };
        let help = "choose another, which says how the two differ";
        let (title, other) = (title(matrix, other), noun_and_id(matrix, other));
        Err(Error::new(format_args!("the {other} is called {title:?} already\n{help}")))
    }

    fn activity(&self, what: &str) -> Result<usize, Error> {
        match self.find(what, true)? {
            Thing::Activity(at) => Ok(at),
            other => {
                let other = noun_and_id(&self.matrix, other);
                let help = "name an activity";
                Err(Error::new(format_args!("{what:?} is the {other}\n{help}")))
            }
        }
    }

    /// What is called so in the file, or else by now; `party Customer` is the party of this id.
    fn find(&self, what: &str, is_activity: bool) -> Result<Thing, Error> {
        let before = &self.before.matrix;
        for matrix in [before, &self.matrix] {
            let mut called: Vec<Thing> =
                Thing::all(matrix).filter(|thing| thing.is_called(matrix, what)).collect();
            if called.is_empty() {
                let is_it = |thing: &Thing| is_same(what, &noun_and_id(matrix, *thing));
                called = Thing::all(matrix).filter(is_it).collect();
            }
            let is_row = |thing: &Thing| matches!(thing, Thing::Activity(_));
            if is_activity && called.iter().any(is_row) {
                called.retain(is_row);
            }
            match called[..] {
                [] => {}
                [one] => return Ok(self.now(matrix, one)),
                _ => return Err(ambiguous(matrix, what, &called)),
            }
        }
        if !is_activity {
            return Err(nothing_called([before].into_iter(), what));
        }
        let rows = before.activities.iter().flat_map(|row| [row.title.clone(), row.kebab_id()]);
        let rows: Vec<String> = rows.collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let otherwise = "`raci show` lists them: name one by its id, title or reference";
        Err(unknown("no activity", what, &rows, otherwise))
    }

    /// Where something is now: rows come in between, and ids stay.
    fn now(&self, matrix: &Matrix, thing: Thing) -> Thing {
        let id = id(matrix, thing);
        match thing {
            Thing::Activity(at) => {
                let row = self.matrix.activities.iter().position(|row| row.id == id);
                Thing::Activity(row.unwrap_or(at))
            }
            thing => thing,
        }
    }

    fn apply(&mut self, what: &str, edit: &MatrixEdit) -> Result<(), Error> {
        (self.text, self.matrix) = edit.apply(&self.text).ok_or_else(|| {
            let help =
                "write it out in usual lines, without YAML aliases, or edit the file by hand";
            let file = &self.before.file;
            Error::new(format_args!(
                "{what:?} cannot be changed in {file} without other changes\n{help}"
            ))
        })?;
        Ok(())
    }
}

/// `MakeBackups`, of that and of `make-backups`; a single word is a name as well.
fn id_in_its_form(name: &str) -> Option<String> {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str())
    };
    let joined: String = name.split(['-', '_']).filter_map(capital).collect();
    let starts = joined.chars().filter(char::is_ascii_uppercase).count();
    let is_all = joined.chars().all(|c| c.is_ascii_alphanumeric());
    let is_words = starts > 1 && joined.chars().any(|c| c.is_ascii_lowercase());
    (is_all && is_words && joined.starts_with(|c: char| c.is_ascii_uppercase())).then_some(joined)
}

fn title(matrix: &Matrix, thing: Thing) -> &str {
    match thing {
        Thing::Party(at) => &matrix.parties[at].name,
        Thing::Section(at) => &matrix.sections[at].title,
        Thing::Activity(at) => &matrix.activities[at].title,
    }
}

fn id(matrix: &Matrix, thing: Thing) -> &str {
    match thing {
        Thing::Party(at) => &matrix.parties[at].id,
        Thing::Section(at) => &matrix.sections[at].id,
        Thing::Activity(at) => &matrix.activities[at].id,
    }
}

fn noun_and_id(matrix: &Matrix, thing: Thing) -> String {
    let noun = match thing {
        Thing::Party(_) => "party",
        Thing::Section(_) => "section",
        Thing::Activity(_) => "activity",
    };
    format!("{noun} {}", id(matrix, thing))
}

fn ambiguous(matrix: &Matrix, what: &str, called: &[Thing]) -> Error {
    let things: Vec<String> =
        called.iter().map(|thing| format!("{:?}", noun_and_id(matrix, *thing))).collect();
    let help = format!("name the one that is meant: {}", things.join(" or "));
    Error::new(format_args!("{what:?} is ambiguous\n{help}"))
}
