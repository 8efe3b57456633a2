//! Parties and activities as types hold the facts that the lookups give.

use std::marker::PhantomData;

use okms_raci::typed::{
    self, AccountableFor, ConsultedOn, InformedOf, ResponsibleFor, TypedActivity,
};
use okms_raci::{Activity, Party, RoleSet};

/// Whether a party holds a fact: an own constant wins over one of a trait, if its bounds hold.
struct Fact<P, A>(PhantomData<(P, A)>);

trait Absent {
    const R: bool = false;
    const A: bool = false;
    const C: bool = false;
    const I: bool = false;
}

impl<P, A> Absent for Fact<P, A> {}

impl<P: ResponsibleFor<A>, A: TypedActivity> Fact<P, A> {
    const R: bool = true;
}
impl<P: AccountableFor<A>, A: TypedActivity> Fact<P, A> {
    const A: bool = true;
}
impl<P: ConsultedOn<A>, A: TypedActivity> Fact<P, A> {
    #[allow(dead_code, reason = "no party of OKMS is consulted on anything")]
    const C: bool = true;
}
impl<P: InformedOf<A>, A: TypedActivity> Fact<P, A> {
    const I: bool = true;
}

macro_rules! roles {
    ($Party:ident, $Activity:ident) => {{
        type Of = Fact<typed::$Party, typed::$Activity>;
        let held =
            [(Of::R, RoleSet::R), (Of::A, RoleSet::A), (Of::C, RoleSet::C), (Of::I, RoleSet::I)];
        held.into_iter()
            .filter(|(holds, _)| *holds)
            .fold(RoleSet::NONE, |set, (_, role)| set | role)
    }};
}

macro_rules! rows {
    ($($Activity:ident)*) => {
        [$((
            typed::$Activity::ACTIVITY,
            [roles!(Customer, $Activity), roles!(OvhCloud, $Activity)],
        )),*]
    };
}

#[test]
fn every_cell_is_a_fact_of_types() {
    let rows = rows! {
        ProvidePersonalData ChooseServiceLocation MaintainPhysicalInstances InstallFunctionalBricks
        ImportExportStoredObjects ChooseKeyTypeAndSize ManageDataSecurity ManageNetworkAccessibility
        AdministrateService ManageBackups AdministrateKeysAndSecrets ManageControlPanelAccess
        ManageInfrastructureAccess ManageCmkAccessPolicy ManageServiceCapacity RetainControlPlaneLogs
        MonitorServiceFunctioning MaintainStorageDevices KeepServiceLogs ManageDataContinuity
        ManageNetworkAutomation ProvideServiceInventory SecureManagementInfrastructure
        MaintainContinuityPlan HandleIncidents InterveneOnManagedElements DeployPatches
        ManageReversibility MigrateKmipData DestroyConfigurations DestroyStoredData
    };
    assert_eq!(rows.map(|(activity, _)| activity), Activity::ALL);
    for (activity, [customer, ovh]) in rows {
        assert_eq!(customer, activity.roles(Party::Customer), "{activity:?}");
        assert_eq!(ovh, activity.roles(Party::OvhCloud), "{activity:?}");
    }
}

#[test]
fn bounds_work_in_generic_code() {
    fn who<P: AccountableFor<A>, A: TypedActivity<Activity = Activity>>() -> (Party, Activity) {
        (P::PARTY, A::ACTIVITY)
    }
    // The fact alone says which parties these are.
    fn by<P: ResponsibleFor<typed::AdministrateKeysAndSecrets>>(_: P) -> &'static str {
        match P::PARTY {
            Party::Customer => "us",
            Party::OvhCloud => "them",
        }
    }
    let found = who::<typed::OvhCloud, typed::ManageBackups>();
    assert_eq!(found, (Party::OvhCloud, Activity::ManageBackups));
    assert_eq!(typed::Customer::PARTY, Party::Customer);
    assert_eq!(by(typed::Customer), "us");
}
