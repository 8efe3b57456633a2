//! The static maps for text that people type.

use okms_raci_core::AnyCase;
use phf_generator::{HashState, generate_hash};

use super::column;
use super::docs::doc;
use crate::code::{Code, Hexadecimal};
use crate::key_table::{former_ids, unique};
use crate::matrix::{Activity, Matrix, Section};

pub(super) fn maps(code: &mut Code, matrix: &Matrix) {
    let activities = &matrix.activities;
    let former = former_ids(&column(activities, |activity| activity.aliases.as_slice()));
    let ids: Vec<String> = activities.iter().map(Activity::kebab_id).collect();
    let ids = ids.iter().chain(former.iter().map(|(alias, _)| alias)).map(String::as_str);
    let titles = column(activities, |activity| activity.title.as_str());
    let numbers = column(&matrix.sections, Section::number_or_empty);
    doc(code, "Each map finds its keys in any ASCII letter case.");
    code.line("#[rustfmt::skip]");
    code.block("pub mod maps", |code| {
        code.line("use super::raci::__private::{entries, phf};");
        code.line("use super::raci::TextMap;");
        code.line("use super::{Activity, Section, tables};");
        code.line("");
        doc(code, "Activities by id; former ids are keys, too.");
        let texts = "tables::ACTIVITY_IDS, tables::ACTIVITY_ALIASES";
        map(code, "ACTIVITY_BY_ID: TextMap<Activity>", texts, &ids.collect::<Vec<_>>());
        code.line("");
        doc(code, "Activities by title; a title that several share is no key.");
        let texts = "tables::ACTIVITY_TITLES, &[]";
        map(code, "ACTIVITY_BY_TITLE: TextMap<Activity>", texts, &titles);
        code.line("");
        doc(code, "Sections by number.");
        let texts = "tables::SECTION_NUMBERS, &[]";
        map(code, "SECTION_BY_NUMBER: TextMap<Section>", texts, &numbers);
    });
}

/// A map over the keys that stand only once; `texts` names the tables that have them all.
fn map(code: &mut Code, name: &str, texts: &str, keys: &[&str]) {
    let in_lower_case = keys.iter().map(|key| key.to_ascii_lowercase());
    let numbers: Vec<u16> = unique(in_lower_case).into_iter().map(|(_, number)| number).collect();
    let keys: Vec<_> = numbers.iter().map(|&number| AnyCase(keys[usize::from(number)])).collect();
    let HashState { key, disps, map } = generate_hash(&keys);
    let disps: Vec<String> = disps.iter().map(|pair| format!("{pair:?}")).collect();
    let order: Vec<String> = map.into_iter().map(|key| numbers[key].to_string()).collect();
    let lengths = || keys.iter().map(|key| key.0.len());
    let lengths = [lengths().min().unwrap_or(0), lengths().max().unwrap_or(0)];
    code.line(format_args!("pub static {name} = TextMap::__new({lengths:?}, phf::Map {{"));
    code.indented(|code| {
        code.line(format_args!("key: {},", Hexadecimal(key)));
        code.dense_list("disps: &", &disps, ",");
        code.dense_list(&format!("entries: &entries({texts}, &"), &order, "),");
    });
    code.line("});");
}
