//! Which sections and activities a section has.

use super::decimals;
use crate::code::Code;
use crate::matrix::{Matrix, Section};

pub(super) fn nesting(code: &mut Code, matrix: &Matrix) {
    let sections = &matrix.sections;
    let count = sections.len();
    code.line("");
    code.line("/// How deep each section is nested.");
    let depths: Vec<usize> = sections.iter().map(|section| section.depth).collect();
    let head = format!("pub(super) const SECTION_DEPTHS: &[u8; {count}] = &");
    code.dense_list(&head, &decimals(&depths), ";");

    code.line("");
    code.line("/// The section that each is a subsection of.");
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
    code.line("");
    code.line("/// The sections that are no subsections.");
    code.dense_list("pub(super) const SECTION_ROOTS: &[Section] = &", &roots, ";");
    code.line("");
    code.line("/// The direct subsections of each section.");
    let head = format!("pub(super) const SECTION_CHILDREN: &[&[Section]; {count}] = &");
    by_section(code, &head, sections, |at| format!("&[{}]", children[at].join(", ")));

    code.line("");
    code.line(
        "/// Where in `Activity::ALL` the activities of each section start, where its own end, and",
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
