//! Exact lookups, in const code and at run time, and what follows from the cells.

use okms_raci::{Activity, Holders, Party, Role, RoleSet, Section, maps};

const KEYS: RoleSet = Activity::AdministrateKeysAndSecrets.roles(Party::Customer);
const BACKUPS: Option<Activity> = Activity::from_id("manage-backups");
const MONITORING: Option<Section> = Section::from_number("3.1.3");
const TITLE: Option<Activity> = Activity::from_title("Manage backups");

#[test]
fn lookups_work_in_const_code() {
    assert_eq!(KEYS, RoleSet::RA);
    assert_eq!(BACKUPS, Some(Activity::ManageBackups));
    assert_eq!(TITLE, Some(Activity::ManageBackups));
    assert_eq!(MONITORING, Some(Section::Monitoring));
}

#[test]
fn what_an_item_is_called_and_where_it_is_stands_in_const_code() {
    const BACKUPS: Activity = Activity::ManageBackups;
    const NAMES: [&str; 3] = [BACKUPS.variant(), BACKUPS.id(), BACKUPS.title()];
    const BACK: Option<Activity> = Activity::from_index(BACKUPS.index());
    assert_eq!(NAMES, ["ManageBackups", "manage-backups", "Manage backups"]);
    assert_eq!(BACK, Some(BACKUPS));
}

/// The ids are part of the interface: none of them ever changes.
#[test]
fn the_ids_are_those_of_the_first_release() {
    let ids = "
        provide-personal-data choose-service-location maintain-physical-instances
        install-functional-bricks import-export-stored-objects choose-key-type-and-size
        manage-data-security manage-network-accessibility administrate-service manage-backups
        administrate-keys-and-secrets manage-control-panel-access manage-infrastructure-access
        manage-cmk-access-policy manage-service-capacity retain-control-plane-logs
        monitor-service-functioning maintain-storage-devices keep-service-logs
        manage-data-continuity manage-network-automation provide-service-inventory
        secure-management-infrastructure maintain-continuity-plan handle-incidents
        intervene-on-managed-elements deploy-patches manage-reversibility migrate-kmip-data
        destroy-configurations destroy-stored-data";
    let ids: Vec<&str> = ids.split_whitespace().collect();
    assert_eq!(Activity::ALL.map(Activity::id).as_slice(), ids);
    assert_eq!(Party::ALL.map(Party::id), ["customer", "ovh-cloud"]);
}

#[test]
fn every_text_finds_its_own_variant() {
    for activity in Activity::ALL {
        assert_eq!(Activity::from_id(activity.id()), Some(activity));
        assert_eq!(Activity::from_title(activity.title()), Some(activity));
    }
    for section in Section::ALL {
        assert_eq!(Section::from_number(section.number()), Some(section));
        assert_eq!(Section::from_id(section.id()), Some(section));
    }
    for party in Party::ALL {
        assert_eq!(Party::from_id(party.id()), Some(party));
    }
}

#[test]
fn near_misses_find_nothing() {
    let texts = Activity::ALL.iter().flat_map(|activity| [activity.id(), activity.title()]);
    for text in texts.chain(Section::ALL.iter().map(|section| section.number())) {
        let misses = (0..text.len()).filter(|&at| text.is_char_boundary(at)).flat_map(|at| {
            let (before, after) = text.split_at(at);
            [
                format!("{before}x{after}"),
                format!("{before}{}", &after[after.chars().next().unwrap().len_utf8()..]),
            ]
        });
        for miss in misses.chain([text.to_uppercase(), format!("{text} "), String::new()]) {
            if miss == text || Section::ALL.iter().any(|section| section.number() == miss) {
                continue;
            }
            assert_eq!(Activity::from_id(&miss), None, "{miss:?}");
            assert_eq!(Activity::from_title(&miss), None, "{miss:?}");
            assert_eq!(Section::from_number(&miss), None, "{miss:?}");
        }
    }
}

#[test]
fn what_a_party_holds_is_what_the_cells_say() {
    for party in Party::ALL {
        for role in Role::ALL {
            let holds = |activity: &Activity| activity.roles(party).contains(role);
            let held: Vec<_> = Activity::ALL.into_iter().filter(holds).collect();
            assert_eq!(Activity::held_by(party, role), held, "{party} {role}");
            assert!(held.iter().all(|activity| activity.is(party, role)));
        }
    }
}

#[test]
fn the_maps_take_any_letter_case() {
    for activity in Activity::ALL {
        for text in [activity.id(), activity.title()].map(str::to_ascii_uppercase) {
            let by_id = maps::ACTIVITY_BY_ID.get(&text);
            assert_eq!(by_id.or(maps::ACTIVITY_BY_TITLE.get(&text)), Some(activity));
        }
    }
    for section in Section::ALL {
        assert_eq!(maps::SECTION_BY_NUMBER.get(section.number()), Some(section));
    }
    assert_eq!(maps::ACTIVITY_BY_ID.get(""), None);
    assert_eq!(maps::ACTIVITY_BY_ID.get(&"x".repeat(1000)), None);
}

#[test]
fn the_maps_list_their_entries() {
    let mut entries: Vec<_> = maps::ACTIVITY_BY_TITLE.entries().collect();
    entries.sort_by_key(|(_, activity)| *activity);
    let expected: Vec<_> = Activity::ALL.map(|activity| (activity.title(), activity)).into();
    assert_eq!(entries, expected);
    assert_eq!(maps::ACTIVITY_BY_ID.len(), 31);
    assert_eq!(maps::SECTION_BY_NUMBER.len(), 24);
    assert!(!maps::SECTION_BY_NUMBER.is_empty());
    let shown = format!("{:?}", maps::SECTION_BY_NUMBER);
    assert!(shown.contains("\"3.1.1\": DailyOperations"), "{shown}");
}

#[test]
fn a_row_is_every_party_with_its_roles() {
    const ROW: [(Party, RoleSet); Party::COUNT] = Activity::HandleIncidents.row();
    assert_eq!(ROW, [(Party::Customer, RoleSet::AI), (Party::OvhCloud, RoleSet::RA)]);
    for activity in Activity::ALL {
        assert!(activity.row().iter().all(|&(party, roles)| activity.roles(party) == roles));
    }
}

#[test]
fn an_index_is_the_position_in_all() {
    const NONE: Option<Section> = Section::from_index(Section::COUNT);
    for (index, activity) in Activity::ALL.into_iter().enumerate() {
        assert_eq!((activity.index(), Activity::from_index(index)), (index, Some(activity)));
    }
    assert_eq!((NONE, Party::from_index(usize::MAX)), (None, None));
}

#[test]
fn holders_are_counted_as_they_go() {
    let mut holders = Activity::HandleIncidents.holders(Role::Accountable);
    assert!(!holders.is_empty());
    assert_eq!(holders.size_hint(), (2, Some(2)));
    assert_eq!((holders.len(), holders.next_back()), (2, Some(Party::OvhCloud)));
    assert_eq!((holders.len(), holders.next(), holders.next()), (1, Some(Party::Customer), None));
    assert!(holders.is_empty());
    let consulted = Activity::HandleIncidents.holders(Role::Consulted);
    assert_eq!((consulted.is_empty(), format!("{consulted:?}")), (true, "[]".to_owned()));
}

#[test]
fn holders_are_asked_in_const_code() {
    const OF_TWO: Holders = Activity::HandleIncidents.holders(Role::Accountable);
    const OWNER: Option<Party> = Activity::ManageBackups.holders(Role::Accountable).only();
    const OVH_CLOUD: bool = OF_TWO.contains(Party::OvhCloud);
    assert_eq!((OWNER, OVH_CLOUD), (Some(Party::OvhCloud), true));
    for activity in Activity::ALL {
        for role in Role::ALL {
            let holders = activity.holders(role);
            let parties: Vec<Party> = holders.clone().collect();
            assert_eq!(holders.first(), parties.first().copied());
            assert_eq!(holders.only().is_some(), parties.len() == 1);
            for party in Party::ALL {
                assert_eq!(holders.contains(party), activity.is(party, role), "{activity:?}");
            }
        }
    }
}

#[test]
fn a_section_contains_what_it_and_those_below_it_list() {
    const IN_USE: bool = Section::ServiceUsage.contains(Activity::ManageBackups);
    const DAILY: bool = Activity::ManageBackups.is_in(Section::Monitoring);
    assert_eq!((IN_USE, DAILY), (true, false));
    for section in Section::ALL {
        for activity in Activity::ALL {
            let is_in = section.all_activities().contains(&activity);
            assert_eq!([section.contains(activity), activity.is_in(section)], [is_in, is_in]);
        }
    }
}
