//! The sheet of a matrix: a row for each activity, coloured, to filter and to print.

use okms_raci_codegen::{Activity, Matrix};
use rust_xlsxwriter::{ConditionalFormatFormula, Note, Worksheet, XlsxError};

use super::style::{LINE, Styles, color_roles, lines, paper, set_lines, write_text};
use crate::export::{allowed, covered, origin};
use crate::import::{OWN_SHEET, OwnColumn};
use crate::terminal::columns;

/// The row of the header; the title and its origin stand above.
const HEAD: u32 = 2;
/// With more parties than that, their names stand upright.
const MOST_LEVEL: usize = 8;
/// With more characters in a row than that, the paper is turned.
const WIDEST_PORTRAIT: usize = 160;

/// A column of the sheet.
#[derive(Clone, Copy)]
enum Column {
    Own(OwnColumn),
    Party(usize),
}

pub(super) fn write(
    sheet: &mut Worksheet,
    matrix: &Matrix,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let columns = columns_of(matrix);
    let widths: Vec<usize> = columns.iter().map(|column| width(*column, matrix)).collect();
    let is_activity = |column: &Column| matches!(column, Column::Own(OwnColumn::Activity));
    let first_party = columns.iter().position(is_activity).map_or(0, |at| at as u16 + 1);
    let last = (HEAD + matrix.activities.len() as u32, columns.len() as u16 - 1);
    write_text(sheet, 0, 0, &matrix.title, &styles.title)?;
    write_text(sheet, 1, 0, &origin(&matrix.source).to_string(), &styles.quiet)?;
    for ((at, column), width) in (0..).zip(&columns).zip(&widths) {
        sheet.set_column_width(at, *width as u32)?;
        head(sheet, at, *column, matrix, styles)?;
        for (row, activity) in (HEAD + 1..).zip(&matrix.activities) {
            cell(sheet, (row, at), *column, matrix, activity, styles)?;
        }
    }
    heights(sheet, matrix, &columns, &widths)?;
    let last_party = first_party + matrix.parties.len() as u16 - 1;
    color_roles(sheet, (HEAD + 1, first_party), (last.0, last_party))?;
    quiet_repeated_sections(sheet, &columns, last.0, styles)?;
    sheet.autofilter(HEAD, 0, last.0, last.1)?;
    sheet.set_freeze_panes(HEAD + 1, first_party)?;
    // The ids are not printed.
    let is_wide = widths[..columns.len() - 1].iter().sum::<usize>() > WIDEST_PORTRAIT;
    print_setup(sheet, matrix, (last.0, last.1 - 1), is_wide)
}

/// The columns that the matrix has something for.
fn columns_of(matrix: &Matrix) -> Vec<Column> {
    let is_used = |column: &OwnColumn| match column {
        OwnColumn::Section | OwnColumn::Activity | OwnColumn::Id => true,
        OwnColumn::Number => matrix.sections.iter().any(|section| section.number.is_some()),
        column => matrix.activities.iter().any(|row| !text(*column, matrix, row).is_empty()),
    };
    let own = OWN_SHEET.into_iter().map(|(column, _)| column).filter(is_used);
    let (left, right): (Vec<_>, Vec<_>) = own.partition(|column| column.is_left());
    let parties = (0..matrix.parties.len()).map(Column::Party);
    let left = left.into_iter().map(Column::Own);
    left.chain(parties).chain(right.into_iter().map(Column::Own)).collect()
}

/// What stands in a cell that is no party's.
fn text(column: OwnColumn, matrix: &Matrix, activity: &Activity) -> String {
    let section = &matrix.sections[activity.section];
    match column {
        OwnColumn::Number => section.number_or_empty().to_owned(),
        OwnColumn::Section => section.title.clone(),
        OwnColumn::Reference => activity.reference.clone().unwrap_or_default(),
        OwnColumn::Activity => activity.title.clone(),
        OwnColumn::Note => activity.note.clone().unwrap_or_default(),
        OwnColumn::Allowed => allowed(activity).join("\n"),
        OwnColumn::Covers => covered(matrix, activity).join("\n"),
        OwnColumn::Id => activity.kebab_id(),
    }
}

fn is_upright(matrix: &Matrix) -> bool {
    matrix.parties.len() > MOST_LEVEL
}

/// How many characters of usual width a column has room for.
fn width(column: Column, matrix: &Matrix) -> usize {
    let (least, most, longest) = match column {
        Column::Own(column) => {
            let texts = matrix.activities.iter().map(|row| text(column, matrix, row));
            let longest = texts.filter_map(|text| text.lines().map(columns).max()).max();
            let (least, most) = match column {
                OwnColumn::Number | OwnColumn::Reference => (8, 14),
                OwnColumn::Activity => (30, 60),
                OwnColumn::Section | OwnColumn::Id => (14, 36),
                OwnColumn::Note | OwnColumn::Allowed | OwnColumn::Covers => (20, 40),
            };
            (least, most, longest.unwrap_or_default())
        }
        Column::Party(_) if is_upright(matrix) => (6, 6, 0),
        Column::Party(party) => {
            let words = matrix.parties[party].name.split_whitespace();
            // The button of the filter stands beside the name.
            (9, 30, words.map(columns).max().unwrap_or_default() + 3)
        }
    };
    // As `lines` counts, nine in ten are taken.
    (longest * 10).div_ceil(9).clamp(least, most)
}

/// The head of a column.
fn head(
    sheet: &mut Worksheet,
    at: u16,
    column: Column,
    matrix: &Matrix,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let (name, format) = match column {
        Column::Own(column) => (column.name(), &styles.head),
        Column::Party(party) => {
            let format = if is_upright(matrix) { &styles.upright_party } else { &styles.party };
            (matrix.parties[party].name.as_str(), format)
        }
    };
    write_text(sheet, HEAD, at, name, format)
}

/// Rows as high as their texts: not every program finds that out for itself.
fn heights(
    sheet: &mut Worksheet,
    matrix: &Matrix,
    columns_of: &[Column],
    widths: &[usize],
) -> Result<(), XlsxError> {
    sheet.set_row_height(0, 22)?;
    let names = matrix.parties.iter().map(|party| columns(&party.name));
    let head = if is_upright(matrix) {
        names.max().unwrap_or_default().clamp(8, 30) * 7 + 8
    } else {
        let level = columns_of.iter().zip(widths).map(|(column, width)| match column {
            Column::Party(party) => lines(&matrix.parties[*party].name, width - 2),
            Column::Own(_) => 1,
        });
        level.max().unwrap_or(1) * LINE + 6
    };
    sheet.set_row_height(HEAD, head as u32)?;
    for (row, activity) in (HEAD + 1..).zip(&matrix.activities) {
        let lines = columns_of.iter().zip(widths).map(|(column, width)| match column {
            Column::Own(OwnColumn::Id) | Column::Party(_) => 1,
            Column::Own(column) => lines(&text(*column, matrix, activity), *width),
        });
        set_lines(sheet, row, lines.max().unwrap_or(1))?;
    }
    Ok(())
}

fn cell(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    column: Column,
    matrix: &Matrix,
    activity: &Activity,
    styles: &Styles,
) -> Result<(), XlsxError> {
    match column {
        Column::Own(column) => {
            let marked = matches!(column, OwnColumn::Activity | OwnColumn::Allowed);
            let is_allowed = marked && !activity.allow.is_empty();
            let format = match column {
                _ if is_allowed => &styles.allowed,
                OwnColumn::Id => &styles.id,
                _ => &styles.text,
            };
            write_text(sheet, row, at, &text(column, matrix, activity), format)
        }
        Column::Party(party) => {
            let letters = activity.roles[party].letters();
            sheet.write_string_with_format(row, at, letters, &styles.roles)?;
            if let Some(note) = activity.notes.get(&party) {
                sheet.insert_note(row, at, &Note::new(note).add_author_prefix(false))?;
            }
            Ok(())
        }
    }
}

/// Only the first row of a section shows it in full; the others have it for the filter.
fn quiet_repeated_sections(
    sheet: &mut Worksheet,
    columns: &[Column],
    last: u32,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let is_of_section =
        |column: &&Column| matches!(column, Column::Own(OwnColumn::Number | OwnColumn::Section));
    let count = columns.iter().take_while(is_of_section).count() as u16;
    // The last of these columns is that of the titles.
    let letter = if count > 1 { "B" } else { "A" };
    let (own, above) = (HEAD + 2, HEAD + 1);
    let rule = ConditionalFormatFormula::new()
        .set_rule(format!("=${letter}{own}=${letter}{above}").as_str())
        .set_format(&styles.repeated);
    sheet.add_conditional_format(HEAD + 1, 0, last, count - 1, &rule)?;
    Ok(())
}

/// As wide as one page, with the title and the header on each.
fn print_setup(
    sheet: &mut Worksheet,
    matrix: &Matrix,
    last: (u32, u16),
    is_wide: bool,
) -> Result<(), XlsxError> {
    if is_wide {
        sheet.set_landscape();
    }
    paper(sheet)
        .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
        .set_footer(format!("&LRevision {}&RPage &P of &N", matrix.source.revision))
        .set_print_area(0, 0, last.0, last.1)?
        .set_repeat_rows(0, HEAD)?;
    Ok(())
}
