//! Workbooks of old programs whose numbers lie: of sizes, of places, of what comes next.

use std::fs;
use std::io::{Cursor, Write as _};

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
fn what_lies_about_its_sizes_is_refused() {
    let refused = |place: &dyn Fn(&[u8]) -> usize, other: &[u8], expected: &str| {
        let (said, is_read) = changed(place, other);
        assert!(!is_read && said.contains(expected), "{said}");
    };
    assert!(import(&sample()).1);
    let damaged = "it is damaged, or its end is missing";
    // Rows from 0 to 2^31, columns to 2^16: a terabyte, if that were reserved.
    let all = [0, 0, 0, 0, 0, 0, 0, 0x80, 0, 0, 0xff, 0xff];
    refused(&|bytes| last(SIZES, bytes), &all, damaged);
    // One cell in the last row and column of all.
    refused(&|bytes| last(STRING, bytes), &[0xff; 4], "has its cells far apart");
    // A stream of 4 GiB, and a chain of sectors in a circle.
    refused(&|bytes| entry(bytes) + 120, &[0xff; 4], damaged);
    refused(&|bytes| next(usize::from(bytes[48]), bytes), &sample()[48..52], damaged);
    // The chain of the workbook ends behind its second sector, or leads out of the file.
    refused(&|bytes| next(1, bytes), &[0xfe, 0xff, 0xff, 0xff], damaged);
    refused(&|bytes| next(1, bytes), &[0xff, 0xff, 0xff, 0x7f], damaged);
    let (said, is_read) = import(&sample()[..600]);
    assert!(!is_read && said.contains(damaged), "{said}");
    let mut long = sample();
    long.resize((8 << 20) + 1, 0);
    let (said, is_read) = import(&long);
    assert!(!is_read && said.contains("has more than 8 MiB, as an .xls"), "{said}");
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
}

/// A workbook with one text, which stands in so many cells.
fn repeated(text: &str, cells: u16) -> Vec<u8> {
    let start = |kind: u8| record(0x809, &[0, 6, kind, 0, 0, 0, 0, 0]);
    let end = record(0x0a, &[]);
    let length = u16::try_from(text.len()).unwrap().to_le_bytes();
    // The text goes on in records of 8,000 bytes, which start with its flags.
    let mut parts = text.as_bytes().chunks(8_000);
    let first = [&[0; 8], &length[..], &[0], parts.next().unwrap()].concat();
    let more = parts.map(|part| record(0x3c, &[&[0], part].concat()));
    let texts = [vec![record(0xfc, &first)], more.collect()].concat().concat();
    let sheet = |at: usize| {
        let at = u32::try_from(at).unwrap().to_le_bytes();
        record(0x85, &[&at[..], &[0, 0, 1, 0, b'S']].concat())
    };
    let before = start(5).len() + sheet(0).len() + texts.len() + end.len();
    let cell = |row: u16| record(STRING, &[&row.to_le_bytes()[..], &[0; 8]].concat());
    let cells = (0..cells).map(cell).collect::<Vec<_>>().concat();
    let stream = [start(5), sheet(before), texts, end.clone(), start(16), cells, end].concat();
    let (version, file) = (cfb::Version::V3, Cursor::new(Vec::new()));
    let mut file = cfb::CompoundFile::create_with_version(version, file).unwrap();
    file.create_stream("Workbook").unwrap().write_all(&stream).unwrap();
    file.into_inner().into_inner()
}

#[test]
fn text_is_counted_as_often_as_cells_have_it() {
    let (said, _) = import(&repeated(&"x".repeat(20_000), 200));
    assert!(said.contains("there is no matrix in it"), "{said}");
    let (said, _) = import(&repeated(&"x".repeat(20_000), 300));
    assert!(said.contains("has more than 16 MiB of text in its cells"), "{said}");
}
