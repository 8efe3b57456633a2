//! The tables that the functions of a module read, and the static maps for text that people type.

use okms_raci_core::{AnyCase, Role, RoleSet};
use phf_generator::{HashState, generate_hash};

use super::{column, doc};
use crate::code::{Code, Hexadecimal, Literal};
use crate::key_table::{KeyTable, former_ids, unique};
use crate::matrix::{Activity, Matrix, Party, Section};

pub(super) fn tables(code: &mut Code, matrix: &Matrix) {
    code.line(super::NOT_FORMATTED);
    code.block("mod tables", |code| {
        code.line("use super::raci::RoleSet;");
        code.line("use super::raci::__private::KeyTable;");
        code.line("use super::raci::RoleSet::*;");
        code.line("use super::Section;");
        code.line("use ::core::option::Option::{self, None, Some};");
        activities(code, matrix);
        parties(code, matrix);
        sections(code, matrix);
        rows(code, matrix);
        held(code, matrix);
        remarks(code, matrix);
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
    about(code, "A bit for each party.");
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
    nesting(code, matrix);
}

/// An empty line, and what the table below it is about.
fn about(code: &mut Code, text: &str) {
    code.line("");
    code.line(format_args!("/// {text}"));
}

/// The sections and activities that each section has.
fn nesting(code: &mut Code, matrix: &Matrix) {
    let sections = &matrix.sections;
    let count = sections.len();
    about(code, "How deep each section is nested.");
    let depths: Vec<usize> = sections.iter().map(|section| section.depth).collect();
    let head = format!("pub(super) const SECTION_DEPTHS: &[u8; {count}] = &");
    code.dense_list(&head, &decimals(&depths), ";");

    about(code, "The section that each is a subsection of.");
    let head = format!("pub(super) const SECTION_PARENTS: &[Option<Section>; {count}] = &");
    by_section(code, &head, sections, |at| match sections[at].parent {
        Some(parent) => format!("Some({})", variant(&sections[parent])),
        None => "None".to_owned(),
    });

    let mut roots = Vec::new();
    let mut children = vec![Vec::new(); count];
    for section in sections {
        let siblings = section.parent.map_or(&mut roots, |parent| &mut children[parent]);
        siblings.push(variant(section));
    }
    about(code, "The sections that are no subsections.");
    code.dense_list("pub(super) const SECTION_ROOTS: &[Section] = &", &roots, ";");
    about(code, "The direct subsections of each section.");
    let head = format!("pub(super) const SECTION_CHILDREN: &[&[Section]; {count}] = &");
    by_section(code, &head, sections, |at| format!("&[{}]", children[at].join(", ")));

    about(
        code,
        "Where in `Activity::ALL` the activities of each section start, where its own end, and",
    );
    code.line("/// where those of its subsections do.");
    let head = format!("pub(super) const SECTION_ACTIVITIES: &[[u16; 3]; {count}] = &");
    let activities = matrix.section_activities();
    by_section(code, &head, sections, |at| format!("{:?}", activities[at]));
}

/// A line for each section, with its name behind it.
fn by_section(code: &mut Code, head: &str, sections: &[Section], line: impl Fn(usize) -> String) {
    code.long_list(head, ";", |code| {
        for (at, section) in sections.iter().enumerate() {
            code.line(format_args!("{}, // {}", line(at), section.id));
        }
    });
}

fn variant(section: &Section) -> String {
    format!("Section::{}", section.id)
}

/// The section and the role sets of each activity.
fn rows(code: &mut Code, matrix: &Matrix) {
    let count = matrix.activities.len();
    about(code, "The section that lists each activity.");
    let head = format!("pub(super) const ACTIVITY_SECTIONS: &[Section; {count}] = &");
    code.long_list(&head, ";", |code| {
        for activity in &matrix.activities {
            let section = &matrix.sections[activity.section].id;
            code.line(format_args!("Section::{section}, // {}", activity.id));
        }
    });

    let parties: Vec<&str> = matrix.parties.iter().map(|party| party.id.as_str()).collect();
    let cells = count * parties.len();
    about(code, &format!("A line for each activity: {}.", parties.join(", ")));
    code.long_list(&format!("pub(super) const ROLES: &[RoleSet; {cells}] = &"), ";", |code| {
        for activity in &matrix.activities {
            let row: Vec<&str> = activity.roles.iter().map(|&roles| constant(roles)).collect();
            code.line(format_args!("{}, // {}", row.join(", "), activity.id));
        }
    });
}

/// References and notes, each with the position of its activity or cell.
fn remarks(code: &mut Code, matrix: &Matrix) {
    let activities = || matrix.activities.iter().enumerate();
    let references = activities().filter_map(|(at, it)| Some((at, it.reference.as_ref()?)));
    let notes = activities().filter_map(|(at, it)| Some((at, it.note.as_ref()?)));
    let cells = activities().flat_map(|(at, it)| {
        it.notes.iter().map(move |(party, note)| (at * matrix.parties.len() + party, note))
    });
    about(code, "Texts by position: of the activity, or of the cell in `ROLES`.");
    texts(code, "REFERENCES", references);
    texts(code, "NOTES", notes);
    texts(code, "CELL_NOTES", cells);
}

fn texts<'a>(code: &mut Code, name: &str, texts: impl Iterator<Item = (usize, &'a String)>) {
    let texts = texts.map(|(position, text)| format!("({position}, {})", Literal(text)));
    let texts: Vec<String> = texts.collect();
    let head = format!("pub(super) const {name}: &[(u32, &str); {}] = &", texts.len());
    code.list(&head, &texts, ";");
}

/// The name of the constant for a role set.
fn constant(roles: RoleSet) -> &'static str {
    if roles.is_empty() { "NONE" } else { roles.letters() }
}

/// The activities by party and role, as positions.
fn held(code: &mut Code, matrix: &Matrix) {
    let mut starts = vec![0];
    let mut runs = Vec::new();
    for (at, party) in matrix.parties.iter().enumerate() {
        for role in Role::ALL {
            let holds = |&activity: &usize| matrix.activities[activity].roles[at].contains(role);
            let run: Vec<usize> = (0..matrix.activities.len()).filter(holds).collect();
            starts.push(starts[starts.len() - 1] + run.len());
            runs.push((format!("{}, {}", party.id, role.letter()), run));
        }
    }
    about(
        code,
        "Where in `HELD` the activities of each party and role start, and where the last end.",
    );
    let head = format!("pub(super) const HELD_STARTS: &[u32; {}] = &", starts.len());
    code.dense_list(&head, &decimals(&starts), ";");
    about(code, "Positions of activities: for each party those in which it holds R, A, C and I.");
    let count = starts[starts.len() - 1];
    code.long_list(&format!("pub(super) const HELD: &[u16; {count}] = &"), ";", |code| {
        for (of, run) in &runs {
            code.line(format_args!("// {of}"));
            code.items(&decimals(run));
        }
    });
}

pub(super) fn maps(code: &mut Code, matrix: &Matrix) {
    let activities = &matrix.activities;
    let former = former_ids(&column(activities, |activity| activity.aliases.as_slice()));
    let ids: Vec<String> = activities.iter().map(Activity::kebab_id).collect();
    let ids = ids.iter().chain(former.iter().map(|(alias, _)| alias)).map(String::as_str);
    let titles = column(activities, |activity| activity.title.as_str());
    let numbers = column(&matrix.sections, Section::number_or_empty);
    doc(code, "Each map finds its keys in any ASCII letter case.");
    code.line(super::NOT_FORMATTED);
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
fn decimals<T: ToString>(numbers: &[T]) -> Vec<String> {
    numbers.iter().map(T::to_string).collect()
}
