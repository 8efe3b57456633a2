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
