//! Whole messages, and what a constant does with them.

use std::string::{String, ToString};
use std::vec::Vec;
use std::{format, panic};

use super::{CUSTOMER, PROVIDER, TABLES, said};
use crate::claim::{Activities, Claim, Condition, Held, Message, Parties, Tables, Who};
use crate::letters::RA;
use crate::{Role, RoleSet};

fn text(message: Option<&Message>) -> Option<String> {
    message.map(|message| message.as_str().to_string())
}

#[test]
fn a_fact_comes_with_its_section_row_and_revision() {
    let archive = Activities::Named(&[3]);
    assert_eq!(
        said(Who::Each(Parties(PROVIDER)), Held::All(RoleSet::R), archive),
        "Provider is not responsible for Archive
Yearly: \"Archive\"
published 2026-01-31: Customer A, Provider A, Managed-service partner -"
    );
}

#[test]
fn a_row_is_told_as_it_can_be_pinned() {
    let other = |activity, cells: &[_]| text(TABLES.other_row(activity, cells).as_ref());
    assert_eq!(other(1, &[(1, RoleSet::A), (2, RoleSet::R)]), None);
    assert_eq!(other(0, &[(2, RoleSet::C), (0, RoleSet::I), (1, RA)]), None);
    let row = "1.1 Dumps: \"Check the dump\"
published 2026-01-31: Customer -, Provider A, Managed-service partner R";
    assert_eq!(
        other(1, &[(1, RA), (2, RoleSet::R)]),
        Some(format!("CheckDump is {{ Provider: A, Partner: R }}\n{row}"))
    );
    assert_eq!(
        other(1, &[(0, RoleSet::I), (1, RoleSet::A), (2, RoleSet::R)]),
        Some(format!("CheckDump is {{ Customer: -, Provider: A, Partner: R }}\n{row}"))
    );
}

#[test]
fn another_revision_is_told() {
    assert!(TABLES.other_revision("2026-01-31").is_none());
    assert_eq!(
        text(TABLES.other_revision("2026-01-30").as_ref()).unwrap(),
        "the revision is \"2026-01-31\", not \"2026-01-30\"
check the other claims against it, then write the new revision here"
    );
}

#[test]
fn an_activity_is_found_by_number_and_title() {
    assert_eq!(TABLES.numbered_and_titled("1.1 Check the dump"), Some(1));
    assert_eq!(TABLES.numbered_and_titled("1.2 Restore"), Some(2));
    for text in ["1.2 Check the dump", "1.1Check the dump", "Check the dump", "1.1 Check", ""] {
        assert_eq!(TABLES.numbered_and_titled(text), None, "{text}");
    }
    let called = |by_id, by_title, text| {
        Claim::activity_called(by_id, by_title, &["a", "b", "c", "d"], TABLES, text)
    };
    assert_eq!(called(Some("c"), Some("d"), "1.1 Check the dump"), "c");
    assert_eq!(called(None, Some("d"), "1.1 Check the dump"), "d");
    assert_eq!(called(None, None, "1.1 Check the dump"), "b");
}

#[test]
fn of_what_no_activity_is_called_the_nearest_is_named() {
    let same = Tables { activity_titles: &["Take", "Check", "Restore", "Restore"], ..*TABLES };
    let says = |tables: &Tables<'_>, text| tables.no_activity(text).as_str().to_string();
    assert_eq!(
        says(&same, "Restore"),
        "several activities are called so: write \"1.2 Restore\" or \"archive\""
    );
    assert_eq!(
        says(TABLES, "1.1"),
        "no activity is called \"1.1\"
it is the number of a section: write a title, or the number and a title"
    );
    assert_eq!(
        says(TABLES, "check-dmup"),
        "no activity is called \"check-dmup\"\nthe nearest is \"Check the dump\""
    );
    let none = "expected a title or an id; of a matrix of your own: `activity!(use path; …)`";
    assert_eq!(says(TABLES, "Pour"), format!("no activity is called \"Pour\"\n{none}"));
    assert_eq!(says(TABLES, ""), format!("no activity is called \"\"\n{none}"));
}

/// What the compiler says, since it runs the same code.
fn panics(assertion: impl FnOnce() + panic::UnwindSafe) -> Option<String> {
    panic::catch_unwind(assertion).err().map(|text| *text.downcast::<String>().unwrap())
}

#[test]
fn what_does_not_hold_is_no_constant() {
    let alone = Tables {
        parties: &["Customer"],
        party_names: &["Customer"],
        roles: &[RA, RA, RA, RA],
        ..*TABLES
    };
    let unread = Tables { is_whole: false, ..*TABLES };
    let each = Who::Each(Parties(CUSTOMER));
    let named = Activities::Named(&[0]);
    for (tables, is_refused) in [(TABLES, true), (&unread, false)] {
        let assertions: [Option<String>; 4] = [
            panics(|| Claim::assert_held(tables, 0, RoleSet::A, 0)),
            panics(|| Claim::assert(tables, each, Held::All(RoleSet::A), named)),
            panics(|| Claim::assert_row(tables, 0, &[])),
            panics(|| Claim::assert_revision(tables, "2026-01-30")),
        ];
        assert_eq!(assertions.map(|said| said.is_some()), [is_refused; 4]);
    }
    assert!(panics(|| Claim::assert_held(TABLES, 0, RoleSet::R, 3)).is_some());
    assert_eq!(panics(|| Claim::assert_held(TABLES, 1, RoleSet::A, 0)), None);
    assert_eq!(panics(|| Claim::assert_held(TABLES, 2, RoleSet::R, 1)), None);
    assert_eq!(panics(|| Claim::assert(TABLES, each, Held::All(RoleSet::I), named)), None);
    assert_eq!(panics(|| Claim::assert_revision(TABLES, "2026-01-31")), None);
    let never = "this claim can never fail: the only party is accountable for everything";
    let says_nothing = || Claim::assert_held(&alone, 0, RoleSet::A, 0);
    assert_eq!(panics(says_nothing).as_deref(), Some(never));
    assert_eq!(panics(|| Claim::assert_held(&alone, 0, RoleSet::R, 0)), None);
    assert_eq!(panics(|| Claim::assert_activity_called(true, TABLES, "Pour")), None);
    assert_eq!(panics(|| Claim::assert_activity_called(false, TABLES, "1.2 Restore")), None);
    let said = panics(|| Claim::assert_activity_called(false, TABLES, "Pour")).unwrap();
    assert!(said.starts_with("no activity is called \"Pour\""), "{said}");
}

#[test]
fn a_role_that_is_not_held_is_no_constant_whoever_should_hold_it() {
    for activity in 0..TABLES.activities.len() {
        for (party, cell) in TABLES.row(activity).iter().enumerate() {
            for role in Role::ALL {
                let said =
                    panics(|| Claim::assert_held(TABLES, party, RoleSet::of(role), activity));
                assert_eq!(said.is_none(), cell.contains(role), "{activity} {party} {role}");
            }
        }
    }
}

#[test]
fn a_message_that_gets_too_long_is_cut_between_characters() {
    for before in ["", "a", "aa", "aaa"] {
        let text = before.to_string() + &"€".repeat(3_000);
        let mut message = Message::new();
        message.push(&text);
        message.push("never seen");
        let cut = message.as_str().strip_suffix('…').unwrap();
        assert!(text.starts_with(cut));
        let room = message.as_str().len() - before.len();
        assert!((4_000..=8_192).contains(&room), "{room}");
    }
}

#[test]
fn of_one_party_it_is_said_that_there_is_no_other() {
    let alone = Tables {
        parties: &["Customer"],
        party_names: &["Customer"],
        roles: &[RA, RA, RA, RA],
        ..*TABLES
    };
    let says = |who, held| {
        let condition = Condition { who, held };
        let claim = Claim { tables: &alone, condition, activities: Activities::Named(&[0]) };
        text(claim.problem().as_ref()).unwrap_or_default()
    };
    let customer = Parties(CUSTOMER);
    assert_eq!(
        says(Who::Only(customer), Held::All(RoleSet::R)),
        "`only` says nothing here: there is no party besides Customer\nleave `only` out"
    );
    assert_eq!(
        says(Who::AtMostOne, Held::All(RoleSet::R)),
        "this claim can never fail: there is only one party"
    );
    let accountable = "this claim can never fail: the only party is accountable for everything";
    assert_eq!(says(Who::Each(customer), Held::All(RoleSet::A)), accountable);
    assert_eq!(says(Who::Every, Held::Any(RA)), accountable);
    assert_eq!(says(Who::ExactlyOne, Held::All(RoleSet::A)), accountable);
    assert_eq!(says(Who::Each(customer), Held::All(RA)), "");
    assert_eq!(says(Who::Each(customer), Held::All(RoleSet::R)), "");
}

#[test]
fn a_list_that_gets_too_long_says_how_many_are_left() {
    let (names, cells) = (["A"; 200], [RoleSet::R; 600]);
    let tables = Tables {
        activities: &names,
        activity_ids: &names,
        activity_titles: &names,
        section_numbers: &["1"],
        section_titles: &["Daily"],
        section_depths: &[1],
        section_activities: &[[0, 200, 200]],
        roles: &cells,
        ..*TABLES
    };
    let condition = Condition { who: Who::Each(Parties(CUSTOMER)), held: Held::All(RoleSet::C) };
    let activities = Activities::Every { sections: &[], except: &[] };
    let message = Claim { tables: &tables, condition, activities }.problem().unwrap();
    let lines: Vec<&str> = message.as_str().lines().collect();
    assert_eq!(lines[0], "200 of 200 activities break this claim");
    let listed = lines.iter().filter(|line| line.starts_with("A (1 Daily): ")).count();
    assert!((50..100).contains(&listed), "{listed}");
    let end = [format!("… and {} more", 200 - listed), "published 2026-01-31".to_string()];
    assert_eq!(lines[1 + listed..], end);
}

#[test]
fn parties_are_a_set() {
    let parties = [2, 0, 2].into_iter().collect::<Parties>();
    assert_eq!((parties, parties.is_empty()), (Parties(0b101), false));
    assert!(Parties(0).is_empty());
}
