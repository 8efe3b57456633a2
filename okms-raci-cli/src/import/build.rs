//! A page to a matrix.

use okms_raci_codegen::Source;
use okms_raci_core::render::is_web_address;

use super::columns::{self, Column, Contents, Parties};
use super::front_matter::date;
use super::legend::{has_columns_of_roles, is_legend};
use super::matrix::{self, Found};
use super::notes::Notes;
use super::outline::{self, Item};
use super::page::{Block, Fact, Heading, Page, Place, Table};
use super::words::plain;
use super::{Hints, Imported, StatedFacts, name, rows, titles};
use crate::into::Target;
use crate::status::Error;

/// Makes a matrix of a page.
pub(super) fn matrix(
    mut page: Page,
    file: &str,
    hints: &Hints,
    target: Option<&Target<'_>>,
    mut notes: Notes,
) -> Result<Imported, Error> {
    let notes_ref = &mut notes;
    if let Some(heading) = &hints.under {
        page.blocks = under(page.blocks, heading, notes_ref);
    }
    let title = title(&page, file, hints, target, notes_ref);
    let (items, parties) = items(page.blocks, hints, notes_ref);
    let revision = revision(page.facts.updated.as_ref(), hints, notes_ref);
    let url = page.facts.url.and_then(|url| address(url, notes_ref));
    notes_ref.check()?;
    let mut parts = outline::sections(items, &title.text, notes_ref);
    for part in &mut parts {
        titles::unlike(part, notes_ref);
    }
    notes_ref.check()?;
    let name = hints.name.clone().or(target.map(|target| target.matrix.name.clone()));
    let found = Found {
        name: name.unwrap_or_else(|| name::of(file, &title.text, notes_ref)),
        title: title.text,
        source: Source {
            publisher: page.facts.publisher.map(|fact| fact.text),
            article: None,
            url,
            revision: revision.unwrap_or_default(),
            ..Source::default()
        },
        parties: parties.0,
        parts,
    };
    let stated = StatedFacts {
        title: title.is_stated,
        ids: found.has_ids(),
        revision: hints.revision.is_some() || page.facts.updated.is_some(),
        ..StatedFacts::TABLE
    };
    let matrix = matrix::matrix(found, target, notes_ref);
    notes.check()?;
    Ok(Imported { matrix, decisions: notes.decisions(), stated })
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
    notes: &mut Notes,
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
    notes.decide(&Place::default(), what);
    Title { text, is_stated: false }
}

/// The blocks under the heading that was asked for.
fn under(blocks: Vec<Block>, wanted: &str, notes: &mut Notes) -> Vec<Block> {
    let is_it = |heading: &Heading| plain(&heading.text) == plain(wanted);
    let mut level = None;
    let mut taken = Vec::new();
    for block in blocks {
        match (&block, level) {
            (Block::Heading(heading), None) => {
                level = is_it(heading).then_some(heading.level);
            }
            (Block::Heading(heading), Some(level)) if heading.level <= level => break,
            (_, Some(_)) => taken.push(block),
            (Block::Table(_), None) => {}
        }
    }
    if level.is_none() {
        let what = format!("no heading is {wanted:?}");
        notes.refuse(&Place::default(), what, "--under takes the text of a heading");
    }
    taken
}

/// Headings and rows, without what is no part of a matrix.
fn items(blocks: Vec<Block>, hints: &Hints, notes: &mut Notes) -> (Vec<Item>, Parties) {
    let matrices = |block: &Block| match block {
        Block::Table(table) => !is_legend(table) && columns::activity(table, hints).is_some(),
        Block::Heading(_) => false,
    };
    let tables = || blocks.iter().filter(|block| matrices(block)).filter_map(table_of);
    let contents = Contents::of(tables());
    let asked = [("--column", &hints.column), ("--activity", &hints.activity)];
    let asked = asked.into_iter().filter_map(|(option, hint)| Some((option, hint.as_ref()?)));
    let listed = hints.party.iter().map(|hint| ("--party", hint));
    let listed = listed.chain(hints.section.iter().map(|hint| ("--section", hint)));
    for (option, hint) in asked.chain(listed) {
        if let Some(what) = columns::unknown_column(option, hint, tables()) {
            notes.refuse(&Place::default(), what, "say a header as it stands in the source");
        }
    }
    let mut parties = Parties::default();
    let mut items = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(heading) => items.push(Item::Heading(heading)),
            Block::Table(table) => {
                items.extend(table_item(&table, &contents, hints, &mut parties, notes));
            }
        }
    }
    if !items.iter().any(|item| matches!(item, Item::Rows(..))) && !notes.has_refusals() {
        let help = "a matrix is a table with a column of activities and one for each party";
        notes.refuse(&Place::default(), "there is no matrix in it", help);
    }
    (items, parties)
}

fn table_of(block: &Block) -> Option<&Table> {
    match block {
        Block::Table(table) => Some(table),
        Block::Heading(_) => None,
    }
}

fn table_item(
    table: &Table,
    contents: &Contents,
    hints: &Hints,
    parties: &mut Parties,
    notes: &mut Notes,
) -> Option<Item> {
    let at = &table.header.at;
    let headers = table.header.cells.join(", ");
    if is_legend(table) {
        notes.decide(at, "a table that explains the letters was skipped");
        return None;
    }
    let Some(activity) = columns::activity(table, hints) else {
        if columns::has_roles(table) {
            let what = format!("no column of the table is one of activities: {headers}");
            let help = "say which it is with --activity and its header, or its position from 1";
            notes.refuse(at, what, help);
        } else {
            notes.leave_out(at, format!("a table that is no matrix was skipped: {headers}"));
        }
        return None;
    };
    if has_columns_of_roles(table) {
        let help = "make a column for each party, with the letters R, A, C, I in its cells";
        notes.refuse(at, "the columns are roles, not parties", help);
        return None;
    }
    let columns = columns::columns(table, activity, contents, hints, parties, notes);
    if !columns.iter().any(|column| matches!(column, Column::Party(_))) {
        let help = "a matrix has a column for each party, with letters in it";
        notes.refuse(at, "the table has no column for a party", help);
        return None;
    }
    if table.rows.is_empty() {
        notes.decide(at, "the table has no rows");
    }
    Some(Item::Rows(at.clone(), rows::read(table, &columns, hints, notes)))
}

/// The address of the page; a relative one, or another that may not become a link, is none.
fn address(Fact { at, text }: Fact, notes: &mut Notes) -> Option<String> {
    if is_web_address(&text) {
        return Some(text);
    }
    notes.decide(&at, format!("the url {text:?} is no address of a web page, and was left out"));
    None
}

/// The date of the text.
fn revision(updated: Option<&Fact>, hints: &Hints, notes: &mut Notes) -> Option<String> {
    if let Some(revision) = &hints.revision {
        return Some(revision.clone());
    }
    let help = "give the date of the text, such as --revision 2025-10-21";
    let Some(Fact { at, text }) = updated else {
        if let Some(date) = hints.undated {
            return Some(date.to_owned());
        }
        notes.refuse(&Place::default(), "the source has no date", help);
        return None;
    };
    let Some(date) = date(text) else {
        notes.refuse(at, format!("{text:?} is no date with year, month and day"), help);
        return None;
    };
    if date != *text {
        notes.decide(at, format!("the date {text:?} was written {date}"));
    }
    Some(date)
}
