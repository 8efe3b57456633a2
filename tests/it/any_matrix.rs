//! Code that works over any matrix.

use okms_raci::{
    Activity, Matrix, MatrixActivity, MatrixItem, MatrixParty, MatrixSection, Okms, Party, Role,
};

/// By party the number of activities that it is accountable for, counted through the traits alone.
fn accountable<M: Matrix>() -> Vec<(&'static str, usize)> {
    let held = |&party: &M::Party| M::Activity::held_by(party, Role::Accountable).len();
    M::PARTIES.iter().map(|party| (party.name(), held(party))).collect()
}

#[test]
fn generic_code_reads_the_matrix() {
    assert_eq!(accountable::<Okms>(), [("Customer", 11), ("OVHcloud", 21)]);
    assert_eq!(Okms::ACTIVITIES, Activity::ALL);
    assert_eq!(Okms::SOURCE, okms_raci::SOURCE);
}

fn check_agreement<M: Matrix>() {
    for &section in M::SECTIONS {
        assert_eq!(M::Section::from_number(section.number()), Some(section));
        assert!(section.sections().iter().all(|below| below.parent() == Some(section)));
        assert_eq!(section.parent().map_or(1, |parent| parent.depth() + 1), section.depth());
        for &activity in section.activities() {
            assert_eq!(activity.section(), section);
            assert!(section.all_activities().contains(&activity));
            assert_eq!(M::Activity::from_title(activity.title()), Some(activity));
            assert_eq!(M::Activity::from_id(activity.id()), Some(activity));
            assert_eq!(M::Activity::from_index(activity.index()), Some(activity));
            for role in Role::ALL {
                let holders = M::PARTIES.iter().copied().filter(|&party| activity.is(party, role));
                assert!(activity.holders(role).eq(holders.clone()));
                assert!(activity.holders(role).rev().eq(holders.rev()));
            }
            assert!(M::SECTIONS.iter().all(|&other| {
                other.contains(activity) == other.all_activities().contains(&activity)
                    && activity.is_in(other) == other.contains(activity)
            }));
            let row = activity.row().into_iter();
            assert!(row.eq(M::PARTIES.iter().map(|&party| (party, activity.roles(party)))));
            for &party in M::PARTIES {
                let roles = Role::ALL.into_iter().filter(|&role| activity.is(party, role));
                assert_eq!(roles.collect::<okms_raci::RoleSet>(), activity.roles(party));
            }
        }
    }
}

#[test]
fn the_traits_say_what_the_functions_say() {
    check_agreement::<Okms>();
    assert_eq!(MatrixItem::id(Party::OvhCloud), Party::OvhCloud.id());
}

/// Whatever is got of an item finds it, if no other item gives the same.
fn check_item<T: MatrixItem>(items: &[T]) {
    for (index, &item) in items.iter().enumerate() {
        assert_eq!((item.index(), T::from_index(index)), (index, Some(item)));
        assert_eq!((T::from_id(item.id()), item.id().parse()), (Some(item), Ok(item)));
        let shown = item.to_string();
        let is_only = items.iter().filter(|other| other.to_string() == shown).count() == 1;
        assert_eq!(shown.parse().ok(), is_only.then_some(item), "{shown}");
        assert_eq!(T::try_from(shown.as_str()).ok(), is_only.then_some(item));
    }
    assert_eq!(T::from_index(items.len()), None);
}

fn check_items<M: Matrix>() {
    check_item(M::PARTIES);
    check_item(M::SECTIONS);
    check_item(M::ACTIVITIES);
    for &section in M::SECTIONS {
        let found = M::Section::from_number(section.number());
        assert_eq!(found, (!section.number().is_empty()).then_some(section));
    }
    for &activity in M::ACTIVITIES {
        let same = M::ACTIVITIES.iter().filter(|other| other.title() == activity.title());
        let is_only = same.count() == 1;
        assert_eq!(M::Activity::from_title(activity.title()), is_only.then_some(activity));
    }
}

#[test]
fn every_lookup_inverts_its_getter() {
    check_items::<Okms>();
}
