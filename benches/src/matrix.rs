//! A matrix of any size, with all that varies in one.

use std::fmt::Write as _;

const PARTIES: [&str; 4] = ["Customer", "Provider", "Partner", "Auditor"];
const ROLES: [&str; 4] = [
    "{ Customer: RA, Provider: I, Auditor: C }",
    "{ Provider: RA, Auditor: I }",
    "{ Customer: A, Provider: C, Partner: R }",
    "{ Customer: I, Provider: A, Partner: RC, Auditor: I }",
];
const VERBS: [&str; 7] = ["manage", "monitor", "restore", "review", "rotate", "archive", "approve"];
const THINGS: [&str; 6] = ["backups", "keys", "network-rules", "patches", "access-rights", "logs"];

/// An activity as it is looked up.
pub fn id(number: usize) -> String {
    let verb = VERBS[number % VERBS.len()];
    let thing = THINGS[number / VERBS.len() % THINGS.len()];
    format!("{verb}-{thing}-of-tenant{}", number / (VERBS.len() * THINGS.len()))
}

/// An activity as it is named in code.
pub fn variant(number: usize) -> String {
    id(number).split('-').map(capitalized).collect()
}

/// An activity as it is published.
pub fn title(number: usize) -> String {
    capitalized(&id(number).replace('-', " ")) + " in all zones of the service"
}

fn capitalized(text: &str) -> String {
    text[..1].to_uppercase() + &text[1..]
}

/// Ten activities in a section, ten sections in each of the sections above them.
pub fn yaml(name: &str, activities: usize) -> String {
    let mut yaml = format!(
        "format: 1\nname: {name}\ntitle: Large\nsource: {{ revision: 2026-01-31 }}\nparties:\n"
    );
    for party in PARTIES {
        let _ = writeln!(yaml, "  - {{ id: {party}, name: {party} }}");
    }
    yaml.push_str("sections:\n");
    for section in 0..activities / 10 {
        let (area, within) = (section / 10 + 1, section % 10 + 1);
        if within == 1 {
            let _ = writeln!(yaml, "  - number: \"{area}\"\n    title: Area {area}\n    sections:");
        }
        let _ = writeln!(yaml, "      - number: \"{area}.{within}\"");
        let _ = writeln!(yaml, "        title: Section number {section}\n        activities:");
        for activity in section * 10..section * 10 + 10 {
            let (id, title) = (variant(activity), title(activity));
            let roles = ROLES[activity % ROLES.len()];
            let _ = writeln!(yaml, "          - {{ id: {id}, title: {title}, roles: {roles} }}");
        }
    }
    yaml
}
