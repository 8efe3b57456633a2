//! A matrix of any size, with all that varies in one.

use std::fmt::Write;

const PARTIES: [&str; 4] = ["Customer", "Provider", "Partner", "Auditor"];
const ROWS: [[&str; 4]; 4] =
    [["RA", "I", "", "C"], ["", "RA", "", "I"], ["A", "C", "R", ""], ["I", "A", "RC", "I"]];
const VERBS: [&str; 5] = ["Manage", "Monitor", "Maintain", "Document", "Restore"];
const THINGS: [&str; 7] =
    ["backups", "network access", "storage devices", "keys", "logs", "incidents", "patches"];

/// Ten activities in a section, ten sections in each of the sections above them.
pub(crate) fn matrix(activities: usize) -> String {
    let mut yaml = String::from(
        "format: 1\nname: scale\ntitle: Scale\nsource: { revision: 2026-01-31 }\nparties:\n",
    );
    for party in PARTIES {
        line(&mut yaml, format_args!("  - {{ id: {party}, name: {party} }}"));
    }
    line(&mut yaml, format_args!("sections:"));
    for section in 0..activities / 10 {
        if section % 10 == 0 {
            let number = section / 10 + 1;
            line(&mut yaml, format_args!("  - number: \"{number}\""));
            line(&mut yaml, format_args!("    title: Area {number}\n    sections:"));
        }
        let number = format!("{}.{}", section / 10 + 1, section % 10 + 1);
        line(&mut yaml, format_args!("      - number: \"{number}\""));
        line(&mut yaml, format_args!("        title: Section number {section}"));
        line(&mut yaml, format_args!("        activities:"));
        for activity in section * 10..section * 10 + 10 {
            row(&mut yaml, activity);
        }
    }
    yaml
}

fn row(yaml: &mut String, activity: usize) {
    let verb = VERBS[activity % VERBS.len()];
    let thing = THINGS[activity % THINGS.len()];
    let title = format!("{verb} the {thing} of the service in zone {activity}");
    let cells = PARTIES.iter().zip(ROWS[activity % ROWS.len()]);
    let cells: Vec<String> = cells
        .filter(|(_, roles)| !roles.is_empty())
        .map(|(party, roles)| format!("{party}: {roles}"))
        .collect();
    line(yaml, format_args!("          - title: {title}"));
    line(yaml, format_args!("            roles: {{ {} }}", cells.join(", ")));
}

fn line(yaml: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = writeln!(yaml, "{line}");
}
