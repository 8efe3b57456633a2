//! Parties and activities as types, with a fact for each role.

use okms_raci_core::fact;

use super::docs::{doc, markdown};
use super::items::section_line;
use crate::code::Code;
use crate::matrix::{Activity, Matrix};

pub(super) fn typed(code: &mut Code, matrix: &Matrix) {
    if !matrix.typed {
        return gate(code);
    }
    let title = markdown(&matrix.title);
    doc(code, &format!("The parties and activities of \"{title}\" as types, for bounds."));
    code.line("#[rustfmt::skip]");
    code.block("pub mod typed", |code| {
        code.block("super::raci::__implement_typed!", |code| {
            code.block("parties", |code| parties(code, matrix));
            code.block("activities", |code| activities(code, matrix));
        });
    });
    code.line("");
}

/// An empty module that is always left out: where somebody imports it, the compiler names the gate.
fn gate(code: &mut Code) {
    code.line("#[cfg(feature = \"typed: true\")]");
    code.line("pub mod typed {}");
    code.line("");
}

fn parties(code: &mut Code, matrix: &Matrix) {
    for party in &matrix.parties {
        doc(code, &format!("The party \"{}\".", markdown(&party.name)));
        code.line(format_args!("{};", party.id));
    }
}

fn activities(code: &mut Code, matrix: &Matrix) {
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
