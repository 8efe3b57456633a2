//! The changes between two matrices as a page: in words, then the rows with what was and what is.

use std::collections::HashMap;

use maud::{Markup, html};
use okms_raci_codegen::{Activity, Matrix, RoleSet};

use super::table::{anchor, mark, party_head};
use super::{Page, document, head, layout};
use crate::diff::{ChangeKind, Entry, Is, Part, Subject, Words};
use crate::export::origin;
use crate::source::Loaded;

const STYLE: &str = include_str!("redline.css");

/// The whole file.
pub(crate) fn redline(words: &Words<'_>, old: &Loaded, new: &Loaded) -> String {
    let page = Page::of(&new.matrix);
    let style = format!("{}{STYLE}", layout::style(&page));
    let title = format!("Changes of {}", new.matrix.title);
    let redline = Redline::new(words, &old.matrix, &new.matrix);
    let body = html! {
        header {
            h1 id="page.title" dir="auto" { (title) }
            p.source { (source(old)) " → " (source(new)) }
        }
        main {
            section.changes aria-label="Changes" { (changes(words)) }
            (head::legend())
            @if !words.groups.is_empty() { (redline.table()) }
        }
    };
    document(&title, &layout::class(&page), &style, &body)
}

/// The file and the revision of a source.
fn source(loaded: &Loaded) -> String {
    let revision = loaded.stated.revision.then(|| format!(", {}", origin(&loaded.matrix.source)));
    format!("{}{}", loaded.file, revision.unwrap_or_default())
}

/// All changes in words, with links to the rows.
fn changes(words: &Words<'_>) -> Markup {
    html! {
        p { @if words.groups.is_empty() { "Nothing differs." } @else { (capital(&words.summary)) "." } }
        @for group in &words.groups {
            h2 dir="auto" { (group.heading) }
            ul {
                @for entry in &group.entries {
                    li.moves[entry.moves_duty()] dir="auto" {
                        @if let (Some(heading), Subject::Activity(item)) = (entry.heading(), entry.subject) {
                            @if entry.is == Is::Gone { b { (heading) } }
                            @else { a href={ "#" (okms_raci_codegen::kebab(&item.id)) } { (heading) } }
                            ": "
                        }
                        (entry.lines.join("; "))
                        @if let Some(cells) = &entry.cells { " (" (cells) ")" }
                    }
                }
            }
        }
    }
}

fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

struct Redline<'a> {
    old: &'a Matrix,
    new: &'a Matrix,
    /// The names and old positions of the parties that are gone, whose columns follow the others.
    gone_parties: Vec<(&'a str, usize)>,
    /// The entries of rows, by id and whether they are gone.
    rows: HashMap<(&'a str, bool), &'a Entry<'a>>,
    /// The rows that are gone, by the section that is called as theirs, if there is one.
    gone_rows: HashMap<Option<usize>, Vec<&'a Activity>>,
    /// The old rows by their ids, and by their titles.
    old_rows: [HashMap<&'a str, &'a Activity>; 2],
}

impl<'a> Redline<'a> {
    fn new(words: &'a Words<'a>, old: &'a Matrix, new: &'a Matrix) -> Self {
        let rows = words.entries().filter_map(|(_, entry)| match entry.subject {
            Subject::Activity(item) => Some(((item.id.as_str(), entry.is == Is::Gone), entry)),
            _ => None,
        });
        let rows: HashMap<(&str, bool), &Entry> = rows.collect();
        let gone = words.entries().filter_map(|(_, entry)| match entry.subject {
            Subject::Party(item) if entry.is == Is::Gone => Some(&item.id),
            _ => None,
        });
        let gone: Vec<&String> = gone.collect();
        let parties = old.parties.iter().enumerate().filter(|(_, it)| gone.contains(&&it.id));
        let sections = new.sections.iter().enumerate().rev();
        let sections: HashMap<_, usize> =
            sections.map(|(at, section)| ((&section.number, &section.title), at)).collect();
        let mut gone_rows: HashMap<Option<usize>, Vec<&Activity>> = HashMap::new();
        for row in old.activities.iter().filter(|row| rows.contains_key(&(row.id.as_str(), true))) {
            let section = &old.sections[row.section];
            let section = sections.get(&(&section.number, &section.title)).copied();
            gone_rows.entry(section).or_default().push(row);
        }
        let by = |key: fn(&Activity) -> &str| {
            old.activities.iter().rev().map(|it| (key(it), it)).collect()
        };
        Redline {
            old,
            new,
            gone_parties: parties.map(|(at, party)| (party.name.as_str(), at)).collect(),
            rows,
            gone_rows,
            old_rows: [by(|row| &row.id), by(|row| &row.title)],
        }
    }

    fn table(&self) -> Markup {
        let count = self.new.activities.len();
        html! {
            label.all {
                input type="checkbox" id="page.all";
                "Show all " (count) " rows, also those without a change"
            }
            div.frame id="page.matrix" tabindex="-1" {
                table role="table" aria-labelledby="page.title" {
                    colgroup {
                        col;
                        @for _ in 0..self.new.parties.len() + self.gone_parties.len() { col.party; }
                    }
                    thead role="rowgroup" {
                        tr role="row" {
                            th role="columnheader" scope="col" { "Activity" }
                            @for party in &self.new.parties {
                                (party_head(&party.name))
                            }
                            @for party in &self.gone_parties {
                                th.party role="columnheader" scope="col" dir="auto" { span { del { (party.0) } } }
                            }
                        }
                    }
                    tbody role="rowgroup" {
                        @for (position, (section, own)) in self.new.sections_with_activities().enumerate() {
                            @let changed = own.clone().any(|at| self.is_changed(at));
                            tr.section.same[!changed && self.gone_rows(Some(position)).is_empty()] role="row" data-depth=(section.depth) {
                                th role="rowheader" scope="colgroup" colspan=(1 + self.new.parties.len() + self.gone_parties.len()) {
                                    div {
                                        @if let Some(number) = &section.number { span.gutter { (number) } " " }
                                        h2 dir="auto" { (section.title) }
                                    }
                                }
                            }
                            @for at in own { (self.row(&self.new.activities[at])) "\n" }
                            @for row in self.gone_rows(Some(position)) { (self.gone_row(row)) "\n" }
                        }
                        @for row in self.gone_rows(None) { (self.gone_row(row)) "\n" }
                    }
                }
            }
        }
    }

    fn is_changed(&self, at: usize) -> bool {
        self.rows.contains_key(&(self.new.activities[at].id.as_str(), false))
    }

    fn gone_rows(&self, section: Option<usize>) -> &[&'a Activity] {
        self.gone_rows.get(&section).map_or(&[], Vec::as_slice)
    }

    fn row(&self, row: &Activity) -> Markup {
        let entry = self.rows.get(&(row.id.as_str(), false));
        let class = match entry.map(|entry| entry.is) {
            None => "same",
            Some(Is::New) => "new",
            Some(_) => "changed",
        };
        let moves = entry.is_some_and(|entry| entry.moves_duty());
        let former = entry.and_then(|entry| {
            let mut titles = entry.changes.iter().filter(|it| it.kind == ChangeKind::Title);
            titles.find_map(|change| change.old.as_deref())
        });
        html! {
            tr.(class).moves[moves] role="row" id=(row.kebab_id()) {
                th role="rowheader" scope="row" {
                    div {
                        a.gutter href=(anchor(row)) { (row.reference.as_deref().unwrap_or("#")) }
                        div {
                            @if let Some(former) = former { del dir="auto" { (former) } " " }
                            span.title dir="auto" {
                                @if former.is_some() { ins { (row.title) } } @else { (row.title) }
                            }
                            @if class == "new" { " " span.badge { "new" } }
                        }
                    }
                }
                @for (party, roles) in self.new.parties.iter().zip(&row.roles) {
                    @if class == "new" { (cell(RoleSet::NONE, *roles, &party.name)) }
                    @else { (cell(before(entry.copied(), &party.id).unwrap_or(*roles), *roles, &party.name)) }
                }
                @for (name, at) in &self.gone_parties {
                    (cell(self.old_roles(row, *at), RoleSet::NONE, name))
                }
            }
        }
    }

    /// What a party that is gone held in a row.
    fn old_roles(&self, row: &Activity, party: usize) -> RoleSet {
        let [by_id, by_title] = &self.old_rows;
        let old = by_id.get(row.id.as_str()).or_else(|| by_title.get(row.title.as_str()));
        old.map_or(RoleSet::NONE, |old| old.roles[party])
    }

    fn gone_row(&self, row: &Activity) -> Markup {
        html! {
            tr.gone.moves role="row" {
                th role="rowheader" scope="row" {
                    div { span.gutter {} div { del dir="auto" { (row.title) } " " span.badge { "removed" } } }
                }
                @for party in &self.new.parties {
                    @let at = self.old.parties.iter().position(|old| old.id == party.id || old.name == party.name);
                    (cell(at.map_or(RoleSet::NONE, |at| row.roles[at]), RoleSet::NONE, &party.name))
                }
                @for (name, at) in &self.gone_parties { (cell(row.roles[*at], RoleSet::NONE, name)) }
            }
        }
    }
}

/// What a cell was, if it changed.
fn before(entry: Option<&Entry<'_>>, party: &str) -> Option<RoleSet> {
    let is_it = |part: &Option<Part>| matches!(part, Some(Part::Party { id, .. }) if id == party);
    let mut cells = entry?.changes.iter().filter(|change| change.kind == ChangeKind::Cell);
    let cell = cells.find(|change| is_it(&change.part))?;
    Some(cell.old.as_deref().and_then(RoleSet::from_letters).unwrap_or(RoleSet::NONE))
}

/// A cell with what was and what is; letters in both stay as they are.
fn cell(old: RoleSet, new: RoleSet, party: &str) -> Markup {
    let (gone, stays, added) = (old.difference(new), old.intersection(new), new.difference(old));
    let letters = |roles: RoleSet| html! { @for role in roles { (mark(role)) } };
    let names = |roles: RoleSet| {
        roles.iter().map(okms_raci_codegen::Role::name).collect::<Vec<_>>().join(", ")
    };
    html! {
        td role="cell" data-roles=(old.union(new).letters()) {
            (letters(stays))
            @if !stays.is_empty() { span.spoken { (names(stays)) } }
            @if !stays.is_empty() && old != new { " " }
            @if !gone.is_empty() { del { (letters(gone)) span.spoken { "no longer " (names(gone)) } } }
            @if !added.is_empty() { ins { (letters(added)) span.spoken { "now " (names(added)) } } }
            @if old.is_empty() && new.is_empty() { span.spoken { "no role" } }
            @if !old.union(new).is_empty() { span.party aria-hidden="true" { (party) } }
        }
    }
}
