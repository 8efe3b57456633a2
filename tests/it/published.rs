//! The library holds what is published, cell by cell.
//!
//! The expectation is the published table itself, in `published/`.

use okms_raci::{Activity, Party, SOURCE, Section};

const ROWS: &str = include_str!("published/rows.tsv");
const SECTIONS: &str = include_str!("published/sections.tsv");
/// Both are written by hand, so that a slip in one of them shows.
const HINT: &str = "data/okms.yaml and tests/it/published differ: correct the one that is not as published, \
                    then run `cargo xtask renew`";

/// The lines below the heading, split at the tabs.
fn records<const FIELDS: usize>(table: &str) -> Vec<[&str; FIELDS]> {
    let lines = table.lines().skip(1);
    lines.map(|line| line.split('\t').collect::<Vec<_>>().try_into().unwrap()).collect()
}

#[test]
fn every_row_reads_as_published_in_published_order() {
    let rows = records::<5>(ROWS);
    assert_eq!((rows.len(), Activity::COUNT), (31, 31));
    for (row, activity) in rows.iter().zip(Activity::ALL) {
        let read = [
            activity.section().number(),
            activity.section().title(),
            activity.title(),
            activity.roles(Party::Customer).letters(),
            activity.roles(Party::OvhCloud).letters(),
        ];
        assert_eq!(read, *row, "{HINT}");
    }
}

#[test]
fn every_section_reads_as_published_in_published_order() {
    let sections = records::<2>(SECTIONS);
    assert_eq!((sections.len(), Section::COUNT), (24, 24));
    for (published, section) in sections.iter().zip(Section::ALL) {
        assert_eq!([section.number(), section.title()], *published, "{HINT}");
    }
}

#[test]
fn sections_nest_as_their_numbers_do() {
    for section in Section::ALL {
        let number = section.number();
        let parent = number.rsplit_once('.').map(|(parent, _)| parent);
        assert_eq!(section.parent().map(Section::number), parent, "{number}");
        assert_eq!(section.depth(), number.split('.').count(), "{number}");
        let is_below = |other: &Section| other.number().starts_with(&format!("{number}."));
        let below: Vec<_> = Section::ALL.into_iter().filter(is_below).collect();
        let children: Vec<_> =
            below.iter().filter(|below| below.parent() == Some(section)).copied().collect();
        assert_eq!(section.sections(), children, "{number}");
        let own: Vec<_> = Activity::ALL.into_iter().filter(|a| a.section() == section).collect();
        assert_eq!(section.activities(), own, "{number}");
        let all: Vec<_> = Activity::ALL
            .into_iter()
            .filter(|a| a.section() == section || below.contains(&a.section()))
            .collect();
        assert_eq!(section.all_activities(), all, "{number}");
    }
    let roots: Vec<_> = Section::ALL.into_iter().filter(|s| s.parent().is_none()).collect();
    assert_eq!(Section::ROOTS, roots);
}

#[test]
fn the_source_is_the_published_page() {
    assert_eq!(SOURCE.title, "OKMS - Shared responsibilities");
    assert_eq!(SOURCE.publisher, Some("OVHcloud"));
    assert_eq!(SOURCE.article, Some("KB0065217"));
    let url =
        "https://help.ovhcloud.com/csm/it-kms-raci?id=kb_article_view&sysparm_article=KB0065217";
    assert_eq!(SOURCE.url, Some(url));
    assert_eq!(SOURCE.revision, "2025-10-21");
}

#[test]
fn the_digest_is_that_of_the_transcription() {
    let digest = hmac_sha256::Hash::hash(crate::project_file("data/okms.yaml").as_bytes());
    let digits: Vec<String> = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(SOURCE.sha256, digits.concat());
}

#[test]
fn the_names_of_the_parties_are_the_published_ones() {
    assert_eq!(Party::ALL.map(Party::name), ["Customer", "OVHcloud"]);
}

#[test]
fn the_roles_are_defined_as_published() {
    let definitions = okms_raci::Role::ALL.map(okms_raci::Role::definition);
    assert_eq!(
        definitions,
        [
            "in charge of carrying out the process",
            "accountable for the successful completion of the process",
            "consulted during the process",
            "informed of the results of the process",
        ]
    );
}
