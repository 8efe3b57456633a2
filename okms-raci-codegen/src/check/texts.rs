//! Text that people type can mean one thing only.
//!
//! `FromStr` takes an id before a number and a number before a title, in any
//! letter case. Where one item's title is another's id, it would give that
//! other one without a word.

use std::collections::HashMap;

use super::ids::{Identified, Items};
use crate::finding::{Finding, Findings};
use crate::names::kebab;
use crate::places::{Text, in_line};
use crate::repeats::repeats;
use crate::rule::Rule;
use crate::yaml::Beginning;

pub(super) fn check(items: &[Items<'_>], problems: &mut Findings) {
    for items in items {
        if items.title == "name" {
            same_names(&items.all, problems);
        }
        unambiguous(items, problems);
    }
}

fn same_names(parties: &[Identified<'_>], problems: &mut Findings) {
    let names: Vec<Text<&str>> =
        parties.iter().map(|party| party.title).filter(|name| !name.is_missing()).collect();
    let before = repeats(names.iter().map(|name| name.text.to_ascii_lowercase()));
    for (name, before) in names.iter().zip(before) {
        let Some(before) = before else { continue };
        let first = names[before].at;
        let line = in_line(first);
        let message =
            format!("the name \"{}\" is that of the party{line} already", Beginning(name.text));
        problems.push(
            Finding::new(Rule::DuplicateName, name.at, message)
                .beside(first)
                .help("give each party a name of its own"),
        );
    }
}

fn unambiguous(of_kind: &Items<'_>, problems: &mut Findings) {
    let Items { noun, title, all: items, .. } = of_kind;
    let keys = keys(items);
    for item in items {
        let texts = [(item.number, "number"), (Some(item.title), *title)];
        for (text, what) in texts.into_iter().filter_map(|(text, what)| Some((text?, what))) {
            let typed = text.text.to_ascii_lowercase();
            let Some((other, key)) = keys.get(&typed).filter(|_| !text.is_missing()) else {
                continue;
            };
            // That two have the same number, or two parties the same name, is said elsewhere.
            let same_name = what == "name" && other.title.text.eq_ignore_ascii_case(text.text);
            if std::ptr::eq(item, *other) || what == *key || same_name {
                continue;
            }
            let at = in_line(other.id.at);
            let message = format!(
                "the {what} \"{}\" is also the {key} of the {noun}{at}",
                Beginning(text.text)
            );
            let help = format!(
                "whoever types it could mean either: give one of them another {}",
                if *key == "id" { "id" } else { what }
            );
            problems.push(
                Finding::new(Rule::AmbiguousText, text.at, message).beside(other.id.at).help(help),
            );
        }
    }
}

/// Each text that is taken for an id or a number, with the first item that has it and which of both
/// it is.
fn keys<'a>(items: &'a [Identified<'a>]) -> HashMap<String, (&'a Identified<'a>, &'static str)> {
    let mut keys = HashMap::new();
    for item in items {
        let number = item.number.map(|number| (number.text.to_ascii_lowercase(), "number"));
        let aliases = item.aliases.iter().map(|alias| (kebab(alias.text), "id"));
        let texts = number.into_iter().chain([(kebab(item.id.text), "id")]).chain(aliases);
        for (text, what) in texts {
            keys.entry(text).or_insert((item, what));
        }
    }
    keys
}
