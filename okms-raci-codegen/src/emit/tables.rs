//! The tables that the functions of a module read.

mod nesting;
mod rows;

use super::column;
use crate::code::{Code, Hexadecimal, Literal};
use crate::key_table::KeyTable;
use crate::key_table::former_ids;
use crate::matrix::{Activity, Matrix, Party, Section};

pub(super) fn tables(code: &mut Code, matrix: &Matrix) {
    code.line("#[rustfmt::skip]");
    code.block("mod tables", |code| {
        code.line("use super::raci::RoleSet;");
        code.line("use super::raci::__private::KeyTable;");
        code.line("use super::raci::RoleSet::*;");
        code.line("use super::Section;");
        activities(code, matrix);
        parties(code, matrix);
        sections(code, matrix);
        rows::rows(code, matrix);
        rows::held(code, matrix);
        rows::remarks(code, matrix);
    });
    code.line("");
}

fn activities(code: &mut Code, matrix: &Matrix) {
    let activities = &matrix.activities;
    let ids: Vec<String> = activities.iter().map(Activity::kebab_id).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let titles = column(activities, |activity| activity.title.as_str());
    let variants = column(activities, |activity| activity.id.as_str());
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
    code.line("");
    code.line("/// A bit for each party.");
    let bits = if parties.len() <= 32 { "u32" } else { "u64" };
    code.line(format_args!("pub(super) type PartyBits = {bits};"));
    strings(code, "PARTY_VARIANTS", &column(parties, |party| party.id.as_str()));
    let ids: Vec<String> = parties.iter().map(Party::kebab_id).collect();
    strings(code, "PARTY_IDS", &ids);
    aliases(code, "PARTY_ALIASES", &column(parties, |party| party.aliases.as_slice()));
    strings(code, "PARTY_NAMES", &column(parties, |party| party.name.as_str()));
}

fn sections(code: &mut Code, matrix: &Matrix) {
    let sections = &matrix.sections;
    let numbers = column(sections, Section::number_or_empty);
    strings(code, "SECTION_VARIANTS", &column(sections, |section| section.id.as_str()));
    let ids: Vec<String> = sections.iter().map(Section::kebab_id).collect();
    strings(code, "SECTION_IDS", &ids);
    aliases(code, "SECTION_ALIASES", &column(sections, |section| section.aliases.as_slice()));
    strings(code, "SECTION_NUMBERS", &numbers);
    strings(code, "SECTION_TITLES", &column(sections, |section| section.title.as_str()));
    key_table(code, "SECTION_BY_NUMBER", "SECTION_NUMBERS", &numbers);
    nesting::nesting(code, matrix);
}

fn strings(code: &mut Code, name: &str, items: &[impl AsRef<str>]) {
    let literals: Vec<String> =
        items.iter().map(|item| Literal(item.as_ref()).to_string()).collect();
    code.line("");
    code.list(&format!("pub(super) const {name}: &[&str; {}] = &", items.len()), &literals, ";");
}

/// Former ids, each with the position of what was called so.
fn aliases(code: &mut Code, name: &str, of_each: &[&[String]]) {
    let mut aliases = Vec::new();
    for (alias, position) in former_ids(of_each) {
        aliases.push(format!("({}, {position})", Literal(&alias)));
    }
    code.line("");
    let count = aliases.len();
    code.list(&format!("pub(super) const {name}: &[(&str, u16); {count}] = &"), &aliases, ";");
}

/// A table that finds each key that is listed only once; an empty key is none.
fn key_table(code: &mut Code, name: &str, keys_name: &str, keys: &[&str]) {
    let table = KeyTable::new(keys);
    code.line("");
    code.line(format_args!("pub(super) const {name}: KeyTable = KeyTable {{"));
    code.indented(|code| {
        code.line(format_args!("keys: {keys_name},"));
        code.line(format_args!("shortest: {},", table.shortest));
        code.line(format_args!("longest: {},", table.longest));
        code.line(format_args!("whole: {},", table.whole));
        code.line(format_args!("multiplier: {},", Hexadecimal(table.multiplier)));
        code.dense_list("displacements: &", &decimals(&table.displacements), ",");
        code.dense_list("slots: &", &decimals(&table.slots), ",");
        code.dense_list("by_case: &", &decimals(&table.by_case), ",");
    });
    code.line("};");
}

/// Numbers as literals.
pub(super) fn decimals<T: ToString>(numbers: &[T]) -> Vec<String> {
    numbers.iter().map(T::to_string).collect()
}
