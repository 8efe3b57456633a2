//! The table: the parties as columns, the sections and the activities as rows.
//!
//! Roles of ARIA are written out, since the style shows the rows as a list in narrow windows.

use std::ops::Range;

use maud::{Markup, html};
use okms_raci_codegen::{Activity, Matrix, Role, RoleSet, Section};
use okms_raci_core::render::is_web_address;

use super::notes::CellNotes;
use super::{Cell, Page};
use crate::export::{covered, deviation};

/// The sections, each with the range of its own activities.
type Sections<'a> = [(&'a Section, Range<usize>)];

/// The whole table, and the notes of its cells.
pub(super) fn table(page: &Page<'_>) -> Markup {
    let sections: Vec<_> = page.matrix.sections_with_activities().collect();
    let notes = CellNotes::of(page.matrix);
    html! {
        div.frame id="page.matrix" tabindex="-1" {
            table role="table" aria-labelledby="page.title" {
                (columns(page))
                (head(page))
                @for part in parts(&sections) {
                    tbody role="rowgroup" {
                        @for position in part {
                            (section(page, &sections, position))
                            @for activity in sections[position].1.clone() {
                                (row(page, activity, &notes)) "\n"
                            }
                        }
                    }
                    "\n"
                }
            }
        }
        "\n"
        p.nothing hidden { "No activity matches the filter." } "\n"
        (notes.list())
    }
}

/// The positions of the sections of each part, which starts at the first level.
fn parts(sections: &Sections<'_>) -> Vec<Range<usize>> {
    let mut start = 0;
    let parts = sections.chunk_by(|_, (next, _)| next.depth > 1).map(|part| {
        start += part.len();
        start - part.len()..start
    });
    parts.collect()
}

fn columns(page: &Page<'_>) -> Markup {
    html! {
        colgroup {
            col;
            @for _ in &page.matrix.parties { col.party; }
            @if page.column.is_some() { col.further; }
        }
        "\n"
    }
}

/// On paper, the first cell of the head repeats on each page what the page is of.
fn head(page: &Page<'_>) -> Markup {
    let matrix = page.matrix;
    html! {
        thead role="rowgroup" {
            tr role="row" {
                th role="columnheader" scope="col" {
                    span.screen { "Activity" }
                    span.print { b { (matrix.title) } ", " span.whole { "revision " (matrix.source.revision) } br; span.filter {} }
                }
                @for party in &matrix.parties {
                    (party_head(&party.name))
                }
                @if let Some(column) = page.column {
                    th.further role="columnheader" scope="col" { (column.title) }
                }
            }
        }
        "\n"
    }
}

/// The head of a party's column.
pub(super) fn party_head(name: &str) -> Markup {
    html! { th.party role="columnheader" scope="col" dir="auto" { span { (name) } } }
}

/// The row of a section.
fn section(page: &Page<'_>, sections: &Sections<'_>, position: usize) -> Markup {
    let section = sections[position].0;
    let outer = joining(sections, position);
    // On paper, the row looks like that of the outermost section in it.
    let outermost = outer.first().copied().unwrap_or(section);
    let columns = 1 + page.matrix.parties.len() + usize::from(page.column.is_some());
    let anchor = format!("section.{}", section.kebab_id());
    html! {
        tr.section.joined[is_joined(sections, position)] role="row" id=(anchor)
            data-depth=(section.depth) data-paper-depth=(outermost.depth) {
            th role="rowheader" scope="colgroup" colspan=(columns) {
                div {
                    @if let Some(number) = &section.number {
                        a.gutter.screen href={ "#" (anchor) } { (number) } " "
                    }
                    span.gutter.print { (outermost.number_or_empty()) }
                    (heading(section, &outer))
                }
            }
        }
        "\n"
    }
}

/// The title; on paper, it follows those of the outer sections that join it. HTML has six levels, of which
/// the page has the first.
fn heading(section: &Section, outer: &[&Section]) -> Markup {
    let title = html! {
        @if let Some((outermost, inner)) = outer.split_first() {
            span.print {
                (outermost.title) " › "
                @for section in inner { (number(section)) (section.title) " › " }
                (number(section))
            }
        }
        (section.title)
    };
    match section.depth {
        1 => html! { h2 dir="auto" { (title) } },
        2 => html! { h3 dir="auto" { (title) } },
        3 => html! { h4 dir="auto" { (title) } },
        4 => html! { h5 dir="auto" { (title) } },
        _ => html! { h6 dir="auto" { (title) } },
    }
}

fn number(section: &Section) -> Markup {
    html! { @if let Some(number) = section.number.as_deref() { span.number { (number) } " " } }
}

/// Whether a section lists nothing itself, so that on paper it joins its first subsection in one line.
fn is_joined(sections: &Sections<'_>, position: usize) -> bool {
    let next = sections.get(position + 1);
    sections[position].1.is_empty() && next.is_some_and(|(next, _)| next.parent == Some(position))
}

/// The outer sections that join a section, the outermost first.
fn joining<'a>(sections: &Sections<'a>, position: usize) -> Vec<&'a Section> {
    let is_first_of_joined = |position: usize| {
        position > 0
            && sections[position].0.parent == Some(position - 1)
            && is_joined(sections, position - 1)
    };
    let mut first = position;
    while is_first_of_joined(first) {
        first -= 1;
    }
    sections[first..position].iter().map(|(section, _)| *section).collect()
}

fn row(page: &Page<'_>, position: usize, notes: &CellNotes<'_>) -> Markup {
    let activity = &page.matrix.activities[position];
    let Activity { title, note, .. } = activity;
    html! {
        tr role="row" id=(activity.kebab_id()) {
            // The name of the row is its title alone.
            th role="rowheader" scope="row" aria-label=(title) {
                div {
                    (link(activity))
                    div {
                        span.title dir="auto" { (title) }
                        @if let Some(note) = note { " " span.note dir="auto" { (note) } }
                        @if !activity.covers.is_empty() {
                            " " span.note { "covers " (covered(page.matrix, activity).join(", ")) }
                        }
                        @for (rule, reason) in &activity.allow {
                            " " span.allowed dir="auto" { b { "Allowed: " (deviation(*rule)) } " " (reason) }
                        }
                    }
                }
            }
            @for (party, roles) in activity.roles.iter().enumerate() {
                (cell(page.matrix, party, *roles, notes.mark(position, party)))
            }
            @if let Some(column) = page.column {
                (further(column.cells.get(position).map_or(&[], Vec::as_slice)))
            }
        }
    }
}

/// The reference of a row, or a sign, as the link to the row.
fn link(activity: &Activity) -> Markup {
    let Activity { title, reference, .. } = activity;
    html! {
        @match reference {
            Some(reference) => {
                a.gutter href=(anchor(activity)) aria-label={ "Link to " (reference) " " (title) } { (reference) }
            }
            None => a.gutter.screen href=(anchor(activity)) aria-label={ "Link to " (title) } { "#" },
        }
    }
}

/// The link to the row of an activity. No id has a `.`, which those of other parts of the page have.
pub(super) fn anchor(activity: &Activity) -> String {
    format!("#{}", activity.kebab_id())
}

/// A cell; the party stands in it for narrow windows, which show no head.
pub(super) fn cell(matrix: &Matrix, party: usize, roles: RoleSet, note: Option<&str>) -> Markup {
    html! {
        td role="cell" data-roles=(roles.letters()) {
            @for role in roles { (mark(role)) }
            span.spoken { (spoken(roles)) }
            @if let Some(note) = note {
                sup { a href={ "#note." (note) } aria-label={ "Note " (note) } { (note) } }
            }
            @if !roles.is_empty() || note.is_some() {
                span.party aria-hidden="true" { (matrix.parties[party].name) }
            }
        }
    }
}

/// What is read out of a cell.
pub(super) fn spoken(roles: RoleSet) -> String {
    let names: Vec<&str> = roles.iter().map(Role::name).collect();
    if names.is_empty() { "no role".to_owned() } else { names.join(", ") }
}

/// The letter of a role in its shape; the name is read out beside it.
pub(super) fn mark(role: Role) -> Markup {
    let letter = role.letter();
    html! { b class={ "mark " (letter) } aria-hidden="true" title=(role.name()) { (letter) } }
}

fn further(cells: &[Cell]) -> Markup {
    html! {
        td.further role="cell" {
            @for (position, Cell { text, link }) in cells.iter().enumerate() {
                @if position > 0 { br; }
                @match link.as_ref().filter(|link| is_address(link)) {
                    Some(link) => a href=(link) { (text) },
                    None => (text),
                }
            }
        }
    }
}

/// Whether it is on the web, or a path; anything else before a colon may be a script.
fn is_address(link: &str) -> bool {
    is_web_address(link) || !link.contains(':')
}
