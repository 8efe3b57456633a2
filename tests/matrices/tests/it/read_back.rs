//! Everything that a matrix says, against everything that its YAML says.

use std::fmt::Debug;

use okms_raci::{Matrix, MatrixActivity, MatrixItem, MatrixParty, MatrixSection, Role};
use sha2::{Digest, Sha256};

use crate::naive::{self, id, letters, list, text};

fn check<M: Matrix>(name: &str) {
    let expected = naive::Matrix::of_sample(name);
    source::<M>(&expected);
    parties::<M>(&expected);
    sections::<M>(&expected);
    activities::<M>(&expected);
    cells::<M>(&expected);
}

fn source<M: Matrix>(expected: &naive::Matrix) {
    assert_eq!(Some(M::SOURCE.title), expected.text_of("title"));
    assert_eq!(M::SOURCE.publisher, expected.source("publisher"));
    assert_eq!(M::SOURCE.article, expected.source("article"));
    assert_eq!(M::SOURCE.url, expected.source("url"));
    assert_eq!(Some(M::SOURCE.revision), expected.source("revision"));
    let digest = Sha256::digest(&expected.text);
    assert_eq!(M::SOURCE.sha256, format!("{digest:x}"));
}

/// The id of an item, in every form, and that it is found by it.
fn item<T: MatrixItem>(item: T, yaml: &serde_yaml::Value, shown: &str) {
    assert_eq!(item.id(), id(yaml));
    assert_eq!(T::from_id(item.id()), Some(item));
    assert_eq!(T::from_index(item.index()), Some(item));
    assert_eq!(item.to_string(), shown);
    assert_eq!(format!("{item:>4}|"), format!("{shown:>4}|"));
    assert_eq!(item.id().parse(), Ok(item));
    assert_eq!(T::try_from(item.id().to_ascii_uppercase().as_str()), Ok(item));
    if let Some(id) = text(yaml, "id") {
        assert_eq!(format!("{item:?}"), id);
    }
    for alias in list(yaml, "aliases") {
        let alias = naive::kebab(alias.as_str().expect("an alias is text"));
        assert_eq!(T::from_id(&alias), Some(item), "{alias}");
        assert_eq!(alias.to_ascii_uppercase().parse(), Ok(item), "{alias}");
        assert_ne!(item.id(), alias);
    }
}

fn all<'a, T: Debug, U>(
    items: &'static [T],
    expected: &'a [U],
) -> impl Iterator<Item = (&'static T, &'a U)> {
    assert_eq!(items.len(), expected.len(), "{items:?}");
    items.iter().zip(expected)
}

fn parties<M: Matrix>(expected: &naive::Matrix) {
    for (&party, yaml) in all(M::PARTIES, expected.parties()) {
        assert_eq!(Some(party.name()), text(yaml, "name"));
        item(party, yaml, party.name());
        assert_eq!(party.name().parse(), Ok(party));
    }
}

fn sections<M: Matrix>(expected: &naive::Matrix) {
    for (&section, naive) in all(M::SECTIONS, &expected.sections) {
        let yaml = &naive.yaml;
        assert_eq!(Some(section.title()), text(yaml, "title"));
        item(section, yaml, section.title());
        assert_eq!(section.number(), text(yaml, "number").unwrap_or_default());
        assert_eq!(section.depth(), naive.depth);
        assert_eq!(section.parent(), naive.parent.map(|parent| M::SECTIONS[parent]));
        let own: Vec<_> = section.activities().iter().map(|activity| activity.title()).collect();
        let listed = list(yaml, "activities").iter().map(|yaml| text(yaml, "title").unwrap());
        assert_eq!(own, listed.collect::<Vec<_>>());
        let below: Vec<_> = section.sections().iter().map(|section| section.title()).collect();
        let nested = list(yaml, "sections").iter().map(|yaml| text(yaml, "title").unwrap());
        assert_eq!(below, nested.collect::<Vec<_>>());
        let whole: Vec<_> = section.all_activities().iter().map(|each| each.title()).collect();
        assert_eq!(whole, titles_of_tree(yaml));
        if !section.number().is_empty() {
            assert_eq!(M::Section::from_number(section.number()), Some(section));
            assert_eq!(section.number().parse(), Ok(section));
        }
    }
    assert_eq!(M::Section::from_number(""), None);
}

fn titles_of_tree(section: &serde_yaml::Value) -> Vec<&str> {
    let own = list(section, "activities").iter().map(|yaml| text(yaml, "title").unwrap());
    let below = list(section, "sections").iter().flat_map(titles_of_tree);
    own.chain(below).collect()
}

fn activities<M: Matrix>(expected: &naive::Matrix) {
    let expected = expected.activities();
    let titles: Vec<_> = expected.iter().map(|each| text(&each.yaml, "title").unwrap()).collect();
    for (&activity, naive) in all(M::ACTIVITIES, &expected) {
        let title = text(&naive.yaml, "title").unwrap();
        assert_eq!(activity.title(), title);
        item(activity, &naive.yaml, title);
        assert_eq!(activity.section(), M::SECTIONS[naive.section]);
        let is_shared = titles.iter().filter(|other| **other == title).count() > 1;
        assert_eq!(M::Activity::from_title(title), (!is_shared).then_some(activity));
        assert_eq!(title.parse::<M::Activity>().ok(), (!is_shared).then_some(activity), "{title}");
        assert_eq!(M::Activity::from_title(&format!("{title} ")), None);
    }
}

fn cells<M: Matrix>(expected: &naive::Matrix) {
    let parties = expected.parties();
    let party_ids: Vec<_> = parties.iter().map(|party| text(party, "id").unwrap()).collect();
    for (&activity, naive) in all(M::ACTIVITIES, &expected.activities()) {
        for (&party, id) in all(M::PARTIES, &party_ids) {
            let cell = letters(&naive.yaml["roles"], id);
            assert_eq!(activity.roles(party).to_string(), cell, "{activity:?} {party:?}");
            for role in Role::ALL {
                let holds = cell.contains(role.letter());
                assert_eq!(activity.is(party, role), holds);
                let held = M::Activity::held_by(party, role);
                assert_eq!(held.contains(&activity), holds);
                assert!(held.is_sorted());
            }
        }
    }
}

macro_rules! sample {
    ($name:ident $Matrix:ident) => {
        #[test]
        fn $name() {
            check::<matrices::$name::$Matrix>(stringify!($name));
        }
    };
}

matrices::for_each_sample! { sample }

#[test]
fn every_sample_is_read_back() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../okms-raci-codegen/tests/accepted");
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, matrices::NAMES, "add new samples to src/lib.rs");
}
