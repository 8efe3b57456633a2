//! A page to a matrix.

use std::collections::HashMap;

use okms_raci_codegen::{Matrix, Source};

use super::cells::{Block, Heading, Page, Place, plain};
use super::layout::{self, Entry, Found, Layout};
use super::outline::Part;
use super::report::{Report, instead_of};
use super::{Hints, Imported, StatedFacts, facts, footnotes, matrix, outline};
use crate::into::Target;
use crate::status::Error;

/// Makes a matrix of a page.
pub(super) fn matrix(
    mut page: Page,
    file: &str,
    hints: &Hints,
    target: Option<&Target<'_>>,
    mut report: Report,
) -> Result<Imported, Error> {
    if let Some(heading) = &hints.under {
        page.blocks = under(page.blocks, heading, &mut report);
        // Without the heading, nothing else is known of the page.
        report.check(file)?;
    }
    let mut layout = layout::find(&page, hints, &mut report);
    page.facts.title = page.facts.title.take().or(layout.title.take());
    let (title, is_title) = facts::title(&page, file, hints, target, &mut report);
    page.facts.updated = page.facts.updated.take().or(layout.revision.take());
    let revision = facts::revision(page.facts.updated.as_ref(), &layout.dates, hints, &mut report);
    let url = page.facts.url.take().and_then(|url| facts::address(url, &mut report));
    report.check(file)?;
    footnotes::attach(&page, &mut layout, &mut report);
    let is_ours = layout.entries.iter().any(|(_, entry)| entry.has_id());
    let mut stated = StatedFacts {
        title: is_title,
        ids: is_ours,
        id_case: !is_ours,
        revision: hints.revision.is_some() || page.facts.updated.is_some(),
        reasons: is_ours,
        notes: is_ours,
        outline: !page.is_flat,
        ..StatedFacts::TABLE
    };
    let publisher = page.facts.publisher.take().map(|fact| fact.text);
    let parties = std::mem::take(&mut layout.parties);
    let entries = in_order(page, layout, &mut report);
    let parts = outline::sections(entries, &title, &mut report);
    stated.sections = parts.iter().any(Part::is_stated);
    report.check(file)?;
    let name = hints.name.clone().or(target.map(|target| target.matrix.name.clone()));
    let name = name.unwrap_or_else(|| facts::name(file, &title, &mut report));
    let revision = revision.unwrap_or_default();
    let source = Source { publisher, url, revision, ..Source::default() };
    let empty = Matrix { name, title, source, ..Matrix::default() };
    let matrix = matrix::fill(empty, parties, &parts, hints, target, &mut report);
    report.check(file)?;
    let rows = parts.iter().flat_map(|part| &part.rows).map(|row| row.at.span()).collect();
    Ok(Imported { matrix, decisions: report.decisions(file), stated, rows })
}

/// Headings and rows in the order of the page.
fn in_order(page: Page, layout: Layout, report: &mut Report) -> Vec<Entry> {
    let headings = page.blocks.into_iter().enumerate().filter_map(|(at, block)| match block {
        Block::Heading(heading) if !layout.used.contains(&at) => {
            Some((at, Entry::Heading(heading)))
        }
        _ => None,
    });
    let mut entries: Vec<(usize, Entry)> = headings.chain(layout.entries).collect();
    entries.sort_by_key(|(block, _)| *block);
    for run in entries.chunk_by_mut(|(a, one), (b, other)| a == b && one.is_row() && other.is_row())
    {
        by_section(run, report);
    }
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// The rows of each section together, the sections in the order in which they come first.
fn by_section(entries: &mut [(usize, Entry)], report: &mut Report) {
    let rows = || entries.iter().filter_map(|(_, entry)| entry.row());
    // By depth, section around it and title, the row in which a section comes first.
    let mut first: HashMap<(usize, Option<usize>, &str), usize> = HashMap::new();
    let mut order: Vec<Vec<usize>> = Vec::new();
    for (at, row) in rows().enumerate() {
        let mut outer = None;
        let sections = row.path.iter().enumerate().map(|(depth, title)| {
            let own = *first.entry((depth, outer, title)).or_insert(at);
            outer = Some(own);
            own
        });
        order.push(sections.collect());
    }
    if let Some(out) = order.windows(2).position(|pair| pair[0] > pair[1]) {
        let what = "rows of one section are apart: they were put together where it comes first";
        let at = rows().nth(out + 1).map(|row| row.at.clone());
        report.odd(&at.unwrap_or_default(), what);
        let mut at = 0..;
        entries.sort_by_cached_key(|_| at.next().map(|at: usize| order[at].clone()));
    }
}

impl Entry {
    fn row(&self) -> Option<&Found> {
        match self {
            Entry::Row(row) => Some(row),
            Entry::Heading(_) => None,
        }
    }

    fn is_row(&self) -> bool {
        self.row().is_some()
    }

    /// Whether it is a row of a table of our own.
    fn has_id(&self) -> bool {
        self.row().is_some_and(|row| !row.activity.id.is_empty())
    }
}

/// The blocks under the heading that was asked for.
fn under(blocks: Vec<Block>, wanted: &str, report: &mut Report) -> Vec<Block> {
    let is_it = |heading: &Heading| plain(&heading.text) == plain(wanted);
    let headings = blocks.iter().filter_map(|block| match block {
        Block::Heading(heading) => Some(heading.text.clone()),
        _ => None,
    });
    let headings: Vec<String> = headings.collect();
    let mut level = None;
    let mut taken = Vec::new();
    for block in blocks {
        match (&block, level) {
            (Block::Heading(heading), None) => {
                level = is_it(heading).then_some(heading.level);
            }
            (Block::Heading(heading), Some(level)) if heading.level <= level => break,
            (_, Some(_)) => taken.push(block),
            _ => {}
        }
    }
    if level.is_none() {
        let known: Vec<&str> = headings.iter().map(String::as_str).collect();
        let help = match &known[..] {
            [] => "the source has no headings: leave --under out".to_owned(),
            known => instead_of("--under", wanted, known),
        };
        report.refuse(&Place::default(), format!("no heading is {wanted:?}"), help);
    }
    taken
}
