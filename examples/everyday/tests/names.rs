//! `FromStr`, serde and clap take the same texts, of every type and of an own matrix.

#![allow(deprecated, reason = "the own matrix is warned of: two of its activities share a title")]

use std::fmt::Debug;
use std::str::FromStr;

use clap::builder::{PossibleValue, TypedValueParser, ValueParserFactory};
use clap::{Arg, Command, Parser};
use okms_raci::{
    Activity, Matrix, MatrixActivity, MatrixItem, MatrixParty, MatrixSection, Okms, ParseError,
    Party, Role, RoleSet, Section,
};
use serde::de::DeserializeOwned;

okms_raci::matrix! { mod archive = "tests/archive.yaml"; }

okms_raci::subset! { enum Duty where Customer is responsible }
okms_raci::subset! { use archive; enum ArchiveDuty where Team is responsible }

/// What each of them makes of a text.
fn asked<T>(text: &str) -> [Option<T>; 3]
where
    T: FromStr<Err = ParseError> + DeserializeOwned + ValueParserFactory,
    T: Clone + Send + Sync + 'static,
    T::Parser: TypedValueParser<Value = T>,
{
    let command = Command::new("asked").arg(Arg::new("item").value_parser(T::value_parser()));
    let matches = command.try_get_matches_from(["asked", text]).ok();
    let by_clap = matches.and_then(|matches| matches.get_one::<T>("item").cloned());
    [text.parse().ok(), serde_json::from_value(text.into()).ok(), by_clap]
}

#[track_caller]
fn check<T>(text: &str, expected: Option<T>)
where
    T: FromStr<Err = ParseError> + DeserializeOwned + ValueParserFactory + PartialEq + Debug,
    T: Clone + Send + Sync + 'static,
    T::Parser: TypedValueParser<Value = T>,
{
    assert_eq!(asked::<T>(text), [expected.clone(), expected.clone(), expected], "{text:?}");
}

/// The name as people type it.
#[track_caller]
fn check_name<T>(name: &str, expected: Option<T>)
where
    T: FromStr<Err = ParseError> + DeserializeOwned + ValueParserFactory + PartialEq + Debug,
    T: Clone + Send + Sync + 'static,
    T::Parser: TypedValueParser<Value = T>,
{
    check(name, expected.clone());
    check(&name.to_ascii_uppercase(), expected.clone());
    check(&format!(" {} \t", name.to_ascii_lowercase()), expected);
}

/// Every name of every item of a matrix in which no two have the same.
fn check_matrix<M: Matrix>()
where
    M::Activity: DeserializeOwned + ValueParserFactory,
    M::Party: DeserializeOwned + ValueParserFactory,
    M::Section: DeserializeOwned + ValueParserFactory,
    <M::Activity as ValueParserFactory>::Parser: TypedValueParser<Value = M::Activity>,
    <M::Party as ValueParserFactory>::Parser: TypedValueParser<Value = M::Party>,
    <M::Section as ValueParserFactory>::Parser: TypedValueParser<Value = M::Section>,
{
    for &activity in M::ACTIVITIES {
        let numbered = format!("{}  {}", activity.section().number(), activity.title());
        for name in [activity.id(), activity.variant(), activity.title(), &numbered] {
            check_name(name, Some(activity));
        }
    }
    for &party in M::PARTIES {
        for name in [party.id(), party.variant(), party.name()] {
            check_name(name, Some(party));
        }
    }
    for &section in M::SECTIONS {
        let numbered = format!("{} {}", section.number(), section.title());
        for name in [section.id(), section.variant(), section.number(), &numbered] {
            check_name(name, Some(section));
        }
    }
}

#[test]
fn each_name_is_taken_by_all_three() {
    check_matrix::<Okms>();
    for role in Role::ALL {
        check_name(role.name(), Some(role));
        check_name(&role.letter().to_string(), Some(role));
    }
    for (text, roles) in [(" ra ", RoleSet::RA), ("-", RoleSet::NONE), ("AR\n", RoleSet::RA)] {
        assert_eq!(text.parse(), Ok(roles));
        assert_eq!(serde_json::from_value::<RoleSet>(text.into()).unwrap(), roles);
    }
}

#[test]
fn no_other_text_is_taken_by_any() {
    for text in ["", " ", "manage", "3.1.2 Manage backups", "3.1.1", "3.1.1Manage backups"] {
        check::<Activity>(text, None);
    }
    check::<Section>("3.1.8", None);
    check::<Party>("OVH", None);
    check::<Role>("Ａ", None);
}

#[test]
fn a_name_that_several_have_is_refused_by_all_three() {
    check::<Section>("reversibility model for cmk", None);
    check("Reversibility Model for CMK", Some(Section::ReversibilityModel));
    check("2.2 reversibility model for cmk", Some(Section::ServiceReversibilityModel));
    check::<archive::Activity>("check the shelves", None);
    check("1 Check the shelves", Some(archive::Activity::Check));
    check("2.A check the shelves", Some(archive::Activity::CheckAgain));
}

#[test]
fn an_own_matrix_has_names_of_every_kind() {
    use archive::{Activity, Party};

    for name in ["check", "inspect"] {
        check_name(name, Some(Activity::Check));
    }
    check_name("Lend a file", Some(Activity::Lend));
    // Letters beyond ASCII are themselves only.
    check("étage", Some(Activity::Étage));
    check("Étage", Some(Activity::EtageAbove));
    check("Übersicht", Some(Party::Übersicht));
    check("OVERVIEW", Some(Party::Übersicht));
    check_name("Archive Team", Some(Party::Team));
}

#[test]
fn an_activity_of_a_subset_has_the_names_of_the_whole_one() {
    for duty in Duty::ALL {
        let numbered = format!("{}  {duty}", duty.section().number());
        for name in [duty.id(), duty.variant(), duty.title(), &numbered] {
            check_name(name, Some(duty));
        }
    }
    for activity in Activity::ALL.into_iter().filter(|&it| Duty::from_activity(it).is_none()) {
        check_name::<Duty>(activity.id(), None);
    }
    check_name("inspect", Some(ArchiveDuty::Check));
    check("2.A check the shelves", Some(ArchiveDuty::CheckAgain));
    check::<ArchiveDuty>("check the shelves", None);
    let ids: Vec<PossibleValue> = Duty::value_parser().possible_values().unwrap().collect();
    assert!(Duty::ALL.iter().map(|duty| duty.id()).eq(ids.iter().map(PossibleValue::get_name)));
}

#[test]
fn help_lists_the_ids() {
    let values: Vec<_> = Activity::value_parser().possible_values().unwrap().collect();
    for (activity, value) in Activity::ALL.into_iter().zip(values) {
        assert_eq!(value.get_name(), activity.id());
        assert_eq!(value.get_help().unwrap().to_string(), activity.title());
    }
}

#[test]
fn a_default_is_a_value_of_the_option() {
    #[derive(Debug, Parser)]
    struct Options {
        #[arg(long, default_value = "responsible")]
        role: Role,
        #[arg(long, default_value_t = Activity::ManageBackups)]
        activity: Activity,
    }

    let options = Options::parse_from(["options"]);
    assert_eq!((options.role, options.activity), (Role::Responsible, Activity::ManageBackups));
    let options = Options::parse_from(["options", "--role", "a", "--activity", "deploy-patches"]);
    assert_eq!((options.role, options.activity), (Role::Accountable, Activity::DeployPatches));
    let refusal = Options::try_parse_from(["options", "--role", "owner"]).unwrap_err().to_string();
    let values = "[possible values: responsible, accountable, consulted, informed]";
    assert!(refusal.contains(values), "{refusal}");
}
