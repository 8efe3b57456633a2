//! What `raci diff` tells, done to the old matrix.
//!
//! Of what is new, `raci diff` tells an id, a title and an activity's row, but not where it stands; of
//! a party that is new or gone, not the roles. That is not compared.

use std::collections::{BTreeMap, BTreeSet};

use okms_raci_codegen::Matrix;
use serde_json::Value;

/// What is said of a party, a section or an activity: its title, its number, a party's roles, …
type Facts = BTreeMap<String, String>;

/// A matrix as facts.
#[derive(Debug)]
pub(super) struct State {
    head: Facts,
    /// By what kind of item it is and its id.
    items: BTreeMap<[String; 2], Facts>,
    /// The order of all items.
    order: Vec<[String; 2]>,
}

const KINDS: [&str; 3] = ["activity", "section", "party"];

/// The item that a change is about, and which part of it.
fn subject(change: &Value) -> Option<[String; 2]> {
    let kind = KINDS.into_iter().find(|kind| change[kind].is_string())?;
    Some([kind.to_owned(), change[kind].as_str()?.to_owned()])
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

impl State {
    pub(super) fn of(matrix: &Matrix) -> Self {
        let mut state = State { head: Facts::new(), items: BTreeMap::new(), order: Vec::new() };
        let source = &matrix.source;
        state.head.insert("title".into(), matrix.title.clone());
        state.head.insert("revision".into(), source.revision.clone());
        for (key, value) in
            [("publisher", &source.publisher), ("article", &source.article), ("url", &source.url)]
        {
            state.head.extend(value.iter().map(|value| (key.into(), value.clone())));
        }
        for path in &matrix.derive {
            state.head.insert(format!("derive {path}"), path.clone());
        }
        if matrix.typed {
            state.head.insert("typed true".into(), "true".into());
        }
        state.refines(matrix);
        for party in &matrix.parties {
            let facts = state.add("party", &party.id, &party.name, &party.aliases);
            let is =
                party.is.iter().map(|it| format!("{}.{}", matrix.refines[it.of].name(), it.party));
            facts.extend(joined("is", is));
        }
        state.sections(matrix);
        state
    }

    /// What entries of `refines` say, by entry and key.
    fn refines(&mut self, matrix: &Matrix) {
        for entry in &matrix.refines {
            let asks = entry.asks.iter();
            let asks = asks
                .map(|it| (format!("asks {}", it.id), format!("{}, \"{}\"", it.roles, it.title)));
            let except = entry.except.iter().map(|(id, it)| (format!("except {id}"), it.clone()));
            let open = entry.open.iter().map(|(id, it)| (format!("open {id}"), it.clone()));
            let file = entry.file.iter().map(|it| ("file".to_owned(), it.clone()));
            let path = entry.path.iter().map(|it| ("path".to_owned(), it.clone()));
            let rest = [
                ("matrix", entry.matrix.clone()),
                ("party", entry.party.clone()),
                ("revision", entry.revision.clone()),
                ("roles", entry.roles.letters().to_owned()),
            ];
            let rest = rest.map(|(key, value)| (key.to_owned(), value));
            let all = asks.chain(except).chain(open).chain(file).chain(path).chain(rest);
            self.head.extend(all.map(|(key, value)| {
                let key = format!("{} {key}", entry.name());
                let value = format!("{key}: {value}");
                (key, value)
            }));
        }
    }

    fn add(&mut self, kind: &str, id: &str, title: &str, aliases: &[String]) -> &mut Facts {
        let key = [kind.to_owned(), id.to_owned()];
        self.order.push(key.clone());
        let facts = self.items.entry(key).or_default();
        facts.insert("title".into(), title.into());
        for alias in aliases {
            facts.insert(format!("alias {alias}"), alias.clone());
        }
        facts
    }

    fn sections(&mut self, matrix: &Matrix) {
        for (section, own) in matrix.sections_with_activities() {
            let parent = section.parent.map_or(TOP, |parent| &matrix.sections[parent].id);
            let number = section.number.clone().unwrap_or_else(|| "no number".into());
            let facts = self.add("section", &section.id, &section.title, &section.aliases);
            facts.extend([("number".into(), number), ("place".into(), parent.to_owned())]);
            for activity in &matrix.activities[own] {
                let facts = self.add("activity", &activity.id, &activity.title, &activity.aliases);
                facts.insert("place".into(), section.id.clone());
                let cells = matrix.parties.iter().zip(&activity.roles);
                for (party, roles) in cells.filter(|(_, roles)| !roles.is_empty()) {
                    facts.insert(format!("party {}", party.id), roles.to_string());
                }
                let covers = activity.covers.iter().map(|cover| {
                    let letters = cover.letters.map_or_else(String::new, |it| format!(": {it}"));
                    format!("{}.{}{letters}", matrix.refines[cover.of].name(), cover.activity)
                });
                facts.extend(joined("covers", covers));
                for (rule, reason) in &activity.allow {
                    facts.insert(format!("rule {}", rule.id()), reason.clone());
                }
            }
        }
    }

    /// Applies a change.
    pub(super) fn apply(&mut self, changes: &[Value]) {
        changes.iter().filter(|change| change["kind"] == "removed").for_each(|it| self.remove(it));
        of_kind(changes, "renamed-id").for_each(|change| self.rename(change));
        of_kind(changes, "added").for_each(|change| self.insert(change));
        for change in changes {
            self.change(change);
        }
        of_kind(changes, "moved").for_each(|change| self.place(change));
        self.reorder(changes);
    }

    fn remove(&mut self, change: &Value) {
        let Some(key) = subject(change) else {
            let fact = format!("{} {}", text(&change["key"]), text(&change["old"]));
            return replace(&mut self.head, &fact, &change["old"], &change["new"]);
        };
        assert!(self.items.remove(&key).is_some(), "{key:?} was not there");
        self.order.retain(|own| *own != key);
    }

    fn insert(&mut self, change: &Value) {
        let Some([kind, id]) = subject(change) else {
            let fact = format!("{} {}", text(&change["key"]), text(&change["new"]));
            return replace(&mut self.head, &fact, &change["old"], &change["new"]);
        };
        self.add(&kind, &id, change["title"].as_str().unwrap(), &[]);
    }

    fn rename(&mut self, change: &Value) {
        let [kind, new] = subject(change).unwrap();
        let old = [kind.clone(), text(&change["old"])];
        let facts = self.items.remove(&old).unwrap();
        self.items.insert([kind.clone(), new.clone()], facts);
        let at = self.order.iter().position(|own| *own == old).unwrap();
        self.order[at] = [kind, new];
    }

    /// Changes a fact of what stays.
    fn change(&mut self, change: &Value) {
        let (kind, old, new) = (text(&change["kind"]), &change["old"], &change["new"]);
        let fact = match kind.as_str() {
            "title" => kind,
            "source" | "covers" | "is" => text(&change["key"]),
            "refines" => {
                let said = if old.is_string() { old } else { new };
                text(said).split_once(": ").unwrap().0.to_owned()
            }
            "cell" => format!("party {}", text(&change["party"])),
            "allow" => format!("rule {}", text(&change["key"])),
            "alias" => format!("alias {}{}", text(old), text(new)),
            _ => return,
        };
        let facts = match subject(change) {
            Some(key) => self.items.get_mut(&key).unwrap(),
            None => &mut self.head,
        };
        replace(facts, &fact, old, new);
    }

    /// Moves an activity or a section to another section, or gives a section another number.
    fn place(&mut self, change: &Value) {
        let key = subject(change).unwrap();
        let new = text(&change["new"]);
        let is_place = key[0] == "activity" || new.starts_with("in ") || new == TOP;
        let (fact, value) = match is_place {
            true if new == TOP => ("place", new),
            true => ("place", self.section_called(&new)),
            false => ("number", new),
        };
        self.items.get_mut(&key).unwrap().insert(fact.into(), value);
    }

    /// The id of the section whose title the text ends with.
    fn section_called(&self, text: &str) -> String {
        let mut sections = self.items.iter().filter(|([kind, _], _)| kind == "section");
        let ([_, id], _) = sections.find(|(_, facts)| text.ends_with(&facts["title"])).unwrap();
        id.clone()
    }

    /// The items of each place that were there before and stay there, in order.
    fn siblings(&self, changes: &[Value]) -> BTreeMap<[String; 2], Vec<[String; 2]>> {
        let came = changes.iter().filter(|change| change["kind"] == "added" || is_to_place(change));
        let came: BTreeSet<_> = came.filter_map(subject).collect();
        let mut siblings: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for key in self.order.iter().filter(|key| !came.contains(*key)) {
            let place = self.items[key].get("place").cloned().unwrap_or_default();
            siblings.entry([key[0].clone(), place]).or_default().push(key.clone());
        }
        siblings
    }

    fn reorder(&mut self, changes: &[Value]) {
        for before in self.siblings(changes).into_values() {
            let mut moved: Vec<(usize, [String; 2])> = Vec::new();
            for change in of_kind(changes, "reordered") {
                let key = subject(change).unwrap();
                let Some(at) = before.iter().position(|own| *own == key) else { continue };
                assert_eq!(text(&change["old"]), (at + 1).to_string());
                moved.push((text(&change["new"]).parse().unwrap(), key));
            }
            moved.sort();
            let mut after = before.clone();
            after.retain(|key| moved.iter().all(|(_, own)| own != key));
            for (place, key) in moved {
                after.insert(place - 1, key);
            }
            let places: Vec<usize> =
                (0..self.order.len()).filter(|at| before.contains(&self.order[*at])).collect();
            places.into_iter().zip(after).for_each(|(at, key)| self.order[at] = key);
        }
    }

    /// Whether this is the new matrix, as far as the changes say.
    #[track_caller]
    pub(super) fn assert_is(&self, new: &State, changes: &[Value]) {
        assert_eq!(self.head, new.head);
        assert!(self.items.keys().eq(new.items.keys()), "{self:#?} is not {new:#?}");
        assert_eq!(self.siblings(changes), new.siblings(changes));
        let added: BTreeMap<_, _> = of_kind(changes, "added")
            .filter_map(|change| Some((subject(change)?, &change["new"])))
            .collect();
        let unsaid = unsaid(changes);
        for (key, facts) in &new.items {
            match added.get(key) {
                Some(row) if key[0] == "activity" => assert_eq!(text(row), new.row(facts)),
                Some(title) => assert_eq!(text(title), facts["title"]),
                None => {
                    let said = |facts: &Facts| {
                        let mut facts = facts.clone();
                        facts.retain(|fact, _| !unsaid.contains(fact));
                        facts
                    };
                    assert_eq!(said(&self.items[key]), said(facts), "{key:?}");
                }
            }
            assert_eq!(self.items[key]["title"], facts["title"]);
        }
    }

    fn row(&self, facts: &Facts) -> String {
        let parties = self.order.iter().filter(|[kind, _]| kind == "party");
        let cells = parties.map(|key| {
            let roles = facts.get(&format!("party {}", key[1])).map_or("-", String::as_str);
            format!("{} {roles}", self.items[key]["title"])
        });
        cells.collect::<Vec<_>>().join(", ")
    }
}

/// The texts as one fact, if there is one.
fn joined(key: &str, texts: impl Iterator<Item = String>) -> Option<(String, String)> {
    let texts: Vec<String> = texts.collect();
    (!texts.is_empty()).then(|| (key.to_owned(), texts.join(", ")))
}

/// Where a section is that is in no other.
const TOP: &str = "at the top";

fn of_kind<'a>(changes: &'a [Value], kind: &'a str) -> impl Iterator<Item = &'a Value> {
    changes.iter().filter(move |change| change["kind"] == kind)
}

/// Whether the change puts an item elsewhere.
fn is_to_place(change: &Value) -> bool {
    let new = text(&change["new"]);
    let is_section = change["section"].is_string();
    change["kind"] == "moved" && (!is_section || new.starts_with("in ") || new == TOP)
}

/// The facts that a diff leaves out: what a party that came or went holds, and whether the id that an
/// activity had is a former one now.
fn unsaid(changes: &[Value]) -> BTreeSet<String> {
    let came_or_went =
        changes.iter().filter(|change| change["kind"] == "added" || change["kind"] == "removed");
    let parties = came_or_went.filter_map(|change| change["party"].as_str());
    let renamed = of_kind(changes, "renamed-id").map(|change| text(&change["old"]));
    parties.map(|id| format!("party {id}")).chain(renamed.map(|id| format!("alias {id}"))).collect()
}

/// Puts the new value where the old one is; a value that is not there is none.
fn replace(facts: &mut Facts, fact: &str, old: &Value, new: &Value) {
    let before = match new.as_str() {
        Some(new) if !new.is_empty() => facts.insert(fact.to_owned(), new.to_owned()),
        _ => facts.remove(fact),
    };
    assert_eq!(before.unwrap_or_default(), text(old), "{fact}");
}
