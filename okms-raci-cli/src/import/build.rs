//! A page to a matrix.

use std::collections::HashMap;

use okms_raci_codegen::Source;
use okms_raci_core::render::is_web_address;

use super::cells::{Block, Fact, Heading, Page, Place, plain};
use super::front_matter::date;
use super::layout::{self, Entry, Layout};
use super::matrix::{self, Found};
use super::outline::{self, Item};
use super::report::{Report, instead_of};
use super::{Hints, footnotes, name, titles};
use super::{Imported, StatedFacts};
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
    }
    let mut layout = layout::find(&page, hints, &mut report);
    page.facts.title = page.facts.title.take().or(layout.title.take());
    let title = title(&page, file, hints, target, &mut report);
    page.facts.updated = page.facts.updated.take().or(layout.revision.take());
    let revision = revision(page.facts.updated.as_ref(), &layout.dates, hints, &mut report);
    let url = page.facts.url.clone().and_then(|url| address(url, &mut report));
    report.check(file)?;
    footnotes::attach(&page, &mut layout, &mut report);
    let is_flat = page.is_flat;
    let publisher = page.facts.publisher.clone().map(|fact| fact.text);
    let has_date = page.facts.updated.is_some();
    let parties = std::mem::take(&mut layout.parties);
    let mut parts = outline::sections(items(page, layout, &mut report), &title.text, &mut report);
    for part in &mut parts {
        titles::unlike(part, &mut report);
    }
    report.check(file)?;
    let name = hints.name.clone().or(target.map(|target| target.matrix.name.clone()));
    let found = Found {
        name: name.unwrap_or_else(|| name::of(file, &title.text, &mut report)),
        title: title.text,
        source: Source {
            publisher,
            article: None,
            url,
            revision: revision.unwrap_or_default(),
            ..Source::default()
        },
        parties,
        parts,
    };
    let is_ours = found.is_ours();
    let stated = StatedFacts {
        title: title.is_stated,
        ids: is_ours,
        id_case: !is_ours,
        revision: hints.revision.is_some() || has_date,
        reasons: is_ours,
        notes: is_ours,
        outline: !is_flat,
        ..StatedFacts::TABLE
    };
    let matrix = matrix::matrix(found, hints, target, &mut report);
    report.check(file)?;
    Ok(Imported { matrix, decisions: report.decisions(file), stated })
}

/// Headings and rows in the order of the page.
fn items(page: Page, layout: Layout, report: &mut Report) -> Vec<Item> {
    let used = layout.used;
    let mut entries = layout.entries.into_iter().collect::<Vec<_>>();
    entries.sort_by_key(|(block, _)| *block);
    let mut entries = entries.into_iter().peekable();
    let mut items = Vec::new();
    for (at, block) in page.blocks.into_iter().enumerate() {
        if let Block::Heading(heading) = block
            && !used.contains(&at)
        {
            items.push(Item::Heading(heading));
        }
        let mut rows = Vec::new();
        while let Some((_, entry)) = entries.next_if(|(block, _)| *block == at) {
            match entry {
                Entry::Row(row) => rows.push(*row),
                Entry::Heading(heading) => {
                    if !rows.is_empty() {
                        items.push(Item::Rows(rows_at(&rows), std::mem::take(&mut rows)));
                    }
                    items.push(Item::Heading(heading));
                }
            }
        }
        if !rows.is_empty() {
            items.push(Item::Rows(rows_at(&rows), by_section(rows, report)));
        }
    }
    items
}

/// The rows of each section together, the sections in the order in which they come first.
fn by_section(mut rows: Vec<layout::Found>, report: &mut Report) -> Vec<layout::Found> {
    // By depth, section around it and title, the row in which a section comes first.
    let mut first: HashMap<(usize, Option<usize>, &str), usize> = HashMap::new();
    let mut order: Vec<Vec<usize>> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
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
        report.odd(&rows[out + 1].at, what);
        let mut at = 0..;
        rows.sort_by_cached_key(|_| at.next().map(|at: usize| order[at].clone()));
    }
    rows
}

fn rows_at(rows: &[layout::Found]) -> Place {
    rows.first().map(|row| row.at.clone()).unwrap_or_default()
}

struct Title {
    text: String,
    is_stated: bool,
}

/// What the source says, else what the matrix is called already, else what the file is called.
fn title(
    page: &Page,
    file: &str,
    hints: &Hints,
    target: Option<&Target<'_>>,
    report: &mut Report,
) -> Title {
    let heading = page.blocks.iter().find_map(|block| match block {
        Block::Heading(heading) if heading.level == 1 => Some(heading.text.clone()),
        _ => None,
    });
    let fact = page.facts.title.as_ref().map(|fact| fact.text.clone());
    let stated = hints.title.clone().or(fact).or(heading);
    if let Some(text) = stated {
        return Title { text, is_stated: true };
    }
    let (text, became) = match target {
        Some(target) => (target.matrix.title.clone(), "is still called"),
        None => (name::stem(file), "was called"),
    };
    let what = format!("the source has no title; it {became} {text:?}; --title gives another");
    report.detail(&Place::default(), what);
    Title { text, is_stated: false }
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
        let help = instead_of("--under", wanted, &known);
        report.refuse(&Place::default(), format!("no heading is {wanted:?}"), help);
    }
    taken
}

/// The address of the page; a relative one, or another that may not become a link, is none.
fn address(Fact { at, text }: Fact, report: &mut Report) -> Option<String> {
    if is_web_address(&text) {
        return Some(text);
    }
    report.odd(&at, format!("the url {text:?} is no address of a web page, and was left out"));
    None
}

/// The date of the text.
fn revision(
    updated: Option<&Fact>,
    dates: &[Fact],
    hints: &Hints,
    report: &mut Report,
) -> Option<String> {
    if let Some(revision) = &hints.revision {
        return Some(revision.clone());
    }
    let help = "give the date of the text, such as --revision 2025-10-21";
    let Some(Fact { at, text }) = updated else {
        if let Some(date) = hints.undated {
            return Some(date.to_owned());
        }
        match dates.first() {
            Some(Fact { at, text }) => {
                let help = format!("if it is that of the text, say so: --revision {text}");
                report.refuse(at, format!("the sheet has a date, {text}"), help);
            }
            None => report.refuse(&Place::default(), "the source has no date", help),
        }
        return None;
    };
    let Some(date) = date(text) else {
        report.refuse(at, format!("{text:?} is no date with year, month and day"), help);
        return None;
    };
    if date != *text {
        report.detail(at, format!("the date {text:?} was written {date}"));
    }
    Some(date)
}
