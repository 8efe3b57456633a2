//! Workbooks of old programs whose numbers lie: of sizes, of places, of what comes next.

use std::fs;

use crate::raci::{run, scratch_file, test_file};

/// The record of the sheet that says how many rows and columns it has, and that of its last cell.
const SIZES: u16 = 0x200;
const STRING: u16 = 0xfd;

/// Where in the sample the sectors start, and where they end.
const SECTORS: usize = 512;

fn sample() -> Vec<u8> {
    fs::read(test_file("../import/old_workbook.xls")).unwrap()
}

/// The place of the last record of this kind; those of the sample are one after the other.
fn last(kind: u16, bytes: &[u8]) -> usize {
    let number = |at: usize| u16::from_le_bytes([bytes[at], bytes[at + 1]]);
    let (mut at, mut found) = (SECTORS, 0);
    while number(at) > 0 {
        found = if number(at) == kind { at } else { found };
        at += 4 + usize::from(number(at + 2));
    }
    found + 4
}

/// The place of the entry of the stream, with its length at 120.
fn entry(bytes: &[u8]) -> usize {
    let name: Vec<u8> = "Workbook".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).rposition(|window| window == name).unwrap()
}

/// The place of what says which sector comes after this one.
fn next(sector: usize, bytes: &[u8]) -> usize {
    let table = usize::from(bytes[76]);
    SECTORS + 512 * table + 4 * sector
}

/// Imports the sample with other bytes at a place; gives what was said, and whether a matrix came out.
fn changed(place: impl Fn(&[u8]) -> usize, other: &[u8]) -> (String, bool) {
    let mut bytes = sample();
    let at = place(&bytes);
    bytes[at..at + other.len()].copy_from_slice(other);
    import(&bytes)
}

fn import(bytes: &[u8]) -> (String, bool) {
    // Two tests at once do not share the file.
    let folder = format!("old_workbooks_{:?}", std::thread::current().id());
    let path = scratch_file(&folder.replace(['(', ')'], ""), "old.xls", "");
    fs::write(&path, bytes).unwrap();
    let output = run(&["import", path.to_str().unwrap(), "--revision", "2026-01-31"]);
    let printed = String::from_utf8(output.stderr).unwrap();
    assert!(matches!(output.status.code(), Some(0 | 2)), "{printed}");
    (printed, output.status.success())
}

#[test]
fn sizes_and_places_that_lie_cost_nothing() {
    // Rows from 0 to 2^31, columns to 2^16: a terabyte, if that were reserved.
    let all = [0, 0, 0, 0, 0, 0, 0, 0x80, 0, 0, 0xff, 0xff];
    assert!(changed(|bytes| last(SIZES, bytes), &all).1);
    // One cell in the last row and column of all.
    let (said, is_read) = changed(|bytes| last(STRING, bytes), &[0xff; 4]);
    assert!(!is_read && said.contains("no column left of the letters is filled"), "{said}");
    // 4 GiB, and a chain of sectors in a circle: the folder, which is read to its end, and the workbook.
    assert!(changed(|bytes| entry(bytes) + 120, &[0xff; 4]).1);
    assert!(changed(|bytes| next(usize::from(bytes[48]), bytes), &sample()[48..52]).1);
    let (mut circle, length) = (sample(), [0xff; 4]);
    let at = next(7, &circle);
    circle[at..at + 4].fill(0);
    let at = entry(&circle) + 120;
    circle[at..at + 4].copy_from_slice(&length);
    assert!(import(&circle).1);
}

#[test]
fn a_stream_that_ends_too_soon_is_refused() {
    let said = "it is damaged, or its end is missing";
    // The chain of the workbook ends behind its second sector, or leads out of the file.
    for end in [[0xfe, 0xff, 0xff, 0xff], [0xff, 0xff, 0xff, 0x7f]] {
        let (printed, is_read) = changed(|bytes| next(1, bytes), &end);
        assert!(!is_read && printed.contains(said), "{printed}");
    }
    let (printed, is_read) = import(&sample()[..600]);
    assert!(!is_read && printed.contains("it has no workbook"), "{printed}");
}
