//! The static maps for text that people type.

use super::column;
use super::docs::doc;
use super::tables::integers;
use crate::code::{Code, Hexadecimal};
use crate::keys::{former_ids, unshared};
use crate::model::{Matrix, Section};
use crate::text_map::TextMap;

pub(super) fn maps(code: &mut Code, matrix: &Matrix) {
    let activities = &matrix.activities;
    let mut ids = in_lower_case(&column(activities, |activity| activity.written.as_str()));
    let former = former_ids(&column(activities, |activity| activity.aliases.as_slice()));
    ids.extend(former.into_iter().map(|(alias, _)| alias.to_ascii_lowercase()));
    let titles = in_lower_case(&column(activities, |activity| activity.title.text.as_str()));
    let numbers = in_lower_case(&column(&matrix.sections, Section::number_or_empty));
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
    keys: Vec<String>,
) {
    let map = TextMap::new(&unshared(keys));
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
    let mut pairs = Vec::new();
    for (first, second) in &map.displacements {
        pairs.push(format!("({first}, {second})"));
    }
    let count = pairs.len();
    code.dense_list(&format!("const {name}_DISPLACEMENTS: &[(u32, u32); {count}] = &"), &pairs);
    // Numbers, because the compiler takes several times as long for as many pairs.
    integers(code, &format!("const {name}_ORDER: &[u16"), &map.order);
}

fn in_lower_case(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| text.to_ascii_lowercase()).collect()
}
