//! The table of a chain as a page: for each outer row, who takes it on.

use maud::{Markup, PreEscaped, html};
use okms_raci_codegen::{Activity, Matrix, RoleSet, Section};
use okms_raci_core::render::is_web_address;

use super::table::{cell, party_head, spoken};
use super::{Page, SCRIPT, document, foot, head, layout};
use crate::chain::{Chain, Entry, Link, Node, State, who};
use crate::export::covered;

/// A matrix beside all that it refines.
pub(crate) struct ChainPage<'a> {
    pub(crate) chain: &'a Chain,
    /// The position of the matrix in the chain.
    pub(crate) inner: usize,
    /// Who signs the printed page.
    pub(crate) signers: &'a [String],
}

impl ChainPage<'_> {
    fn node(&self) -> &Node {
        &self.chain.nodes[self.inner]
    }

    fn links(&self) -> impl Iterator<Item = &Link> {
        self.chain.links.iter().filter(|link| link.inner == self.inner)
    }

    /// The whole file.
    pub(crate) fn write(&self) -> String {
        let matrix = &self.node().matrix;
        let page =
            Page { file: self.node().yaml_file(), signers: self.signers, ..Page::of(matrix) };
        let outer = self.links().map(|link| self.chain.nodes[link.outer].matrix.parties.len());
        let outer = outer.max().unwrap_or_default();
        let body = html! {
            a.skip href="#page.matrix" { "Skip to the matrix" } "\n"
            (self.header())
            main {
                @for link in self.links() { (self.overview(link)) }
                (head::filter(matrix, ("row", "rows")))
                (head::legend())
                div id="page.matrix" tabindex="-1" {
                    @for (at, link) in self.links().enumerate() { (self.table(at, link)) }
                }
                p.nothing hidden { "No row matches the filter." } "\n"
            }
            (foot::footer(&page, &self.digests()))
            script { (PreEscaped(SCRIPT)) }
        };
        let class = layout::chain_class(&page, outer);
        document(&matrix.title, &class, &layout::chain_style(&page, outer), &body)
    }

    /// The name and the digest of each outer file.
    fn digests(&self) -> Vec<(String, String)> {
        let outer = self.links().map(|link| &self.chain.nodes[link.outer]);
        outer
            .map(|node| {
                let name = node.yaml_file().map_or_else(|| node.name(), str::to_owned);
                (name, node.matrix.source.sha256.clone())
            })
            .collect()
    }

    fn header(&self) -> Markup {
        let matrix = &self.node().matrix;
        html! {
            header {
                h1 id="page.title" dir="auto" { (matrix.title) } "\n"
                p.source {
                    @if let Some(publisher) = &matrix.source.publisher { (publisher) " · " }
                    b.revision { "revision " (matrix.source.revision) }
                    @for link in self.links() {
                        @let outer = &self.chain.nodes[link.outer].matrix;
                        " · takes on what " (published(outer)) " asks of "
                        b { (outer.parties[link.party].name) }
                    }
                }
            }
            "\n"
        }
    }

    /// A box for each duty, the counts, and what is not simply taken on.
    fn overview(&self, link: &Link) -> Markup {
        let outer = &self.chain.nodes[link.outer].matrix;
        let (all, counts) = link.counts();
        let party = &outer.parties[link.party].name;
        let duties = || {
            let lines = link.lines.iter().enumerate();
            lines.filter_map(|(at, line)| Some((at, line, line.state?)))
        };
        let special = |state: State| state != State::TakenOn;
        html! {
            section.overview.duties aria-label="Summary" {
                div {
                    p.boxes {
                        @for (at, _, state) in duties() {
                            @let title = &outer.activities[at].title;
                            a class=(state.id()) href=(anchor(link, outer, at)) title={ (title) ": " (state.name()) } {
                                span.spoken { (title) ": " (state.name()) }
                            }
                        }
                    }
                    p {
                        "Of " b { (all) @if all == 1 { " duty" } @else { " duties" } } " of " (party)
                        " in " (outer.name) " " (outer.source.revision) ":"
                    }
                    p.counts {
                        @for (state, count) in State::ALL.into_iter().zip(counts).filter(|(_, it)| *it > 0) {
                            span { span class={ "box " (state.id()) } {} " " b { (count) } " " (state.name()) } " "
                        }
                    }
                }
                @if duties().any(|(_, _, state)| special(state)) {
                    ul.special {
                        @for (at, line, state) in duties().filter(|(_, _, state)| special(*state)) {
                            @let activity = &outer.activities[at];
                            li {
                                (badge(state)) " "
                                a href=(anchor(link, outer, at)) {
                                    (outer.sections[activity.section].number_or_empty()) " " (activity.title)
                                }
                                ": " (self.chain.reason(link, line))
                            }
                            "\n"
                        }
                    }
                }
            }
            "\n"
        }
    }

    fn table(&self, at: usize, link: &Link) -> Markup {
        let (outer, inner) = (&self.chain.nodes[link.outer].matrix, &self.node().matrix);
        let sections: Vec<_> = outer.sections_with_activities().collect();
        let table = html! {
            table role="table" aria-labelledby="page.title" {
                colgroup {
                    col.duty;
                    @for _ in &outer.parties { col.theirs; }
                    col.taken;
                    @for _ in &inner.parties { col.party; }
                }
                (self.table_head(link))
                tbody role="rowgroup" {
                    @for (position, (section, own)) in sections.iter().enumerate() {
                        (self.section(link, section, position))
                        @for activity in own.clone() { (self.rows(link, activity)) }
                    }
                }
            }
            "\n"
        };
        html! { @if at > 0 { hr; } div.frame { (table) } }
    }

    fn table_head(&self, link: &Link) -> Markup {
        let (outer, inner) = (&self.chain.nodes[link.outer].matrix, &self.node().matrix);
        html! {
            thead role="rowgroup" {
                tr.names role="row" {
                    th role="columnheader" colspan=(1 + outer.parties.len()) scope="colgroup" {
                        b { (outer.title) } " " (outer.source.revision) ", we are " (outer.parties[link.party].name)
                    }
                    th.taken role="columnheader" colspan=(1 + inner.parties.len()) scope="colgroup" {
                        b { (inner.title) } " " (inner.source.revision)
                        " " span.print { span.filter {} }
                    }
                }
                tr role="row" {
                    th role="columnheader" scope="col" { "Activity" }
                    @for party in &outer.parties {
                        th.theirs role="columnheader" scope="col" dir="auto" { span { (party.name) } }
                    }
                    th.taken role="columnheader" scope="col" { "Taken on by" }
                    @for party in &inner.parties {
                        (party_head(&party.name))
                    }
                }
            }
            "\n"
        }
    }

    fn section(&self, link: &Link, section: &Section, position: usize) -> Markup {
        let (outer, inner) = (&self.chain.nodes[link.outer].matrix, &self.node().matrix);
        let level = section.depth.min(3) + 1;
        html! {
            tr.section role="row" id={ "section." (link.outer) "." (position) } data-depth=(section.depth) {
                th role="rowheader" scope="colgroup" colspan=(1 + outer.parties.len()) {
                    div {
                        span.gutter { (section.number_or_empty()) } " "
                        @match level {
                            2 => h2 dir="auto" { (section.title) },
                            3 => h3 dir="auto" { (section.title) },
                            _ => h4 dir="auto" { (section.title) },
                        }
                    }
                }
                td.taken colspan=(1 + inner.parties.len()) {}
            }
            "\n"
        }
    }

    /// A row for each entry of an outer activity, or one that is empty on the right.
    fn rows(&self, link: &Link, at: usize) -> Markup {
        let outer = &self.chain.nodes[link.outer].matrix;
        let activity = &outer.activities[at];
        let listed = &link.lines[at].entries;
        let entries: Vec<Option<&Entry>> = match listed.as_slice() {
            [] => vec![None],
            entries => entries.iter().map(Some).collect(),
        };
        html! {
            @for (number, entry) in entries.into_iter().enumerate() {
                tr.again[number > 0].quiet[listed.is_empty()] role="row"
                    id=[(number == 0).then(|| id(link, activity))] {
                    (duty(outer, activity))
                    @for (at, roles) in activity.roles.iter().enumerate() {
                        (theirs(*roles, (at == link.party).then_some(&outer.parties[at].name)))
                    }
                    (self.entry(link, entry))
                }
                "\n"
            }
        }
    }

    fn entry(&self, link: &Link, entry: Option<&Entry>) -> Markup {
        let inner = self.node();
        let columns = 1 + inner.matrix.parties.len();
        html! {
            @match entry {
                None => { td.taken colspan=(columns) {} }
                Some(entry @ Entry::Row { row, contract, .. }) => {
                    @let activity = &inner.matrix.activities[*row];
                    td.taken role="cell" {
                        span.title dir="auto" { (activity.title) }
                        @if let Some(only) = entry.only_in_words() { " " span.only { (only) } }
                        @if entry.back_in_words().is_some() {
                            " " span.badge.back { "BACK" }
                            " " span.note { (contract.as_deref().unwrap_or("no contract says so")) }
                        }
                        (self.beyond(link.inner, *row))
                    }
                    @for (party, roles) in activity.roles.iter().enumerate() {
                        (cell(&inner.matrix, party, *roles, None))
                    }
                }
                Some(Entry::Open(reason)) => { td.taken colspan=(columns) { (badge(State::Open)) " " (reason) } }
                Some(Entry::Except(reason)) => { td.taken colspan=(columns) { (badge(State::Excepted)) " " (reason) } }
                Some(gap @ Entry::Gap(_)) => {
                    td.taken colspan=(columns) { (badge(State::NotCovered)) " " (gap.without_mark()) }
                }
            }
        }
    }

    /// What takes on a row further in.
    fn beyond(&self, node: usize, row: usize) -> Markup {
        html! {
            @for (link, line) in self.chain.beyond(node, row) {
                @let inner = &self.chain.nodes[link.inner];
                @for entry in &line.entries {
                    " " span.note {
                        "› " (inner.matrix.name) ": "
                        @match entry {
                            Entry::Row { row, .. } => {
                                @let row_of = &inner.rows.activities[*row];
                                (row_of.item.title) ", " (who(&inner.rows, row_of))
                                @for mark in entry.marks() { ", " (mark) }
                                (self.beyond(link.inner, *row))
                            }
                            _ => { (entry.marks().join(", ")) }
                        }
                    }
                }
            }
        }
    }
}

fn duty(outer: &Matrix, activity: &Activity) -> Markup {
    html! {
        th role="rowheader" scope="row" aria-label=(activity.title) {
            div {
                span.gutter { (activity.reference.as_deref().unwrap_or_default()) }
                div {
                    span.title dir="auto" { (activity.title) }
                    @if !activity.covers.is_empty() {
                        " " span.note { "covers " (covered(outer, activity).join(", ")) }
                    }
                }
            }
        }
    }
}

/// The title, publisher and revision of an outer matrix, with a link to its page.
fn published(outer: &Matrix) -> Markup {
    let source = &outer.source;
    let parts = [Some(&outer.title), source.publisher.as_ref(), source.article.as_ref()];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    let text = format!("{}, revision {}", parts.join(", "), source.revision);
    html! {
        @match source.url.as_deref().filter(|url| is_web_address(url)) {
            Some(url) => a href=(url) { (text) },
            None => (text),
        }
    }
}

/// The letters of an outer party, without marks: these belong to who does it in the end.
/// `ours` is the name of the party that we are.
fn theirs(roles: RoleSet, ours: Option<&String>) -> Markup {
    html! {
        td.theirs.ours[ours.is_some()] role="cell" {
            @if let Some(name) = ours { span.party aria-hidden="true" { (name) " " } }
            @for role in roles { b class=(role.letter()) aria-hidden="true" { (role.letter()) } }
            span.spoken { (spoken(roles)) }
        }
    }
}

fn badge(state: State) -> Markup {
    let (class, text) = match state {
        State::TakenOn => ("", "TAKEN ON"),
        State::HandedBack => ("back", "BACK"),
        State::Open => ("open", "OPEN"),
        State::Excepted => ("except", "EXCEPT"),
        State::NotCovered => ("gap", "GAP"),
    };
    html! { span class={ "badge " (class) } { (text) } }
}

/// The id of the first row of an outer activity; of two outer matrices, the same id may be in both.
fn id(link: &Link, activity: &Activity) -> String {
    format!("{}.{}", link.outer, activity.kebab_id())
}

fn anchor(link: &Link, outer: &Matrix, at: usize) -> String {
    format!("#{}", id(link, &outer.activities[at]))
}
