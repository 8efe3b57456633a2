//! The tables that the functions of a module read.

use std::fmt::Write;

use crate::code::{Code, Hexadecimal, Literal};
use crate::key_table::KeyTable;
use crate::keys::{former_ids, unshared};
use crate::model::{Matrix, Text};

pub(super) fn tables(code: &mut Code, matrix: &Matrix) {
    code.line("#[rustfmt::skip]");
    code.block("mod tables", |code| {
        code.line("use super::raci::__private::KeyTable;");
        activities(code, matrix);
        parties(code, matrix);
        sections(code, matrix);
        roles(code, matrix);
    });
    code.line("");
}

fn activities(code: &mut Code, matrix: &Matrix) {
    let activities = &matrix.activities;
    let ids: Vec<&str> = activities.iter().map(|activity| activity.written.as_str()).collect();
    let titles = || activities.iter().map(|activity| activity.title.text.as_str());
    strings(code, "ACTIVITY_VARIANTS", activities.iter().map(|activity| activity.id.text.as_str()));
    strings(code, "ACTIVITY_IDS", ids.iter().copied());
    aliases(code, "ACTIVITY_ALIASES", activities.iter().map(|activity| &activity.aliases));
    strings(code, "ACTIVITY_TITLES", titles());
    key_table(code, "ACTIVITY_BY_ID", "ACTIVITY_IDS", ids.iter().copied());
    key_table(code, "ACTIVITY_BY_TITLE", "ACTIVITY_TITLES", titles());
}

fn parties(code: &mut Code, matrix: &Matrix) {
    let parties = &matrix.parties;
    let ids: Vec<&str> = parties.iter().map(|party| party.written.as_str()).collect();
    strings(code, "PARTY_VARIANTS", parties.iter().map(|party| party.id.text.as_str()));
    strings(code, "PARTY_IDS", ids.iter().copied());
    aliases(code, "PARTY_ALIASES", parties.iter().map(|party| &party.aliases));
    strings(code, "PARTY_NAMES", parties.iter().map(|party| party.name.text.as_str()));
}

fn sections(code: &mut Code, matrix: &Matrix) {
    let sections = &matrix.sections;
    let ids: Vec<&str> = sections.iter().map(|section| section.written.as_str()).collect();
    let numbers =
        || sections.iter().map(|section| section.number.as_ref().map_or("", |number| &number.text));
    strings(code, "SECTION_VARIANTS", sections.iter().map(|section| section.id.text.as_str()));
    strings(code, "SECTION_IDS", ids.iter().copied());
    aliases(code, "SECTION_ALIASES", sections.iter().map(|section| &section.aliases));
    strings(code, "SECTION_NUMBERS", numbers());
    strings(code, "SECTION_TITLES", sections.iter().map(|section| section.title.text.as_str()));
    key_table(code, "SECTION_BY_NUMBER", "SECTION_NUMBERS", numbers());
    code.line("");
    code.line("/// How deep each section is nested.");
    let head = format!("pub(super) const SECTION_DEPTHS: &[u8; {}] = &", sections.len());
    code.numbers(head, sections.iter().map(|section| section.depth));
    code.line("");
    code.line("/// How many activities each section lists itself.");
    let head = format!("pub(super) const SECTION_SIZES: &[u16; {}] = &", sections.len());
    code.numbers(head, sections.iter().map(|section| section.size));
}

/// One byte a cell; a byte string, because a long list of numbers is slower to compile.
fn roles(code: &mut Code, matrix: &Matrix) {
    let cells = matrix.activities.len() * matrix.parties.len();
    let all = matrix.activities.iter().flat_map(|activity| &activity.roles);
    let held: u32 = all.map(|roles| roles.0.count_ones()).sum();
    code.line("");
    code.line("/// How many roles all cells hold together.");
    code.line(format_args!("pub(super) const HELD: usize = {held};"));
    code.line("");
    code.line(
        "/// A line for each activity, a byte for each party: bit 0 is R, 1 is A, 2 is C, 3 is I.",
    );
    code.line(format_args!("pub(super) const ROLES: &[u8; {cells}] = b\"\\"));
    for activity in &matrix.activities {
        let mut row = String::new();
        for roles in &activity.roles {
            // Writing to a string cannot fail.
            let _ = write!(row, "\\x{:02x}", roles.0);
        }
        code.line(format_args!("    {row}\\"));
    }
    code.line("\";");
}

fn strings<'a>(code: &mut Code, name: &str, items: impl ExactSizeIterator<Item = &'a str>) {
    code.line("");
    let head = format!("pub(super) const {name}: &[&str; {}] = &", items.len());
    code.list(head, items.map(Literal));
}

/// Former ids, each with the position of what was called so.
fn aliases<'a>(code: &mut Code, name: &str, of_each: impl Iterator<Item = &'a Vec<Text>>) {
    let aliases: Vec<String> = former_ids(of_each)
        .map(|(alias, position)| format!("({}, {position})", Literal(&alias)))
        .collect();
    code.line("");
    let head = format!("pub(super) const {name}: &[(&str, u16); {}] = &", aliases.len());
    code.list(head, aliases.iter());
}

/// A table that finds each key that stands only once; an empty key is none.
fn key_table<'a>(
    code: &mut Code,
    name: &str,
    keys_name: &str,
    keys: impl Iterator<Item = &'a str>,
) {
    let table = KeyTable::new(&unshared(keys.map(str::to_owned)));
    code.line("");
    code.line(format_args!("pub(super) const {name}: KeyTable = KeyTable {{"));
    code.line(format_args!("    keys: {keys_name},"));
    code.line(format_args!("    shortest: {},", table.shortest));
    code.line(format_args!("    longest: {},", table.longest));
    code.line(format_args!("    whole: {},", table.whole));
    code.line(format_args!("    multiplier: {},", Hexadecimal(table.multiplier)));
    code.line(format_args!("    displacements: {name}_DISPLACEMENTS,"));
    code.line(format_args!("    slots: {name}_SLOTS,"));
    code.line("};");
    let head = format!("const {name}_DISPLACEMENTS: &[u16; {}] = &", table.displacements.len());
    code.numbers(head, table.displacements.iter());
    let head = format!("const {name}_SLOTS: &[u16; {}] = &", table.slots.len());
    code.numbers(head, table.slots.iter());
}
