//! A sample as its YAML says it, read in the plainest way.

use std::fs;
use std::path::PathBuf;

use serde_yaml::Value;

pub(crate) struct Matrix {
    pub(crate) text: String,
    yaml: Value,
    pub(crate) sections: Vec<Section>,
}

pub(crate) struct Section {
    pub(crate) yaml: Value,
    pub(crate) depth: usize,
    pub(crate) parent: Option<usize>,
}

pub(crate) struct Activity {
    pub(crate) yaml: Value,
    pub(crate) section: usize,
}

impl Matrix {
    pub(crate) fn of_sample(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let path = folder.join(format!("../../okms-raci-codegen/tests/accepted/{name}.yaml"));
        Matrix::of_yaml(&fs::read_to_string(&path).expect("the sample can be read"))
    }

    pub(crate) fn of_yaml(text: &str) -> Self {
        let yaml: Value = serde_yaml::from_str(text.trim_start_matches('\u{feff}'))
            .unwrap_or_else(|error| panic!("{error}\n{text}"));
        let mut sections = Vec::new();
        collect(&yaml, 1, None, &mut sections);
        Matrix { text: text.to_owned(), yaml, sections }
    }

    pub(crate) fn text_of(&self, key: &str) -> Option<&str> {
        text(&self.yaml, key)
    }

    pub(crate) fn source(&self, key: &str) -> Option<&str> {
        text(&self.yaml["source"], key)
    }

    pub(crate) fn parties(&self) -> &[Value] {
        list(&self.yaml, "parties")
    }

    /// The activities of each section, in the order of the sections.
    pub(crate) fn activities(&self) -> Vec<Activity> {
        let mut activities = Vec::new();
        for (section, of) in self.sections.iter().enumerate() {
            for yaml in list(&of.yaml, "activities") {
                activities.push(Activity { yaml: yaml.clone(), section });
            }
        }
        activities
    }
}

fn collect(of: &Value, depth: usize, parent: Option<usize>, sections: &mut Vec<Section>) {
    for yaml in list(of, "sections") {
        let position = sections.len();
        sections.push(Section { yaml: yaml.clone(), depth, parent });
        collect(yaml, depth + 1, Some(position), sections);
    }
}

pub(crate) fn text<'a>(of: &'a Value, key: &str) -> Option<&'a str> {
    of.get(key).map(|value| match value {
        Value::String(text) => text.as_str(),
        other => panic!("{key} is {other:?}"),
    })
}

/// The items of a list; those of one that is not there are none.
pub(crate) fn list<'a>(of: &'a Value, key: &str) -> &'a [Value] {
    match of.get(key) {
        Some(Value::Sequence(items)) => items,
        Some(Value::Tagged(tagged)) => match &tagged.value {
            Value::Sequence(items) => items,
            other => panic!("{key} is {other:?}"),
        },
        None => &[],
        Some(other) => panic!("{key} is {other:?}"),
    }
}

/// The text of a role set, as `RoleSet` displays it.
pub(crate) fn letters(roles: &Value, party: &str) -> String {
    let given = text(roles, party).unwrap_or_default();
    let sorted: String = "RACI".chars().filter(|&letter| given.contains(letter)).collect();
    if sorted.is_empty() { "-".to_owned() } else { sorted }
}

/// The written form of an id in camel case: a hyphen before each word.
pub(crate) fn kebab(id: &str) -> String {
    let chars: Vec<char> = id.chars().filter(|&c| c != '_').collect();
    let mut out = String::new();
    for (position, &c) in chars.iter().enumerate() {
        let before = position.checked_sub(1).map(|before| chars[before]);
        let after = chars.get(position + 1);
        let starts_word = before.is_some_and(|before| {
            let ends_before = !before.is_uppercase() || after.is_some_and(|c| c.is_lowercase());
            c.is_uppercase() && ends_before
        });
        let after_underscore =
            id.contains('_') && position > 0 && is_after_underscore(id, position);
        if starts_word || after_underscore {
            out.push('-');
        }
        out.extend(c.to_lowercase());
    }
    out
}

/// Whether the character that is at `position` without underscores follows one.
fn is_after_underscore(id: &str, position: usize) -> bool {
    let mut seen = 0;
    let mut before = None;
    for c in id.chars() {
        if c != '_' {
            if seen == position {
                return before == Some('_');
            }
            seen += 1;
        }
        before = Some(c);
    }
    false
}

/// The ids of items that leave theirs out, by title; written by hand.
pub(crate) fn id_left_out(title: &str) -> &'static str {
    const IDS: &[(&str, &str)] = &[
        ("Do it", "do-it"),
        ("Everything", "everything"),
        ("Handle incidents", "handle-incidents"),
        ("HTTPServer shutdown", "http-server-shutdown"),
        ("Import/export stored objects", "import-export-stored-objects"),
        ("End of service", "end-of-service"),
        ("Keep the customer's data", "keep-the-customer-s-data"),
        ("Mandatory checks of TLS1 certificates", "mandatory-checks-of-tls1-certificates"),
        ("manage CMK access-policies", "manage-cmk-access-policies"),
        ("Operation", "operation"),
        ("Operation & maintenance", "operation-maintenance"),
        ("Restore data", "restore-data"),
        ("Run backups", "run-backups"),
        ("Run backups / archives", "run-backups-archives"),
        ("Überwachung (24h)", "überwachung24h"),
    ];
    if let Some(number) = title.strip_prefix("Section ") {
        const SECTIONS: [&str; 10] = [
            "section1",
            "section2",
            "section3",
            "section4",
            "section5",
            "section6",
            "section7",
            "section8",
            "section9",
            "section10",
        ];
        return SECTIONS[number.parse::<usize>().expect("a number") - 1];
    }
    let found = IDS.iter().find(|(of, _)| *of == title);
    found.unwrap_or_else(|| panic!("no id for {title:?}")).1
}

/// The id of an activity or section.
pub(crate) fn id(of: &Value) -> String {
    match text(of, "id") {
        Some(id) => kebab(id),
        None => id_left_out(text(of, "title").expect("a title")).to_owned(),
    }
}
