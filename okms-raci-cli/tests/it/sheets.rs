//! Workbooks and documents that no program writes: each is read as it is meant, or refused in a
//! sentence, and nothing is spent on it that a matrix does not take.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::raci::{run, scratch_file, test_file};

pub(crate) const RELATIONS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The rows of a matrix.
pub(crate) const ROWS: &str = "<row r='1'><c r='A1' t='inlineStr'><is><t>Task</t></is></c>\
    <c r='B1' t='inlineStr'><is><t>Ann</t></is></c><c r='C1' t='inlineStr'><is><t>Bob</t></is></c></row>\
    <row r='2'><c r='A2' t='inlineStr'><is><t>Plan</t></is></c>\
    <c r='B2' t='inlineStr'><is><t>R</t></is></c><c r='C2' t='inlineStr'><is><t>A</t></is></c></row>\
    <row r='3'><c r='A3' t='inlineStr'><is><t>Build</t></is></c>\
    <c r='B3' t='inlineStr'><is><t>A</t></is></c><c r='C3' t='inlineStr'><is><t>R</t></is></c></row>";

pub(crate) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook with these rows and what follows them, these texts, and this many sheets on the one part.
pub(crate) fn workbook(rows: &str, after: &str, strings: &str, sheets: usize) -> Vec<u8> {
    let sheet = |at| format!("<sheet name='S{at}' sheetId='{at}' r:id='one'/>");
    let sheets: String = (1..=sheets).map(sheet).collect();
    archive(&[
        ("xl/workbook.xml", &format!("<workbook><sheets>{sheets}</sheets></workbook>")),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships><Relationship Id='one' Type='{RELATIONS}/worksheet' Target='sheet.xml'/>\
                 <Relationship Id='two' Type='{RELATIONS}/sharedStrings' Target='strings.xml'/></Relationships>"
            ),
        ),
        ("xl/sheet.xml", &format!("<worksheet><sheetData>{rows}</sheetData>{after}</worksheet>")),
        ("xl/strings.xml", strings),
    ])
}

/// Imports the bytes; gives what was said, and whether a matrix came out.
pub(crate) fn import(name: &str, bytes: &[u8]) -> (String, bool) {
    let path = scratch_file("sheets", name, "");
    std::fs::write(&path, bytes).unwrap();
    let output = run(&["import", path.to_str().unwrap(), "--revision", "2026-01-31"]);
    let printed = String::from_utf8(output.stderr).unwrap();
    assert!(matches!(output.status.code(), Some(0 | 2)), "{printed}");
    (printed, output.status.success())
}

#[track_caller]
pub(crate) fn assert_refused(name: &str, bytes: &[u8], said: &str) {
    let (printed, is_read) = import(name, bytes);
    assert!(!is_read && printed.contains(said), "{printed}");
}

#[test]
fn what_a_workbook_says_of_its_sizes_is_not_believed() {
    for count in ["100000000000", "18446744073709551615", "-1"] {
        let strings = format!("<sst uniqueCount='{count}'><si><t>R</t></si></sst>");
        assert!(import("count.xlsx", &workbook(ROWS, "", &strings, 1)).1, "{count}");
    }
    let far = format!("{ROWS}<row r='1048576'><c r='XFD1048576' t='s'><v>99</v></c></row>");
    assert!(import("far.xlsx", &workbook(&far, "", "<sst/>", 1)).1);
}

#[test]
fn merges_that_make_no_sense_are_none() {
    for area in ["C3:A1", "ZZZZZZZZ9:??", "A99999999999:B1", ""] {
        let merges = format!("<mergeCells><mergeCell ref='{area}'/></mergeCells>");
        import("merge.xlsx", &workbook(ROWS, &merges, "<sst/>", 1));
    }
    let merges = "<mergeCell ref='A2:A2'/>".repeat(200_000);
    assert!(import("merges.xlsx", &workbook(ROWS, &merges, "<sst/>", 1)).1);
}

#[test]
fn a_cell_that_is_there_twice_is_refused_at_its_place() {
    let again = "<row r='9'><c r='B2' t='str'><v>I</v></c></row>";
    let bytes = workbook(&(ROWS.to_owned() + again), "", "<sst/>", 1);
    assert_refused("twice.xlsx", &bytes, ":B2: the cell is in the file twice: \"R\" and \"I\"");
}

#[test]
fn an_entity_that_the_file_defines_is_refused() {
    let rows = ROWS.replace("Plan", "Plan &own;");
    assert_refused("entity.xlsx", &workbook(&rows, "", "<sst/>", 1), "`&own;` stands for nothing");
    let rows = ROWS.replace("Plan", "Plan &#252;&amp;");
    assert!(import("entity.xlsx", &workbook(&rows, "", "<sst/>", 1)).1);
}

#[test]
fn a_part_that_ends_too_soon_is_refused() {
    let bytes = archive(&[
        ("xl/workbook.xml", "<workbook><sheets><sheet name='S' id='one'/></sheets></workbook>"),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='one' Type='/worksheet' Target='sheet.xml'/></Relationships>",
        ),
        ("xl/sheet.xml", &format!("<worksheet><sheetData>{ROWS}")),
    ]);
    assert_refused("short.xlsx", &bytes, "its end is missing");
}

#[test]
fn struck_parts_of_a_text_are_left_out_and_reported() {
    let strings = "<sst><si><r><rPr><strike/></rPr><t>R</t></r><r><t> A</t></r></si></sst>";
    let rows = ROWS
        .replace("<c r='B2' t='inlineStr'><is><t>R</t></is></c>", "<c r='B2' t='s'><v>0</v></c>");
    let (printed, is_read) = import("struck.xlsx", &workbook(&rows, "", strings, 1));
    let said = ":B2: \"R A\" is partly struck through: read as \"A\"; --struck takes it";
    assert!(is_read && printed.contains(said), "{printed}");
}

#[test]
fn an_ods_has_merged_hidden_and_struck_cells_and_comments() {
    let cell = |text: &str| format!("<table-cell value-type='string'><p>{text}</p></table-cell>");
    let row = |cells: &[String]| format!("<table-row>{}</table-row>", cells.concat());
    let names = row(&["Area", "Task", "Ann", "Bob"].map(cell));
    let plan = row(&[
        "<table-cell number-rows-spanned='2'><p>Start</p></table-cell>".to_owned(),
        cell("Plan"),
        "<table-cell value-type='string'><annotation><p>Until May.</p></annotation><p>R</p></table-cell>".to_owned(),
        cell("A"),
    ]);
    let build = row(&[
        "<covered-table-cell/>".to_owned(),
        cell("Build"),
        "<table-cell style-name='old' value-type='string'><p>C</p></table-cell>".to_owned(),
        cell("RA"),
    ]);
    let hidden = row(&["Start", "Secret", "A", "R"].map(cell))
        .replace("<table-row>", "<table-row visibility='collapse'>");
    let run = row(&["End", "Run", "RA", "I"].map(cell));
    let style = "<style name='old'><text-properties text-line-through-style='solid'/></style>";
    let content =
        format!("<x>{style}<table name='S'>{names}{plan}{build}{hidden}{run}</table></x>");
    let (printed, is_read) = import("small.ods", &archive(&[("content.xml", &content)]));
    assert!(is_read, "{printed}");
    for said in [
        "sections: column A \"Area\"",
        ":C2: a comment became the cell's note",
        ":C3: \"C\" is struck through and was left out; --struck takes it",
        ":4: a hidden row was left out; --hidden takes it",
        "3 rows, 2 sections, 1 note",
    ] {
        assert!(printed.contains(said), "{said}\n{printed}");
    }
}

/// A format of numbers can show any text for one; the cell is a number all the same.
#[test]
fn a_number_that_shows_as_a_letter_is_none() {
    let help = "\"1\" is no role letter\n";
    let letter = "<c r='B3' t='inlineStr'><is><t>A</t></is></c>";
    let rows = ROWS.replace(letter, "<c r='B3' s='1'><v>1</v></c>");
    assert_ne!(rows, ROWS);
    let third =
        ROWS.split_once("<row r='3'>").unwrap().1.replace("3'", "4'").replace("Build", "Run");
    let rows = format!("{rows}<row r='4'>{third}");
    let styles = "<styleSheet><numFmts><numFmt numFmtId='200' formatCode='&quot;A&quot;'/></numFmts>\
        <cellXfs><xf numFmtId='0'/><xf numFmtId='200'/></cellXfs></styleSheet>";
    let relations = format!(
        "<Relationships><Relationship Id='one' Type='{RELATIONS}/worksheet' Target='sheet.xml'/>\
         <Relationship Id='two' Type='{RELATIONS}/styles' Target='styles.xml'/></Relationships>"
    );
    let xlsx = archive(&[
        ("xl/workbook.xml", "<workbook><sheets><sheet name='S' r:id='one'/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", &relations),
        ("xl/sheet.xml", &format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")),
        ("xl/styles.xml", styles),
    ]);
    assert_refused("format.xlsx", &xlsx, &format!(":B3: {help}"));
    let row = |cells: &[&str]| {
        let cells = cells.iter().map(|cell| format!("<table-cell{cell}</p></table-cell>"));
        format!("<table-row>{}</table-row>", cells.collect::<String>())
    };
    let rows = [
        row(&["><p>Task", "><p>Ann", "><p>Bob"]),
        row(&["><p>Plan", "><p>R", "><p>A"]),
        row(&["><p>Build", " value-type='float' value='1'><p>A", "><p>R"]),
        row(&["><p>Run", "><p>A", "><p>R"]),
    ];
    let content = format!("<x><table name='S'>{}</table></x>", rows.concat());
    assert_refused("format.ods", &archive(&[("content.xml", &content)]), &format!(":B3: {help}"));
}

#[test]
fn findings_of_a_workbook_have_their_cells() {
    let sheet = test_file("../import/sheet.xlsx");
    let arguments = ["check", sheet.to_str().unwrap()];
    let text = String::from_utf8(run(&arguments).stdout).unwrap();
    assert!(text.contains("sheet.xlsx:Duties!B6\n"), "{text}");
    let json = run(&[&arguments[..], &["--format", "json"]].concat()).stdout;
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let problem = &json["problems"][0];
    assert_eq!((&problem["line"], &problem["column"]), (&6.into(), &2.into()), "{json}");
}

/// No column takes a formula without a value for a blank, or in silence a date for a text that was `1.1` once.
#[test]
fn what_a_program_left_out_or_made_up_is_reported() {
    let cell =
        |at: &str, text: &str| format!("<c r='{at}' t='inlineStr'><is><t>{text}</t></is></c>");
    let row = |row: usize, texts: [&str; 5]| {
        let cells = ["A", "B", "C", "D", "E"].into_iter().zip(texts);
        let cells = cells.map(|(column, text)| cell(&format!("{column}{row}"), text));
        format!("<row r='{row}'>{}</row>", cells.collect::<String>())
    };
    let rows = row(1, ["No", "Section", "Task", "Ann", "Bob"])
        + &row(2, ["1.1", "One", "Plan", "R", "A"])
        + &row(3, ["1.2", "One", "Build", "A", "R"])
        + &row(4, ["1.3", "Two", "Run", "A", "R"]);
    assert!(import("whole.xlsx", &workbook(&rows, "", "<sst/>", 1)).1);
    for (at, text) in [("A3", "1.2"), ("B4", "Two"), ("C2", "Plan"), ("D3", "A")] {
        let formula = format!("<c r='{at}'><f>B1</f></c>");
        let rows = rows.replace(&cell(at, text), &formula);
        let said = format!(":{at}: a formula has no saved value");
        assert_refused("formula.xlsx", &workbook(&rows, "", "<sst/>", 1), &said);
    }
    for (at, text) in [("A3", "1.2"), ("C2", "Plan")] {
        let rows =
            rows.replace(&cell(at, text), &format!("<c r='{at}' t='d'><v>2026-01-02</v></c>"));
        let (printed, _) = import("date.xlsx", &workbook(&rows, "", "<sst/>", 1));
        assert!(printed.contains(&format!(":{at}: a date was read as text")), "{printed}");
    }
}
