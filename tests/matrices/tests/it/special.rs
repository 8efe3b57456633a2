//! What only some samples have.

use matrices::{
    aliases, clashing_keys, derives, ids_left_out, markup, notes, shared_titles,
    sixty_four_parties, unicode,
};
use okms_raci::{Matrix, MatrixActivity, MatrixItem, Role, render};

#[test]
fn a_former_id_is_a_deprecated_constant() {
    #[allow(deprecated)]
    let former = (aliases::Activity::DoBackups, aliases::Party::Client, aliases::Section::Run);
    let current =
        (aliases::Activity::RunBackups, aliases::Party::Customer, aliases::Section::Operation);
    assert_eq!(former, current);
    #[allow(deprecated)]
    let matched = matches!(aliases::Activity::RunBackups, aliases::Activity::ManageBackups);
    assert!(matched);
    assert_eq!(aliases::Activity::COUNT, 3);
    assert_eq!(aliases::maps::ACTIVITY_BY_ID.len(), 6);
    let in_const = const { aliases::Activity::from_id("drop-backups") };
    assert_eq!(in_const, Some(aliases::Activity::DeleteBackups));
    for text in ["DO-backups", "DoBackups"] {
        assert_eq!(text.parse(), Ok(aliases::Activity::RunBackups));
    }
    assert!("do-back-ups".parse::<aliases::Activity>().is_err());
}

#[test]
fn a_shared_title_is_answered_with_both_ids() {
    let error = "test IT".parse::<shared_titles::Activity>().unwrap_err();
    assert_eq!(error.shared_by(), Some(["test-of-backup", "test-of-archive"]));
    assert_eq!("restore".parse(), Ok(shared_titles::Activity::RestoreOfArchive));
    assert!("RESTORE".parse::<shared_titles::Activity>().is_err());
    assert_eq!("Restore".parse(), Ok(shared_titles::Activity::RestoreOfBackup));
}

#[test]
fn references_and_notes_are_found_by_row_and_cell() {
    use notes::{Activity, Party};

    const NIGHTLY: Option<&str> = Activity::RunBackups.note();
    assert_eq!(NIGHTLY, Some("Each night: also on holidays"));
    assert_eq!(
        Activity::ALL.map(|activity| (activity.reference(), activity.note())),
        [(Some("A.5.1"), NIGHTLY), (Some("5.2"), None), (Some("5.2"), Some("Two weeks ahead"))]
    );
    let of = |party| Activity::ALL.map(|activity| activity.note_of(party));
    assert_eq!(of(Party::Customer), [Some("By mail"), None, None]);
    let of_provider = [Some("Since 2026; before: weekly"), Some("With a copy"), None];
    assert_eq!(of(Party::Provider), of_provider);
    fn generic<A: MatrixActivity>(activity: A, party: A::Party) -> [Option<&'static str>; 3] {
        [activity.reference(), activity.note(), activity.note_of(party)]
    }
    let row = [Some("A.5.1"), NIGHTLY, Some("By mail")];
    assert_eq!(generic(Activity::RunBackups, Party::Customer), row);
}

/// Neither in a program that is not optimized, as this one.
#[test]
fn a_program_that_asks_for_no_notes_has_no_byte_of_them() {
    let programs = [env!("CARGO_BIN_EXE_with_notes"), env!("CARGO_BIN_EXE_without_notes")];
    let [with, without] = programs.map(|program| std::fs::read(program).unwrap());
    let has =
        |program: &[u8], text: &str| program.windows(text.len()).any(|it| it == text.as_bytes());
    assert!(has(&with, "Test restores") && has(&without, "Test restores"));
    for text in
        ["A.5.1", "Each night: also on holidays", "Since 2026; before: weekly", "With a copy"]
    {
        assert!(has(&with, text) && !has(&without, text), "{text}");
    }
}

#[test]
fn sixty_four_parties_are_told_apart() {
    use sixty_four_parties::{Activity, Holders, Party};

    const LAST: Holders = Activity::Task64.holders(Role::Accountable);
    const ONLY: Option<Party> = LAST.only();
    assert_eq!((ONLY, LAST.contains(Party::Team32)), (Some(Party::Team64), false));
    assert_eq!(Activity::Task32.holders(Role::Accountable).next_back(), Some(Party::Team32));
    assert_eq!(Activity::Task33.holders(Role::Accountable).next(), Some(Party::Team33));
    assert_eq!((Party::COUNT, size_of::<Holders>(), size_of::<notes::Holders>()), (64, 8, 4));
    for activity in Activity::ALL {
        for role in Role::ALL {
            let holders = Party::ALL.into_iter().filter(|&party| activity.is(party, role));
            assert!(activity.holders(role).eq(holders.clone()));
            assert!(activity.holders(role).rev().eq(holders.rev()));
        }
    }
}

okms_raci::assert_raci! {
    use matrices::sixty_four_parties;
    only Team64 is accountable for Task64;
    Team63 is not accountable for Task64;
    exactly one party is accountable for every activity;
}

#[test]
fn further_traits_are_derived() {
    use strum::{IntoEnumIterator, VariantArray};

    assert!(derives::Activity::iter().eq(derives::Activity::ALL));
    assert_eq!(derives::Party::VARIANTS, derives::Party::ALL);
    assert_eq!(derives::Section::iter().count(), derives::Section::COUNT);
    assert_eq!(<derives::Activity as strum::EnumCount>::COUNT, 2);
}

#[test]
fn ids_made_from_titles_are_names_as_well() {
    use ids_left_out::{Activity, Section};

    let names = Activity::ALL.map(|activity| format!("{activity:?}"));
    let expected = [
        "ImportExportStoredObjects",
        "ManageCmkAccessPolicies",
        "Überwachung24h",
        "MandatoryChecksOfTls1Certificates",
        "KeepTheCustomerSData",
        "GivenId",
        "HttpServerShutdown",
    ];
    assert_eq!(names, expected);
    assert_eq!(Section::OperationMaintenance.number(), "1");
}

#[test]
fn keys_alike_at_both_ends_are_told_apart() {
    for activity in clashing_keys::Activity::ALL {
        assert_eq!(clashing_keys::Activity::from_title(activity.title()), Some(activity));
    }
    assert_eq!(clashing_keys::Activity::from_id("maintain-exhaust-instances"), None);
}

#[test]
fn names_beyond_ascii_are_names() {
    assert_eq!(unicode::Activity::バックアップ.section(), unicode::Section::Été);
    assert_eq!(unicode::Party::Überwacher.id(), "überwacher");
    assert_eq!("KÜNDE".parse::<unicode::Party>().unwrap_err().nearest(), Some("Künde"));
}

#[test]
fn typed_facts_hold_where_they_are_asked_for() {
    use matrices::typed::typed::{Customer, Provider, RestoreData, RunBackups};
    use okms_raci::typed::{AccountableFor, InformedOf, ResponsibleFor};

    fn holds<P: InformedOf<RunBackups> + ResponsibleFor<RestoreData>>(_: P) {}
    fn answers<P: AccountableFor<RunBackups>>(_: P) {}
    holds(Customer);
    answers(Provider);
}

#[test]
fn a_formula_is_guarded_unless_that_is_not_wanted() {
    let csv = render::csv::<markup::Markup>();
    let line = |csv: render::Csv<markup::Markup>, activity| {
        csv.activity(activity).to_string().lines().nth(1).unwrap().to_owned()
    };
    let (sum, rule) = (markup::Activity::Sum, markup::Activity::Rule);
    assert_eq!(
        line(csv, sum),
        "1,Operation: https://example.org/a?b=c&d=e#f,sum,\"'@SUM(A1), +1\",RA,"
    );
    assert_eq!(
        line(csv.plain(), sum),
        "1,Operation: https://example.org/a?b=c&d=e#f,sum,\"@SUM(A1), +1\",RA,"
    );
    assert_eq!(line(csv, rule), "2,'-1,rule,'---,,RA");
    assert_eq!(line(csv.plain(), rule), "2,-1,rule,---,,RA");
}

/// Code that works over any matrix finds its way without knowing it.
#[test]
fn several_matrices_live_side_by_side() {
    fn ids<M: Matrix>() -> Vec<&'static str> {
        M::PARTIES.iter().map(|party| party.id()).collect()
    }
    assert_eq!(ids::<okms_raci::Okms>(), ["customer", "ovh-cloud"]);
    assert_eq!(ids::<matrices::three_parties::ThreeParties>(), ["customer", "provider", "partner"]);
}
