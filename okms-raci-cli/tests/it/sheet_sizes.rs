//! Workbooks and documents that would take more memory, or more time, than a matrix is worth.

use std::fmt::Write;

use crate::sheets::{RELATIONS, ROWS, archive, assert_refused, import, workbook};

/// A cell of text.
fn cell(at: &str, text: &str) -> String {
    format!("<c r='{at}' t='inlineStr'><is><t>{text}</t></is></c>")
}

#[test]
fn no_more_is_inflated_than_a_matrix_takes() {
    // One part as many sheets: it counts as often as it is read.
    let rows = format!("{ROWS}<!--{}-->", " ".repeat(1 << 20));
    let said = "inflates to more than 64 MiB";
    assert_refused("sheets.xlsx", &workbook(&rows, "", "<sst/>", 1_000), said);
    let said = "has more than 1000 sheets";
    assert_refused("many.xlsx", &workbook(ROWS, "", "<sst/>", 1_001), said);
}

#[test]
fn a_sheet_has_no_more_cells_than_a_matrix() {
    let cells = "<c t='str'><v>R</v></c>".repeat(300);
    let rows = format!("<row>{cells}</row>").repeat(1_000);
    let said = "has more than 250000 cells";
    assert_refused("cells.xlsx", &workbook(&rows, "", "<sst/>", 1), said);
    let table = "<table:table table:name='S'><table:table-row table:number-rows-repeated='1000000'>\
        <table:table-cell office:value-type='string' table:number-columns-repeated='10000'>\
        <text:p>R</text:p></table:table-cell></table:table-row></table:table>";
    let mime = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    assert_refused("cells.ods", &archive(&[mime, ("content.xml", table)]), said);
    let spans = "<table><tr><td colspan=1000 rowspan=1000>x".repeat(99);
    assert_refused("spans.html", format!("{spans}{}", "<tr>".repeat(9_000)).as_bytes(), said);
    assert_refused("nested.html", "<table><tr><td>".repeat(10_000).as_bytes(), said);
}

#[test]
fn texts_and_formats_that_no_cell_uses_are_not_kept() {
    let strings = format!("<sst>{}</sst>", "<si/>".repeat(250_001));
    assert_refused("strings.xlsx", &workbook(ROWS, "", &strings, 1), "more than 250000 cells");
}

#[test]
fn a_cell_is_no_book() {
    let text = "lorem ".repeat(10_000);
    let row = format!("<row r='4'><c r='A4' t='inlineStr'><is><t>{text}</t></is></c></row>");
    let said = ":A4: the cell has 59999 characters";
    assert_refused("cell.xlsx", &workbook(&(ROWS.to_owned() + &row), "", "<sst/>", 1), said);
    let csv = format!("Task,Ann,Bob\nPlan,R,A\n{text},A,R\n");
    assert_refused("cell.csv", csv.as_bytes(), ":3: the cell has 59999 characters");
}

#[test]
fn an_ods_has_no_more_sheets_than_are_read() {
    let sheets = "<table name='S'/>".repeat(1_001);
    let content = archive(&[("content.xml", &format!("<x>{sheets}</x>"))]);
    assert_refused("sheets.ods", &content, "has more than 1000 sheets\n");
}

const TOO_MUCH_TEXT: &str = "has more than 16 MiB of text in its cells";

#[test]
fn a_long_text_is_not_repeated_in_cell_after_cell() {
    let long = "x".repeat(30_000);
    let strings = format!("<sst><si><t>{long}</t></si></sst>");
    let cells = "<c t='s'><v>0</v></c>".repeat(100);
    let rows = format!("<row>{cells}</row>").repeat(1_000);
    assert_refused("text.xlsx", &workbook(&rows, "", &strings, 1), TOO_MUCH_TEXT);
    let row = format!("<row r='4'>{}</row>", cell("A4", &long));
    // So many places are one area of merged cells.
    let rows = (5..1_000).fold(format!("{ROWS}{row}"), |mut rows, row| {
        write!(rows, "<row r='{row}'>{}</row>", cell(&format!("C{row}"), "R")).unwrap();
        rows
    });
    let merges = "<mergeCells><mergeCell ref='A4:C999'/></mergeCells>";
    assert_refused("merged.xlsx", &workbook(&rows, merges, "<sst/>", 1), TOO_MUCH_TEXT);
    let columns = "<table-cell number-columns-repeated='10000' value-type='string'>";
    let table = format!(
        "<table name='S'><table-row>{columns}<p>{long}</p></table-cell></table-row></table>"
    );
    let content = format!("<x>{table}</x>");
    assert_refused("text.ods", &archive(&[("content.xml", &content)]), TOO_MUCH_TEXT);
    for span in ["colspan", "rowspan"] {
        let page = format!("<table><tr><td {span}=1000>{long}{}", "<tr><td>a".repeat(1_000));
        assert_refused("text.html", page.as_bytes(), TOO_MUCH_TEXT);
    }
    let row = |more: &str, text: &str| {
        format!("<tr><tc><gridSpan val='9'/><vMerge {more}/><p><r><t>{text}</t></r></p></tc></tr>")
    };
    let rows = row("val='restart'", &long) + &row("", "").repeat(100);
    let text = document(&format!("<tbl>{rows}</tbl>"));
    assert_refused("text.docx", &text, TOO_MUCH_TEXT);
}

fn document(body: &str) -> Vec<u8> {
    archive(&[("word/document.xml", &format!("<document><body>{body}</body></document>"))])
}

#[test]
fn a_cell_over_very_many_rows_is_read_once() {
    let row = "<tr><tc><vMerge/></tc></tr>".repeat(120_000);
    let (said, _) = import("merged.docx", &document(&format!("<tbl>{row}</tbl>")));
    assert!(said.contains("there is no table in it"), "{said}");
}

#[test]
fn a_document_inflates_to_no_more_than_a_workbook() {
    let text = document(&format!("<p><r><t>{}</t></r></p>", "lorem ".repeat(12 << 20)));
    assert_refused("long.docx", &text, "inflates to more than 64 MiB");
}

#[test]
fn hidden_rows_count_if_they_have_cells() {
    let row = "<table-row visibility='collapse' number-rows-repeated='1048576'/>";
    let sheets = format!("<table name='S'>{row}</table>").repeat(1_000);
    let content = format!("<x>{sheets}</x>");
    let (said, _) = import("hidden.ods", &archive(&[("content.xml", &content)]));
    assert!(said.contains("there is no table in it"), "{said}");
}

#[test]
fn a_workbook_has_so_many_formats_and_so_many_hidden_columns() {
    let book = |rows: &str, columns: &str, styles: &str| {
        let relations = format!(
            "<Relationships><Relationship Id='one' Type='{RELATIONS}/worksheet' Target='sheet.xml'/>\
             <Relationship Id='two' Type='{RELATIONS}/styles' Target='styles.xml'/></Relationships>"
        );
        let sheet =
            format!("<worksheet><cols>{columns}</cols><sheetData>{rows}</sheetData></worksheet>");
        archive(&[
            (
                "xl/workbook.xml",
                "<workbook><sheets><sheet name='S' r:id='one'/></sheets></workbook>",
            ),
            ("xl/_rels/workbook.xml.rels", &relations),
            ("xl/sheet.xml", &sheet),
            ("xl/styles.xml", &format!("<styleSheet>{styles}</styleSheet>")),
        ])
    };
    let formats = |count| format!("<cellXfs>{}</cellXfs>", "<xf/>".repeat(count));
    assert!(import("formats.xlsx", &book(ROWS, "", &formats(65_536))).1);
    let said = "has more than 65536 formats of cells";
    assert_refused("formats.xlsx", &book(ROWS, "", &formats(65_537)), said);
    let columns = |count| "<col min='9' max='9' hidden='1'/>".repeat(count);
    assert!(import("columns.xlsx", &book(ROWS, &columns(16_384), "")).1);
    let said = "has more than 16384 ranges of hidden columns";
    assert_refused("columns.xlsx", &book(ROWS, &columns(16_385), ""), said);
}

#[test]
fn parts_that_are_named_very_often_are_found_once() {
    let relations = "<Relationship Id='y' Type='/worksheet'/>".repeat(100_000);
    let sheets = "<sheet name='S' id='x'/>".repeat(200_000);
    let bytes = archive(&[
        ("xl/workbook.xml", &format!("<workbook><sheets>{sheets}</sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels", &format!("<Relationships>{relations}</Relationships>")),
    ]);
    let (said, _) = import("relations.xlsx", &bytes);
    assert!(said.contains("there is no table in it"), "{said}");
}
