//! The sheets about the matrices: what the letters mean, and where the matrices come from.

use okms_raci_codegen::{Matrix, Role};
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::style::{Styles, color_roles, lines, paper, set_lines, write_text};
use crate::source::Loaded;

/// The widths of the columns of the source.
const LABEL: u32 = 28;
const FACT: u32 = 90;

const ALLOWED: &str =
    "The row breaks a rule of RACI matrices on purpose; the last columns have the reason.";

/// The letters, and the mark of rows that are allowed to differ.
pub(super) fn legend(sheet: &mut Worksheet, styles: &Styles) -> Result<(), XlsxError> {
    widths(sheet, &[12, 20, 80])?;
    for (column, name) in (0..).zip(["Letter", "Role", "Meaning"]) {
        write_text(sheet, 0, column, name, &styles.head)?;
    }
    let mut row = 1;
    for role in Role::ALL {
        let letter = role.letter().to_string();
        sheet.write_string_with_format(row, 0, letter, &styles.roles)?;
        write_text(sheet, row, 1, role.name(), &styles.text)?;
        write_text(sheet, row, 2, role.definition(), &styles.text)?;
        row += 1;
    }
    color_roles(sheet, (1, 0), (row - 1, 0))?;
    write_text(sheet, row + 1, 0, "", &styles.allowed)?;
    write_text(sheet, row + 1, 1, "Allowed to differ", &styles.text)?;
    write_text(sheet, row + 1, 2, ALLOWED, &styles.text)?;
    paper(sheet);
    Ok(())
}

/// For each matrix its origin, its digest, and the notes of its cells for whoever prints it.
pub(super) fn source(
    sheet: &mut Worksheet,
    sources: &[Loaded],
    names: &[String],
    styles: &Styles,
) -> Result<(), XlsxError> {
    widths(sheet, &[LABEL, FACT])?;
    let mut row = 0;
    for (source, name) in sources.iter().zip(names) {
        write_text(sheet, row, 0, &source.matrix.title, &styles.title)?;
        row += 1;
        let digest = source
            .yaml_file()
            .map(|file| (format!("SHA-256 of {file}"), source.matrix.source.sha256.as_str()));
        let origin = &source.matrix.source;
        let facts = [
            ("Sheet", Some(name.as_str())),
            ("Publisher", origin.publisher.as_deref()),
            ("Article", origin.article.as_deref()),
            ("Address", origin.url.as_deref()),
            ("Revision", Some(origin.revision.as_str())),
        ];
        let facts = facts.into_iter().filter_map(|(label, fact)| Some((label.to_owned(), fact?)));
        for (label, fact) in facts.chain(digest).chain(notes(&source.matrix)) {
            write_text(sheet, row, 0, &label, &styles.id)?;
            write_text(sheet, row, 1, fact, &styles.text)?;
            set_lines(sheet, row, lines(&label, LABEL as usize).max(lines(fact, FACT as usize)))?;
            row += 1;
        }
        row += 1;
    }
    paper(sheet);
    Ok(())
}

/// The notes of cells, each with its party and its row.
fn notes(matrix: &Matrix) -> impl Iterator<Item = (String, &str)> {
    matrix.activities.iter().flat_map(|activity| {
        activity.notes.iter().map(|(party, note)| {
            let row = activity.reference.as_ref().unwrap_or(&activity.title);
            (format!("Note on {}, {row}", matrix.parties[*party].name), note.as_str())
        })
    })
}

fn widths(sheet: &mut Worksheet, widths: &[u32]) -> Result<(), XlsxError> {
    for (column, width) in (0..).zip(widths) {
        sheet.set_column_width(column, *width)?;
    }
    Ok(())
}
