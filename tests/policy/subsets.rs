//! What a subset of the activities does.

use okms_raci::{
    Activity, EnumMap, Matrix, MatrixActivity, Okms, ParseError, Party, Role, RoleSet, Section,
    activity, enum_map, subset,
};

subset! {
    /// What the customer does.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub(crate) enum Duty where Customer is responsible
}

subset! { enum Keys where only Customer has a role }
subset! { enum Both where Customer and OvhCloud are accountable }
subset! { enum Either where Customer or OvhCloud is consulted or informed and OvhCloud is accountable in "3.1" except ManageNetworkAutomation }
subset! { enum Quiet where exactly one party has a role in "3.1.1" and Monitoring; }
subset! { enum Whole where at least one party is accountable }
subset! { #[derive(Debug, ::core::cmp::PartialEq)] enum One where Customer is accountable and informed }

subset! {
    #[cfg_attr(all(), derive(Debug, Hash))]
    #[cfg_attr(any(), derive(Ord, Clone))]
    #[cfg_attr(all(), cfg_attr(any(), derive(Copy)))]
    enum Conditional where OvhCloud is informed
}

macro_rules! of_a_macro {
    ($(#[$attribute:meta])* $visibility:vis $name:ident, $party:ident, $number:literal) => {
        subset! {
            $(#[$attribute])*
            $visibility enum $name where $party is responsible and accountable in $number
        }
    };
}
of_a_macro!(#[derive(Debug)] pub(crate) Made, Customer, "3.1.1");

/// The same by hand, through the lookups.
fn chosen(condition: impl Fn(RoleSet, RoleSet) -> bool) -> Vec<Activity> {
    let holds = |activity: &Activity| {
        condition(activity.roles(Party::Customer), activity.roles(Party::OvhCloud))
    };
    Activity::ALL.into_iter().filter(holds).collect()
}

fn below(number: &str) -> &'static [Activity] {
    Section::from_number(number).map_or(&[], Section::all_activities)
}

#[test]
fn a_subset_is_what_the_lookups_say() {
    let duties = chosen(|customer, _| customer.contains(Role::Responsible));
    assert_eq!(Duty::ALL.map(Activity::from).to_vec(), duties);
    assert_eq!(Duty::COUNT, duties.len());
    let keys = chosen(|customer, ovh| !customer.is_empty() && ovh.is_empty());
    assert_eq!(Keys::ALL.map(Activity::from).to_vec(), keys);
    let both = chosen(|customer, ovh| {
        customer.contains(Role::Accountable) && ovh.contains(Role::Accountable)
    });
    assert_eq!(Both::ALL.map(Activity::from).to_vec(), both);
    let mut either = chosen(|customer, ovh| {
        let of = RoleSet::CI;
        !(customer.intersection(of).is_empty() && ovh.intersection(of).is_empty())
            && ovh.contains(Role::Accountable)
    });
    either.retain(|activity| {
        below("3.1").contains(activity) && *activity != Activity::ManageNetworkAutomation
    });
    assert_eq!(Either::ALL.map(Activity::from).to_vec(), either);
    let mut quiet = chosen(|customer, ovh| customer.is_empty() != ovh.is_empty());
    quiet.retain(|activity| below("3.1.1").contains(activity) || below("3.1.3").contains(activity));
    assert_eq!(Quiet::ALL.map(Activity::from).to_vec(), quiet);
    assert_eq!(Whole::COUNT, Activity::COUNT);
    assert_eq!(One::ALL.map(Activity::from), [Activity::HandleIncidents]);
    assert_eq!(Made::ALL.map(Activity::from), [Activity::AdministrateKeysAndSecrets]);
}

#[test]
fn an_activity_of_a_subset_knows_what_the_whole_one_knows() {
    const LOGS: Duty = Duty::KeepServiceLogs;
    const ROLES: RoleSet = LOGS.roles(Party::Customer);
    const FOUND: Option<Duty> = Duty::from_title(LOGS.title());
    assert_eq!(ROLES, RoleSet::RA);
    assert_eq!(FOUND, Some(LOGS));
    assert_eq!(Duty::from_id("keep-service-logs"), Some(LOGS));
    assert_eq!(Duty::from_id("manage-backups"), None);
    for duty in Duty::ALL {
        let activity = Activity::from(duty);
        assert_eq!(Duty::try_from(activity), Ok(duty));
        assert_eq!(Duty::from_activity(activity), Some(duty));
        assert_eq!(duty.to_string(), activity.to_string());
        assert_eq!((duty.id(), duty.section()), (activity.id(), activity.section()));
        assert!(duty.is(Party::Customer, Role::Responsible));
    }
    let others = Activity::ALL.into_iter().filter(|&activity| Duty::try_from(activity).is_err());
    assert_eq!(others.count(), Activity::COUNT - Duty::COUNT);
    assert_eq!(
        Duty::try_from(Activity::ManageBackups).unwrap_err().to_string(),
        "\"Manage backups\" is not among the 10 of `Duty`"
    );
}

#[test]
fn a_subset_is_matched_without_a_wildcard() {
    let hours = |key: &Keys| match key {
        Keys::AdministrateKeysAndSecrets => 8,
        Keys::KeepServiceLogs => 2,
        Keys::MigrateKmipData => 1,
    };
    assert_eq!(Keys::ALL.iter().map(hours).sum::<u32>(), 11);
    assert_eq!(One::try_from(activity!("handle-incidents")), Ok(One::HandleIncidents));
}

#[test]
fn an_activity_is_found_by_all_its_names() {
    const BACKUPS: Activity = activity!("Manage backups");
    assert_eq!(BACKUPS, Activity::ManageBackups);
    assert_eq!(activity!(r"3.1.1 Manage backups"), BACKUPS);
    assert_eq!(activity!(use okms_raci;, "manage-backups",), BACKUPS);
    assert_eq!([0; activity!("Manage backups") as usize].len(), BACKUPS as usize);
}

/// What generic code can ask of an activity, whether of the whole matrix or of a subset.
fn facts<A: MatrixActivity<Party = Party, Section = Section>>(
    activity: A,
) -> (&'static str, &'static str, RoleSet, Vec<Party>, Section, String) {
    let holders = activity.holders(Role::Accountable).collect();
    let roles = activity.row().as_ref()[0].1;
    assert_eq!(A::from_id(activity.id()), Some(activity));
    assert_eq!(A::from_activity(activity.activity()), Some(activity));
    assert_eq!(A::from_index(activity.index()), Some(activity));
    let text = format!("{activity:?} {activity} {}", activity.as_ref());
    (activity.variant(), activity.title(), roles, holders, activity.section(), text)
}

#[track_caller]
fn check_like_the_whole<S>()
where
    S: MatrixActivity<Party = Party, Section = Section> + TryFrom<Activity>,
    Activity: From<S>,
{
    for &activity in S::ALL {
        assert_eq!(facts(activity), facts(Activity::from(activity)));
        for name in [activity.id(), activity.title(), activity.variant()] {
            assert_eq!(name.to_uppercase().parse(), Ok(activity));
            assert_eq!(S::try_from(format!(" {name} ").as_str()), Ok(activity));
        }
        let numbered = format!("{} {activity}", activity.section().number());
        assert_eq!(numbered.parse(), Ok(activity));
    }
    for (party, role) in Okms::PARTIES.iter().flat_map(|&it| Role::ALL.map(|role| (it, role))) {
        let whole = Activity::held_by(party, role).iter().copied();
        let of_whole: Vec<S> = whole.filter_map(S::from_activity).collect();
        assert_eq!(S::held_by(party, role), of_whole);
    }
    for outside in Activity::ALL.into_iter().filter(|&it| S::from_activity(it).is_none()) {
        let count = S::ALL.len();
        let error = outside.id().parse::<S>().unwrap_err();
        assert_eq!((error.asked(), error.count(), error.nearest()), (outside.id(), count, None));
    }
}

#[test]
fn any_subset_does_what_the_whole_does() {
    check_like_the_whole::<Activity>();
    check_like_the_whole::<Duty>();
    check_like_the_whole::<Keys>();
    check_like_the_whole::<Both>();
    check_like_the_whole::<Whole>();
    check_like_the_whole::<One>();
    check_like_the_whole::<Made>();
    check_like_the_whole::<Conditional>();
}

#[test]
fn functions_of_a_subset_take_values() {
    const FIRST: (usize, &str, Option<Party>, &[Duty]) = (
        Duty::KeepServiceLogs.index(),
        Duty::KeepServiceLogs.variant(),
        Duty::KeepServiceLogs.holders(Role::Accountable).only(),
        Duty::held_by(Party::OvhCloud, Role::Accountable),
    );
    assert_eq!(Duty::ALL.map(Duty::title), Duty::ALL.map(Activity::from).map(Activity::title));
    assert_eq!(Duty::from_index(Duty::COUNT), None);
    assert_eq!(Duty::ALL[FIRST.0], Duty::KeepServiceLogs);
    assert_eq!((FIRST.1, FIRST.2), ("KeepServiceLogs", Some(Party::Customer)));
    assert!(FIRST.3.iter().all(|duty| duty.is(Party::OvhCloud, Role::Accountable)));
    assert!(Duty::ALL.is_sorted() && Duty::KeepServiceLogs.is_in(Section::ServiceUsage));
}

#[test]
fn a_map_has_a_value_for_each_activity_of_a_subset() {
    const DAYS: EnumMap<Keys, u8> = enum_map!(|key: Keys| match key {
        Keys::AdministrateKeysAndSecrets => 90,
        Keys::KeepServiceLogs | Keys::MigrateKmipData => 7,
    });
    assert_eq!(DAYS[Keys::AdministrateKeysAndSecrets], 90);
    let walked: Vec<Keys> = DAYS.iter().map(|(key, _)| key).collect();
    assert_eq!(walked, Keys::ALL);
}

#[test]
fn a_text_that_is_no_duty_is_refused_with_the_reason() {
    let message = |text: &str| text.parse::<Duty>().map_err(|error| error.to_string());
    let expected = "\"Manage Backups\" is not among the 10 of `Duty`";
    assert_eq!(message("Manage Backups"), Err(expected.to_owned()));
    let unknown = "keep-service-log".parse::<Duty>().unwrap_err();
    let of_whole: ParseError = "keep-service-log".parse::<Activity>().unwrap_err();
    assert_eq!(unknown, of_whole);
    assert_eq!(unknown.nearest(), Some("keep-service-logs"));
}
