//! The enums, the source, the type of the matrix, and its parties and activities as types.

use okms_raci_core::fact;

use super::{aliases, doc, markdown, sentence};
use crate::code::{Code, Literal};
use crate::matrix::{Activity, Matrix, Section};
use crate::names::{id_from_title, kebab};

const DERIVES: &str = "#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]";

/// A variant in the making.
struct Variant<'a> {
    id: &'a str,
    docs: Vec<String>,
    /// What it is searched by.
    called: [&'a str; 2],
    aliases: &'a [String],
}

pub(super) fn activity(code: &mut Code, matrix: &Matrix) {
    let title = markdown(&matrix.title);
    doc(code, &format!("Each variant is an activity of \"{title}\", in published order."));
    let sections: Vec<String> = matrix.sections.iter().map(section_line).collect();
    let parties: Vec<_> = matrix.parties.iter().map(|party| markdown(&party.name)).collect();
    let variants = matrix.activities.iter().map(|activity| Variant {
        id: &activity.id,
        docs: [
            vec![
                format!("\"{}\"", markdown(&activity.title)),
                String::new(),
                format!("{} {}.", sections[activity.section], row(&parties, activity)),
            ],
            remarks(&parties, activity),
        ]
        .concat(),
        called: [&activity.title, activity.reference.as_deref().unwrap_or_default()],
        aliases: &activity.aliases,
    });
    let names = ["Activity", "activities", "in published order"];
    enumeration(code, matrix, names, &variants.collect::<Vec<_>>());
}

pub(super) fn party(code: &mut Code, matrix: &Matrix) {
    let title = markdown(&matrix.title);
    doc(code, &format!("Each variant is a party of \"{title}\", in the order of the columns."));
    let variants = matrix.parties.iter().map(|party| Variant {
        id: &party.id,
        docs: vec![sentence(&party.name)],
        called: [&party.name, ""],
        aliases: &party.aliases,
    });
    let names = ["Party", "parties", "in the order of the columns"];
    enumeration(code, matrix, names, &variants.collect::<Vec<_>>());
}

pub(super) fn section(code: &mut Code, matrix: &Matrix) {
    let title = markdown(&matrix.title);
    let order = "in published order: each comes before its subsections";
    doc(code, &format!("Each variant is a section of \"{title}\", {order}."));
    let variants = matrix.sections.iter().map(|section| Variant {
        id: &section.id,
        docs: vec![section_line(section)],
        called: [section.number_or_empty(), &section.title],
        aliases: &section.aliases,
    });
    let names = ["Section", "sections", "in published order"];
    enumeration(code, matrix, names, &variants.collect::<Vec<_>>());
}

fn enumeration(
    code: &mut Code,
    matrix: &Matrix,
    [name, plural, order]: [&str; 3],
    variants: &[Variant<'_>],
) {
    code.line(DERIVES);
    if !matrix.derive.is_empty() {
        code.line(format_args!("#[derive({})]", matrix.derive.join(", ")));
    }
    code.block(format_args!("pub enum {name}"), |code| {
        for variant in variants {
            for line in &variant.docs {
                doc(code, line);
            }
            let [first, second] = variant.called;
            aliases(code, variant.id, &[first, second, &kebab(variant.id)]);
            code.line(format_args!("{},", variant.id));
        }
    });
    code.line("");
    code.block(format_args!("impl {name}"), |code| {
        let count = variants.len();
        doc(code, &format!("How many {plural} there are."));
        code.line(format_args!("pub const COUNT: usize = {count};"));
        code.line("");
        doc(code, &format!("Every {}, {order}.", name.to_lowercase()));
        code.line(format_args!("pub const ALL: [{name}; {count}] = raci::__private::all();"));
        for variant in variants {
            for alias in variant.aliases {
                former(code, name, variant.id, alias);
            }
        }
    });
    code.line("");
    let on_demand =
        format!("impl<const ON_DEMAND: bool> raci::__private::Variants<ON_DEMAND> for {name}");
    code.block(on_demand, |code| {
        let all = variants.iter().map(|variant| format!("{name}::{}", variant.id));
        let all: Vec<String> = all.collect();
        code.list(&format!("const ALL: &'static [{name}] = &"), &all, ";");
    });
    code.line("");
    let mut names = vec![name.to_owned()];
    names.extend(variants.iter().map(|variant| variant.id.to_owned()));
    code.dense_list("raci::__implement_defmt!", &names, ";");
    code.line("");
}

/// A constant for the id that a variant had once.
fn former(code: &mut Code, name: &str, id: &str, alias: &str) {
    code.line("");
    doc(code, &format!("The former name of [`{id}`](Self::{id})."));
    code.line(format_args!("#[deprecated(note = \"it is called `{id}` now\")]"));
    code.line(format_args!("pub const {alias}: {name} = {name}::{id};"));
}

/// `Customer RA, OVHcloud I`.
fn row(parties: &[String], activity: &Activity) -> String {
    let cells = parties.iter().zip(&activity.roles);
    let cells = cells.map(|(party, roles)| format!("{party} {roles}"));
    cells.collect::<Vec<_>>().join(", ")
}

/// A paragraph for the reference, for the note, and for that of each cell.
fn remarks(parties: &[String], activity: &Activity) -> Vec<String> {
    let reference = activity.reference.iter().map(|text| ("Reference".to_owned(), text));
    let note = activity.note.iter().map(|text| ("Note".to_owned(), text));
    let of_cell = |(&party, text)| (format!("Note on {}", parties[party]), text);
    let remarks = reference.chain(note).chain(activity.notes.iter().map(of_cell));
    // A note may have several lines; a paragraph of a comment has one.
    let in_one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines = remarks.flat_map(|(what, text)| {
        [String::new(), format!("{what}: {}", markdown(&in_one_line(text)))]
    });
    lines.collect()
}

/// `3.1.1 Daily operations.`
fn section_line(section: &Section) -> String {
    match &section.number {
        Some(number) => sentence(format_args!("{} {}", number, section.title)),
        None => sentence(&section.title),
    }
}

pub(super) fn source(code: &mut Code, matrix: &Matrix) {
    let optional = |text: &Option<String>| match text {
        Some(text) => format!("::core::option::Option::Some({})", Literal(text)),
        None => "::core::option::Option::None".to_owned(),
    };
    let source = &matrix.source;
    doc(code, &format!("Where \"{}\" comes from.", markdown(&matrix.title)));
    code.line("pub const SOURCE: raci::Source = raci::Source::__new(");
    for argument in [
        Literal(&matrix.title).to_string(),
        optional(&source.publisher),
        optional(&source.article),
        optional(&source.url),
        Literal(&source.revision).to_string(),
        Literal(&source.sha256).to_string(),
    ] {
        code.line(format_args!("    {argument},"));
    }
    code.line(");");
    code.line("");
}

pub(super) fn matrix(code: &mut Code, matrix: &Matrix) {
    let name = id_from_title(&matrix.name);
    let title = markdown(&matrix.title);
    doc(code, &format!("The matrix \"{title}\", for code that works over any."));
    code.line("#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]");
    code.line(format_args!("pub struct {name};"));
    code.line("");
    code.line("raci::__implement_matrix! {");
    code.line(format_args!("    {name}"));
    code.line("    // Here, so that the compiler shows these lines where an argument is wrong.");
    for signature in SIGNATURES {
        code.line(format_args!("    {signature};"));
    }
    code.line("}");
    code.line("");
}

/// The functions of an activity that take something.
const SIGNATURES: [&str; 5] = [
    "fn roles(self, party: Party) -> RoleSet",
    "fn is(self, party: Party, role: Role) -> bool",
    "fn held_by(party: Party, role: Role) -> &'static [Activity]",
    "fn from_id(id: &str) -> Option<Activity>",
    "fn from_title(title: &str) -> Option<Activity>",
];

/// The parties and activities as types, with a fact for each role.
pub(super) fn typed(code: &mut Code, matrix: &Matrix) {
    if !matrix.typed {
        return gate(code);
    }
    let title = markdown(&matrix.title);
    doc(code, &format!("The parties and activities of \"{title}\" as types, for bounds."));
    code.line(super::NOT_FORMATTED);
    code.block("pub mod typed", |code| {
        code.block("super::raci::__implement_typed!", |code| {
            code.block("parties", |code| party_types(code, matrix));
            code.block("activities", |code| activity_types(code, matrix));
        });
    });
    code.line("");
}

/// An empty module that is always left out: where somebody imports it, the compiler names the gate.
fn gate(code: &mut Code) {
    code.line("#[cfg(feature = \"typed: true in its YAML\")]");
    code.line("pub mod typed {}");
    code.line("");
}

fn party_types(code: &mut Code, matrix: &Matrix) {
    for party in &matrix.parties {
        doc(code, &format!("The party \"{}\".", markdown(&party.name)));
        code.line(format_args!("{};", party.id));
    }
}

fn activity_types(code: &mut Code, matrix: &Matrix) {
    for activity in &matrix.activities {
        let section = section_line(&matrix.sections[activity.section]);
        doc(code, &format!("\"{}\", {section}", markdown(&activity.title)));
        let facts = facts(matrix, activity);
        code.line(format_args!("{} {{ {facts}}}", activity.id));
    }
}

/// `Customer: ResponsibleFor AccountableFor; OvhCloud: InformedOf; `
fn facts(matrix: &Matrix, activity: &Activity) -> String {
    let holders = matrix.parties.iter().zip(&activity.roles);
    let holders = holders.filter(|(_, roles)| !roles.is_empty());
    let facts = holders.map(|(party, roles)| {
        let held: Vec<&str> = roles.iter().map(fact).collect();
        format!("{}: {}; ", party.id, held.join(" "))
    });
    facts.collect::<Vec<_>>().concat()
}
