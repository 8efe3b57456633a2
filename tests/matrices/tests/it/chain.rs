//! The modules of a matrix that refines others: `refines.yaml` beside OKMS and `nightly_backup.yaml`.

use matrices::refines::okms::{self, Holder};
use matrices::refines::{self, Activity as Own, Party as Team, Refines, nightly};
use matrices::{nightly_backup, nightly_backup::Activity as Nightly};
use okms_raci::{Activity, Matrix, Okms, Party, Refinement, Role, RoleSet, SOURCE};

/// Known to the compiler, as everything about a matrix.
const LOGS: &[Holder] = okms::holders(Activity::KeepServiceLogs, Role::Responsible);

#[test]
fn a_row_has_the_letters_that_it_takes_on() {
    let keys = Activity::AdministrateKeysAndSecrets;
    assert_eq!(okms::covers(Own::RotateKeys), [(keys, RoleSet::RA)]);
    assert_eq!(okms::covers(Own::RotateSecrets), [(keys, RoleSet::R)]);
    assert_eq!(nightly::covers(Own::RotateSecrets), [(Nightly::Watch, RoleSet::I)]);
    // What is handed back for a reason is taken on.
    let moved = Activity::ImportExportStoredObjects;
    assert_eq!(okms::covers(Own::MoveKeysElsewhere), [(moved, RoleSet::RA)]);
    assert_eq!(okms::handed_back(moved), Some("Contract 4711."));
    // Letters of which nobody asks, where the row says so.
    assert_eq!(okms::covers(Own::HandleIncidents)[1], (Activity::DeployPatches, RoleSet::I));
    assert_eq!(okms::covers(Own::HaveTea), []);
    assert_eq!(okms::covering(keys), [Own::RotateKeys, Own::RotateSecrets]);
    assert_eq!(okms::covering(Activity::ManageBackups), []);
}

#[test]
fn the_last_holder_of_a_letter_is_found_over_all_links() {
    assert_eq!(LOGS, [Holder::Refines(Team::Platform)]);
    let keys = Activity::AdministrateKeysAndSecrets;
    let hands = [Team::Security, Team::Platform].map(Holder::Refines);
    assert_eq!(okms::holders(keys, Role::Responsible), hands);
    assert_eq!(okms::holders(keys, Role::Accountable), [Holder::Refines(Team::Security)]);
    // Handed back, to a party that is one of OKMS.
    let moved = Activity::ImportExportStoredObjects;
    assert_eq!(okms::holders(moved, Role::Responsible), [Holder::Okms(Party::OvhCloud)]);
    // An I is taken on by whoever holds any role in the row; of two outer parties, that of the entry counts.
    let hands = [Team::Security, Team::Platform].map(Holder::Refines);
    assert_eq!(okms::holders(Activity::DeployPatches, Role::Informed), hands);
    let store = Holder::NightlyBackup(nightly_backup::Party::Provider);
    assert_eq!(nightly::holders(Nightly::Restore, Role::Responsible), [store]);
    assert_eq!(store.to_string(), "Provider");
    // Nobody, for a reason; and what need not be taken on stays where it was.
    let kmip = Activity::MigrateKmipData;
    assert_eq!(okms::holders(kmip, Role::Responsible), []);
    assert_eq!(okms::exception(kmip), Some("We use no KMIP."));
    assert_eq!(
        okms::open(Activity::ManageReversibility),
        Some("The board decides in March: wait.")
    );
    let informed = okms::holders(Activity::HandleIncidents, Role::Informed);
    assert_eq!(informed, [Holder::Okms(Party::Customer)]);
    for activity in Activity::ALL {
        for role in Role::ALL {
            let holders = okms::holders(activity, role);
            let provider = holders.contains(&Holder::Okms(Party::OvhCloud));
            let is_moved = activity == moved && role == Role::Responsible;
            assert_eq!(provider, activity.is(Party::OvhCloud, role) || is_moved, "{activity}");
        }
    }
}

#[test]
fn generic_code_takes_any_link() {
    fn taken_on<L: Refinement>() -> usize {
        let own = <L::Inner as Matrix>::ACTIVITIES.iter();
        own.flat_map(|&activity| L::covers(activity)).count()
    }
    fn of<L: Refinement<Inner = Refines, Outer = Okms>>() -> (Party, &'static str) {
        (L::PARTY, L::REVISION)
    }
    assert_eq!(of::<okms::Link>(), (Party::Customer, SOURCE.revision));
    assert_eq!((taken_on::<okms::Link>(), taken_on::<nightly::Link>()), (12, 4));
    assert_eq!(refines::SOURCE.revision, refines::nightly::REVISION);
}

/// Neither in a program that is not optimized, as this one.
#[test]
fn a_program_that_does_not_ask_for_the_chain_has_no_byte_of_it() {
    let programs = [env!("CARGO_BIN_EXE_with_chain"), env!("CARGO_BIN_EXE_without_chain")];
    let [with, without] = programs.map(|program| std::fs::read(program).unwrap());
    let has =
        |program: &[u8], text: &str| program.windows(text.len()).any(|it| it == text.as_bytes());
    assert!(has(&with, "Rotate secrets") && has(&without, "Rotate secrets"));
    for text in ["We use no KMIP.", "The board decides in March: wait.", "Contract 4711."] {
        assert!(has(&with, text) && !has(&without, text), "{text}");
    }
}
