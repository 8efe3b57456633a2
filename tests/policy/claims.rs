//! Policy code that compiles: every form of claim, everywhere that one may stand.

// Every example of the grammar in the documentation; a test compares them.
okms_raci::assert_raci! {
    Customer is informed of DeployPatches;
    Customer and OvhCloud are accountable for HandleIncidents;
    Customer or OvhCloud is informed of DeployPatches;
    only OvhCloud is accountable for ManageBackups;
    every party is accountable for HandleIncidents;
    no party is consulted on any activity;
    exactly one party is responsible for every activity;
    at least one party is responsible for every activity;
    at most one party is informed of every activity;
    exactly one of Customer, OvhCloud is responsible for ManageBackups;
    OvhCloud is responsible for ManageBackups;
    OvhCloud is responsible and accountable for ManageBackups;
    Customer is accountable for and informed of HandleIncidents;
    Customer is responsible for or informed of DeployPatches;
    OvhCloud is not responsible for KeepServiceLogs;
    OvhCloud is not responsible or accountable for KeepServiceLogs;
    Customer has a role in DeployPatches;
    Customer has no role in ManageBackups;
    OvhCloud is responsible for ManageBackups and DeployPatches;
    Customer has no role in ManageBackups or ManageDataSecurity;
    OvhCloud is informed of every activity where Customer is responsible in "1";
    OvhCloud is accountable for every activity in "3.2";
    OvhCloud is not consulted on any activity in Monitoring;
    OvhCloud is accountable for every activity in "3.2" and "5";
    OvhCloud is responsible for every activity in "3.1.3" except KeepServiceLogs;
    HandleIncidents is { Customer: AI, OvhCloud: RA };
    revision is "2025-10-21";
}

#[test]
fn the_documentation_shows_claims_that_hold() {
    let documentation = include_str!("../../okms-raci/macros.rs");
    // Those that follow are about a matrix that refines another: `examples/chain` has them.
    let (documentation, _) = documentation.split_once("/// # Refined matrices\n").unwrap();
    let claims = include_str!("claims.rs");
    let rows = documentation
        .lines()
        .filter(|line| line.starts_with("/// | ") && !line.ends_with("example |"));
    let mut examples = 0;
    for row in rows {
        let example =
            row.trim_end_matches([' ', '|', '`']).rsplit("| `").next().unwrap_or_default();
        assert!(claims.contains(&format!("    {example};\n")), "no test has the claim {example:?}");
        examples += 1;
    }
    assert!(examples >= 25, "the tables have only {examples} examples");
}

/// Claims in other clothes: last semicolon left out, lists, letters in any order, a column left out.
mod variations {
    okms_raci::assert_raci! {}
    okms_raci::assert_raci!(Customer is responsible for KeepServiceLogs);
    okms_raci::assert_raci! {
        use okms_raci;
        HandleIncidents is { OvhCloud: AR, Customer: IA, };
        ManageBackups is { OvhCloud: RA };
        ManageBackups is { Customer: -, OvhCloud: RA };
        OvhCloud is responsible for ManageBackups, DeployPatches and ManageDataSecurity;
        OvhCloud is responsible for ManageBackups, DeployPatches, and ManageDataSecurity;
        OvhCloud is accountable for every activity in "3.1.2" except ManageControlPanelAccess, ManageCmkAccessPolicy;
        OvhCloud is responsible for every activity in section "3.1" except
            KeepServiceLogs, AdministrateKeysAndSecrets, ManageControlPanelAccess and ManageCmkAccessPolicy;
        OvhCloud is informed of every activity where Customer is responsible except
            AdministrateKeysAndSecrets, KeepServiceLogs and MigrateKmipData;
        Customer has no role in any activity where OvhCloud is responsible and no party is informed;
        at most one of Customer and OvhCloud is informed of every activity;
        at least one of Customer or OvhCloud is informed of DeployPatches;
        Customer or OvhCloud is consulted on or informed of DeployPatches
    }
}

/// Claims that a macro of the user's own makes of what it is handed.
mod of_macros {
    macro_rules! does {
        ($party:ident, $role:ident, $($activity:ident)*; $section:literal, $revision:expr) => {
            okms_raci::assert_raci! {
                $($party is $role for $activity;)*
                $party is $role for every activity in $section;
                revision is $revision;
            }
            pub(super) fn in_a_function() {
                okms_raci::assert_raci! { $($party is $role for $activity;)* }
            }
        };
    }
    does!(OvhCloud, accountable, ManageBackups DeployPatches; "3.1.4", "2025-10-21");
}

#[test]
fn claims_stand_in_functions() {
    okms_raci::assert_raci! { Customer is responsible for KeepServiceLogs; }
    of_macros::in_a_function();
    let closure = || {
        okms_raci::assert_raci! { Customer is responsible for KeepServiceLogs; }
        1
    };
    assert_eq!(closure(), 1);
}

/// A claim that holds leaves nothing behind, so it stands in an `impl`, in a trait, and at the end of a block.
#[test]
fn claims_stand_wherever_a_macro_may() {
    struct Keys;
    trait Rotates {
        okms_raci::assert_raci! { Customer is responsible for AdministrateKeysAndSecrets; }
        #[okms_raci::raci(Customer is responsible for AdministrateKeysAndSecrets)]
        fn rotate(&self) -> bool;
    }
    impl Keys {
        okms_raci::assert_raci! { Customer is responsible for KeepServiceLogs; }
    }
    impl Rotates for Keys {
        okms_raci::assert_raci!(Customer is responsible for KeepServiceLogs);
        fn rotate(&self) -> bool {
            true
        }
    }
    fn last() {
        okms_raci::assert_raci!(Customer is responsible for KeepServiceLogs)
    }
    last();
    assert!(Keys.rotate());
}

#[test]
fn an_activity_by_its_title_is_a_pattern() {
    let is_backup = |activity| matches!(activity, okms_raci::activity!("Manage backups"));
    assert!(is_backup(okms_raci::Activity::ManageBackups));
    assert!(!is_backup(okms_raci::Activity::KeepServiceLogs));
}

/// No name of the macros is in the way of one that the user has.
mod other_names {
    #![allow(dead_code)]
    pub(super) struct Activity;
    pub(super) struct Party;
    pub(super) enum Option {}
    mod core {}
    okms_raci::assert_raci! { Customer is responsible for KeepServiceLogs; }
    okms_raci::subset! { enum Duty where Customer is responsible }
}
