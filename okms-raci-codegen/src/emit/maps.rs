//! The static maps for text that people type.

use super::docs::doc;
use crate::code::{Code, Hexadecimal};
use crate::keys::{former_ids, unshared};
use crate::model::Matrix;
use crate::text_map::TextMap;

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
    let map = TextMap::new(&unshared(keys.map(|key| key.to_ascii_lowercase())));
    code.line("");
    doc(code, about);
    code.line(format_args!("pub static {name}: TextMap<{value}> = TextMap::__new("));
    code.line(format_args!("    {keys_name},"));
    code.line(format_args!("    {aliases_name},"));
    code.line(format_args!("    {},", map.whole));
    code.line("    phf::Map {");
    code.line(format_args!("        key: {},", Hexadecimal(map.key)));
    code.line(format_args!("        disps: {name}_DISPLACEMENTS,"));
    code.line(format_args!("        entries: &entries({name}_ORDER),"));
    code.line("    },");
    code.line(");");
    let pairs = map.displacements.iter().map(|(first, second)| format!("({first}, {second})"));
    let head = format!("const {name}_DISPLACEMENTS: &[(u32, u32); {}] = &", pairs.len());
    code.numbers(head, pairs);
    // Numbers, because the compiler takes several times as long for as many pairs.
    let head = format!("const {name}_ORDER: &[u16; {}] = &", map.order.len());
    code.numbers(head, map.order.iter());
}
