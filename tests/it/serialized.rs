//! Enums as their ids, role sets as their letters.

use std::fmt::Debug;

use okms_raci::{Activity, Party, Role, RoleSet, Section};
use serde::Serialize;
use serde::de::DeserializeOwned;

#[track_caller]
fn check<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T, json: &str) {
    assert_eq!(serde_json::to_string(value).unwrap(), json);
    assert_eq!(serde_json::from_str::<T>(json).unwrap(), *value);
}

#[test]
fn values_survive_the_way_there_and_back() {
    check(&Activity::ManageBackups, "\"manage-backups\"");
    check(&Party::OvhCloud, "\"ovh-cloud\"");
    check(&Section::DailyOperations, "\"daily-operations\"");
    check(&Role::Accountable, "\"Accountable\"");
    check(&RoleSet::RA, "\"RA\"");
    check(&RoleSet::NONE, "\"\"");
}

#[test]
fn a_refusal_says_what_was_expected() {
    let error = serde_json::from_str::<Activity>("\"manage-backup\"").unwrap_err();
    assert!(error.to_string().contains("the nearest is \"manage-backups\""), "{error}");
    let error = serde_json::from_str::<RoleSet>("\"RX\"").unwrap_err();
    assert!(error.to_string().contains("letters of roles"), "{error}");
}
