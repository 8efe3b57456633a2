//! The tables that the functions of a module read.

use std::fmt::Write;

use super::column;
use crate::code::{Code, Hexadecimal, Literal};
use crate::key_table::KeyTable;
use crate::keys::{former_ids, unshared};
use crate::model::{Matrix, Section, Text};

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
    let ids = column(activities, |activity| activity.written.as_str());
    let titles = column(activities, |activity| activity.title.text.as_str());
    let variants = column(activities, |activity| activity.id.text.as_str());
    strings(code, "ACTIVITY_VARIANTS", &variants);
    strings(code, "ACTIVITY_IDS", &ids);
    let former = column(activities, |activity| activity.aliases.as_slice());
    aliases(code, "ACTIVITY_ALIASES", &former);
    strings(code, "ACTIVITY_TITLES", &titles);
    key_table(code, "ACTIVITY_BY_ID", "ACTIVITY_IDS", &ids);
    key_table(code, "ACTIVITY_BY_TITLE", "ACTIVITY_TITLES", &titles);
}

fn parties(code: &mut Code, matrix: &Matrix) {
    let parties = &matrix.parties;
    strings(code, "PARTY_VARIANTS", &column(parties, |party| party.id.text.as_str()));
    strings(code, "PARTY_IDS", &column(parties, |party| party.written.as_str()));
    aliases(code, "PARTY_ALIASES", &column(parties, |party| party.aliases.as_slice()));
    strings(code, "PARTY_NAMES", &column(parties, |party| party.name.text.as_str()));
}

fn sections(code: &mut Code, matrix: &Matrix) {
    let sections = &matrix.sections;
    let numbers = column(sections, Section::number_or_empty);
    strings(code, "SECTION_VARIANTS", &column(sections, |section| section.id.text.as_str()));
    strings(code, "SECTION_IDS", &column(sections, |section| section.written.as_str()));
    aliases(code, "SECTION_ALIASES", &column(sections, |section| section.aliases.as_slice()));
    strings(code, "SECTION_NUMBERS", &numbers);
    strings(code, "SECTION_TITLES", &column(sections, |section| section.title.text.as_str()));
    key_table(code, "SECTION_BY_NUMBER", "SECTION_NUMBERS", &numbers);
    let depths: Vec<u16> = sections.iter().map(|section| section.depth as u16).collect();
    code.line("");
    code.line("/// How deep each section is nested.");
    integers(code, "pub(super) const SECTION_DEPTHS: &[u8", &depths);
    let sizes: Vec<u16> = sections.iter().map(|section| section.size as u16).collect();
    code.line("");
    code.line("/// How many activities each section lists itself.");
    integers(code, "pub(super) const SECTION_SIZES: &[u16", &sizes);
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

fn strings(code: &mut Code, name: &str, items: &[&str]) {
    let literals: Vec<String> = items.iter().map(|item| Literal(item).to_string()).collect();
    code.line("");
    code.list(&format!("pub(super) const {name}: &[&str; {}] = &", items.len()), &literals);
}

/// Former ids, each with the position of what was called so.
fn aliases(code: &mut Code, name: &str, of_each: &[&[Text]]) {
    let mut aliases = Vec::new();
    for (alias, position) in former_ids(of_each) {
        aliases.push(format!("({}, {position})", Literal(&alias)));
    }
    code.line("");
    let count = aliases.len();
    code.list(&format!("pub(super) const {name}: &[(&str, u16); {count}] = &"), &aliases);
}

/// A table that finds each key that stands only once; an empty key is none.
fn key_table(code: &mut Code, name: &str, keys_name: &str, keys: &[&str]) {
    let table = KeyTable::new(&unshared(keys.iter().copied().map(str::to_owned).collect()));
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
    integers(code, &format!("const {name}_DISPLACEMENTS: &[u16"), &table.displacements);
    integers(code, &format!("const {name}_SLOTS: &[u16"), &table.slots);
}

/// `head; count] = &[numbers];`
pub(super) fn integers(code: &mut Code, head: &str, numbers: &[u16]) {
    let decimals: Vec<String> = numbers.iter().map(u16::to_string).collect();
    code.dense_list(&format!("{head}; {}] = &", numbers.len()), &decimals);
}
