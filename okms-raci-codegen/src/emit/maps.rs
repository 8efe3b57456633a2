//! The static maps for text that people type.

use phf_generator::generate_hash;

use super::docs::doc;
use crate::code::{Code, Hexadecimal};
use crate::key_table::{all_distinct, ends_hash};
use crate::keys::{former_ids, unshared};
use crate::model::Matrix;

pub(super) fn maps(code: &mut Code, matrix: &Matrix) {
    let activities = &matrix.activities;
    let aliases = former_ids(activities.iter().map(|activity| &activity.aliases));
    let ids = activities.iter().map(|activity| activity.written.clone());
    let ids = ids.chain(aliases.map(|(alias, _)| alias));
    let titles = activities.iter().map(|activity| activity.title.text.clone());
    let numbers = matrix.sections.iter().map(|section| {
        section.number.as_ref().map_or_else(String::new, |number| number.text.clone())
    });
    doc(code, "Static maps from text in any ASCII letter case.");
    code.line("#[rustfmt::skip]");
    code.block("pub mod maps", |code| {
        code.line("use super::raci::__private::{entries, phf};");
        code.line("use super::raci::TextMap;");
        code.line("use super::{Activity, Section, tables};");
        map(
            code,
            "Activities by id, the former ones included.",
            "Activity",
            "ACTIVITY_BY_ID",
            ["tables::ACTIVITY_IDS", "tables::ACTIVITY_ALIASES"],
            ids,
        );
        map(
            code,
            "Activities by title; one that several have is no key.",
            "Activity",
            "ACTIVITY_BY_TITLE",
            ["tables::ACTIVITY_TITLES", "&[]"],
            titles,
        );
        map(
            code,
            "Sections by number.",
            "Section",
            "SECTION_BY_NUMBER",
            ["tables::SECTION_NUMBERS", "&[]"],
            numbers,
        );
    });
}

fn map(
    code: &mut Code,
    about: &str,
    value: &str,
    name: &str,
    [keys_name, aliases_name]: [&str; 2],
    keys: impl Iterator<Item = String>,
) {
    let keys = unshared(keys.map(|key| key.to_ascii_lowercase()));
    let texts: Vec<&str> = keys.iter().map(|(key, _)| key.as_str()).collect();
    let ends: Vec<u64> = texts.iter().map(|text| ends_hash(text.as_bytes())).collect();
    let whole = !all_distinct(ends.clone());
    let hash = if whole { generate_hash(&texts) } else { generate_hash(&ends) };
    code.line("");
    doc(code, about);
    code.line(format_args!("pub static {name}: TextMap<{value}> ="));
    // In the static itself: a constant of its own would be evaluated once more.
    code.line(format_args!("    TextMap::__new({whole}, phf::Map {{"));
    code.line(format_args!("        key: {},", Hexadecimal(hash.key)));
    code.line(format_args!("        disps: {name}_DISPLACEMENTS,"));
    code.line(format_args!(
        "        entries: &entries({keys_name}, {aliases_name}, {name}_ORDER),"
    ));
    code.line("    });");
    let head = format!("const {name}_DISPLACEMENTS: &[(u32, u32); {}] = &", hash.disps.len());
    code.numbers(head, hash.disps.iter().map(|(d1, d2)| format!("({d1}, {d2})")));
    let head = format!("const {name}_ORDER: &[u16; {}] = &", hash.map.len());
    code.numbers(head, hash.map.iter().map(|&index| keys[index].1));
}
