//! `raci export` as a workbook: what a spreadsheet program and `raci` itself make of it.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Reader, Xlsx};

use crate::raci::{okms, printed, run, scratch_file, test_file};

const MATRICES: [&str; 3] = ["export/odd.yaml", "../page/seven.yaml", "../page/sixteen.yaml"];

/// The matrices in one workbook, in a folder of this test.
fn exported(test: &str, matrices: &[PathBuf]) -> PathBuf {
    let out = scratch_file("workbook", &format!("{test}.xlsx"), "");
    let files = matrices.iter().map(|file| file.to_str().unwrap());
    let arguments = ["-o", out.to_str().unwrap(), "--force"];
    printed(0, &["export"].into_iter().chain(files).chain(arguments).collect::<Vec<_>>());
    out
}

fn all() -> Vec<PathBuf> {
    [okms()].into_iter().chain(MATRICES.map(test_file)).collect()
}

fn differs_in_nothing(yaml: &Path, other: &Path, more: &[&str]) {
    let arguments = [&["diff", yaml.to_str().unwrap(), other.to_str().unwrap()], more].concat();
    assert_eq!(printed(0, &arguments), "verdict: none, no change\n", "{}", other.display());
}

#[test]
fn a_workbook_has_a_sheet_for_each_matrix_and_reads_back() {
    let out = exported("sheets", &all());
    let mut book = Xlsx::new(Cursor::new(fs::read(&out).unwrap())).unwrap();
    let sheets = ["okms", "odd", "warehouse", "services", "Legend", "Source"];
    assert_eq!(book.sheet_names(), sheets);
    for name in sheets {
        assert!(book.worksheet_formula(name).unwrap().is_empty(), "{name}");
    }
    for (yaml, sheet) in all().iter().zip(sheets) {
        differs_in_nothing(yaml, &out, &["--sheet", sheet]);
        differs_in_nothing(yaml, &exported(sheet, std::slice::from_ref(yaml)), &[]);
    }
}

#[test]
fn a_workbook_is_imported_with_its_ids_references_and_notes() {
    let yaml = test_file("../page/seven.yaml");
    let out = exported("import", std::slice::from_ref(&yaml));
    let date = ["--revision", "2026-05-04", "--as-published"];
    let again = printed(0, &[&["import", out.to_str().unwrap()], &date[..]].concat());
    let json = |file: &Path| printed(0, &["export", file.to_str().unwrap(), "--format", "json"]);
    let again = scratch_file("workbook", "again.yaml", &again);
    // The ids of parties are made from their names again.
    let activities = |json: String| {
        let mut value: serde_json::Value = serde_json::from_str(&json).unwrap();
        let rows = value["activities"].as_array_mut().map(std::mem::take).unwrap();
        let own = ["id", "title", "ref", "note"];
        let notes =
            |row: &serde_json::Value| row["notes"].as_object().map_or(0, serde_json::Map::len);
        let row = |row: serde_json::Value| (own.map(|key| row[key].clone()), notes(&row));
        rows.into_iter().map(row).collect::<Vec<_>>()
    };
    assert_eq!(activities(json(&again)), activities(json(&yaml)));
}

/// What people see: LibreOffice opens it, and what it saves is still the matrix.
#[test]
fn libreoffice_opens_it() {
    let out = exported("opened", &all());
    let folder = out.parent().unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let mut office = Command::new("soffice");
    office.args([&profile, "--headless", "--convert-to", "ods", "--outdir"]).arg(folder).arg(&out);
    let Ok(output) = office.output() else {
        eprintln!("skipped: there is no soffice");
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for (yaml, sheet) in all().iter().zip(["okms", "odd", "warehouse", "services"]) {
        differs_in_nothing(yaml, &out.with_extension("ods"), &["--sheet", sheet]);
    }
}

#[test]
fn what_a_form_has_no_use_for_is_refused() {
    let okms = okms();
    let okms = okms.to_str().unwrap();
    let refused = |arguments: &[&str]| {
        let output = run(&[&["export", okms], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(refused(&[]).contains("the format is missing"));
    assert!(refused(&["-o", "okms.yaml"]).contains("raci import"));
    assert!(refused(&[okms, "--format", "json"]).contains("only a workbook"));
    assert!(refused(&["--excel", "de", "--format", "json"]).contains("only CSV"));
}

#[test]
fn csv_is_as_excel_opens_it() {
    let okms = okms();
    let csv = |language| {
        let format = ["--format", "csv", "--excel", language];
        printed(0, &[&["export", okms.to_str().unwrap()], &format[..]].concat())
    };
    let (german, english) = (csv("de"), csv("en"));
    assert!(german.starts_with("\u{feff}section;section_title;activity;title;Customer;OVHcloud;"));
    assert!(english.starts_with("\u{feff}section,section_title,"));
    for text in [german, english] {
        differs_in_nothing(&okms, &scratch_file("workbook", "excel.csv", &text), &[]);
    }
}
