//! A matrix as its YAML says it, read in the plainest way: it shares no code with the generator.

use serde_yaml::Value;

/// A line of the rows that generated code has, as far as the YAML itself says it.
#[derive(Debug)]
pub(crate) struct Line {
    /// Left out in the YAML if it is made from the title.
    pub(crate) id: Option<String>,
    /// How deep a section is nested; 0 of an activity.
    pub(crate) depth: usize,
    pub(crate) title: String,
    /// Of an activity, the roles of each party.
    pub(crate) roles: Vec<String>,
}

/// What the YAML lists, in its order.
pub(crate) struct Plain {
    pub(crate) parties: Vec<(String, String)>,
    pub(crate) lines: Vec<Line>,
}

impl Plain {
    pub(crate) fn of(yaml: &str) -> Self {
        let yaml: Value =
            serde_yaml::from_str(yaml.trim_start_matches('\u{feff}')).expect("it was read before");
        let parties = list(&yaml, "parties");
        let parties = parties.map(|party| (text(party, "id"), text(party, "name"))).collect();
        let mut plain = Plain { parties, lines: Vec::new() };
        plain.sections(&yaml, 1);
        plain
    }

    fn sections(&mut self, of: &Value, depth: usize) {
        for section in list(of, "sections") {
            let (id, title) = (id_of(section), text(section, "title"));
            self.lines.push(Line { id, depth, title, roles: Vec::new() });
            for activity in list(section, "activities") {
                let roles = untagged(&activity["roles"]);
                let roles =
                    self.parties.iter().map(|(party, _)| letters(&text(roles, party))).collect();
                let (id, title) = (id_of(activity), text(activity, "title"));
                self.lines.push(Line { id, depth: 0, title, roles });
            }
            self.sections(section, depth + 1);
        }
    }
}

fn untagged(value: &Value) -> &Value {
    match value {
        Value::Tagged(tagged) => untagged(&tagged.value),
        value => value,
    }
}

fn list<'a>(of: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    let items = untagged(of).get(key).and_then(|value| untagged(value).as_sequence());
    items.into_iter().flatten().map(untagged)
}

/// Empty if there is none.
fn text(of: &Value, key: &str) -> String {
    let text = of.get(key).and_then(|value| untagged(value).as_str());
    text.unwrap_or_default().to_owned()
}

fn id_of(of: &Value) -> Option<String> {
    Some(text(of, "id")).filter(|id| !id.is_empty())
}

fn letters(given: &str) -> String {
    let letters: String = "RACI".chars().filter(|&letter| given.contains(letter)).collect();
    if letters.is_empty() { "-".to_owned() } else { letters }
}
