//! What a subset of the activities does.

use okms_raci::{Activity, Party, Role, RoleSet, Section, activity, subset};

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
subset! { #[derive(Debug, PartialEq)] enum One where Customer is accountable and informed }

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
        format!("\"Manage backups\" is not one of the {} activities of Duty", Duty::COUNT)
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
