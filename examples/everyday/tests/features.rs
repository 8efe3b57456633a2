//! What `serde`, `schemars` and `clap` add to the types of the library.

use std::collections::BTreeMap;
use std::fmt::Debug;

use okms_raci::{Activity, EnumMap, Party, Role, RoleSet, SOURCE, Section, enum_map, subset};
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;

subset! { pub enum Duty where Customer is responsible }

subset! {
    #[derive(Serialize, JsonSchema)]
    pub enum News where Customer is informed and OvhCloud is responsible in "3.2"
}

#[track_caller]
fn check<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T, json: &str) {
    assert_eq!(serde_json::to_string(value).unwrap(), json);
    assert_eq!(serde_json::from_str::<T>(json).unwrap(), *value);
}

#[test]
fn values_survive_the_way_there_and_back() {
    check(&Activity::ManageBackups, "\"manage-backups\"");
    check(&Duty::KeepServiceLogs, "\"keep-service-logs\"");
    check(&Party::OvhCloud, "\"ovh-cloud\"");
    check(&Section::DailyOperations, "\"daily-operations\"");
    check(&Role::Accountable, "\"Accountable\"");
    check(&RoleSet::RA, "\"RA\"");
    check(&RoleSet::NONE, "\"\"");
}

#[test]
fn what_people_type_is_taken_as_well() {
    let parsed = |json: &str| serde_json::from_str::<Activity>(json).unwrap();
    for text in ["\"ManageBackups\"", "\"MANAGE-BACKUPS\"", "\"Manage backups\""] {
        assert_eq!(parsed(text), Activity::ManageBackups);
    }
    assert_eq!(serde_json::from_str::<RoleSet>("\"ar\"").unwrap(), RoleSet::RA);
    assert_eq!(serde_json::from_str::<RoleSet>("\"-\"").unwrap(), RoleSet::NONE);
    let error = serde_json::from_str::<RoleSet>("1").unwrap_err().to_string();
    assert!(error.contains("expected letters of roles, each of R, A, C and I"), "{error}");
}

#[test]
fn the_source_is_serialized_with_what_is_not_known() {
    let value = serde_json::to_value(SOURCE).unwrap();
    assert_eq!(value["revision"], SOURCE.revision);
    assert_eq!(value.as_object().unwrap().len(), 6);
}

/// A schema that is made of several keeps them apart by these.
#[test]
fn schemas_have_the_names_of_their_types() {
    let names = |name, id| (format!("{name}"), format!("{id}"));
    let of_role = names(Role::schema_name(), Role::schema_id());
    assert_eq!(of_role, ("Role".to_owned(), "okms_raci::Role".to_owned()));
    let of_roles = names(RoleSet::schema_name(), RoleSet::schema_id());
    assert_eq!(of_roles, ("RoleSet".to_owned(), "okms_raci::RoleSet".to_owned()));
    let of_source = names(okms_raci::Source::schema_name(), okms_raci::Source::schema_id());
    assert_eq!(of_source, ("Source".to_owned(), "okms_raci::Source".to_owned()));
}

/// Each value is in the schema of its type, and nothing else is.
#[test]
fn the_schema_is_that_of_what_is_written() {
    fn check<T: JsonSchema + Serialize>(all: &[T]) {
        let schema = schemars::schema_for!(T);
        assert_eq!(schema.get("enum"), Some(&serde_json::to_value(all).unwrap()));
    }
    check(&Activity::ALL);
    check(&Duty::ALL);
    check(&Party::ALL);
    check(&Section::ALL);
    check(&Role::ALL);
    check(&(0..16).filter_map(RoleSet::from_bits).collect::<Vec<_>>());

    let schema = schemars::schema_for!(okms_raci::Source);
    let written = serde_json::to_value(SOURCE).unwrap();
    let required = schema.get("required").and_then(|keys| keys.as_array()).unwrap();
    assert!(required.iter().all(|key| written.get(key.as_str().unwrap()).is_some()));
    assert_eq!(required.len(), written.as_object().unwrap().len());
}

#[test]
fn a_refusal_says_what_was_expected() {
    let error = serde_json::from_str::<Activity>("\"manage-backup\"").unwrap_err();
    assert!(error.to_string().contains("the nearest is \"manage-backups\""), "{error}");
    let error = serde_json::from_str::<RoleSet>("\"RX\"").unwrap_err();
    assert!(error.to_string().contains("'X' is none of the letters R, A, C and I"), "{error}");
    let error = serde_json::from_str::<RoleSet>("3").unwrap_err();
    assert!(error.to_string().contains("letters of roles"), "{error}");
}

#[test]
fn a_total_map_is_written_in_order_and_read_if_no_key_is_missing() {
    const DAYS: EnumMap<Party, u32> = enum_map!(|party: Party| match party {
        Party::Customer => 30,
        Party::OvhCloud => 90,
    });
    assert_eq!(serde_json::to_string(&DAYS).unwrap(), "{\"customer\":30,\"ovh-cloud\":90}");
    let read = |json: &str| serde_json::from_str::<EnumMap<Party, u32>>(json);
    assert_eq!(read("{\"OVHcloud\": 90, \"Customer\": 30}").unwrap(), DAYS);
    for (json, expected) in [
        ("{\"customer\": 30}", "no value for 1 of the 2 parties, such as \"ovh-cloud\""),
        ("{\"customer\": 1, \"Customer\": 1}", "\"customer\" is there twice"),
        ("{\"custmoer\": 1}", "the nearest is \"customer\""),
        ("[1, 2]", "expected a map with a value for each of the 2 parties"),
    ] {
        let error = read(json).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
    let by_activity: EnumMap<Activity, String> =
        EnumMap::from_fn(|activity: Activity| activity.to_string());
    let json = serde_json::to_string(&by_activity).unwrap();
    assert_eq!(serde_json::from_str::<EnumMap<Activity, String>>(&json).unwrap(), by_activity);

    let schema = schemars::schema_for!(EnumMap<Party, u32>);
    assert_eq!(schema.get("required"), Some(&serde_json::json!(["customer", "ovh-cloud"])));
    assert_eq!(schema.get("additionalProperties"), Some(&false.into()));
    let of_party = &schema.get("properties").unwrap()["ovh-cloud"];
    assert_eq!(of_party["format"], "uint32");
}

#[test]
fn a_subset_is_a_key_of_maps() {
    let json = "{\"keep-service-logs\":\"platform\"}";
    let team: BTreeMap<Duty, String> = serde_json::from_str(json).unwrap();
    assert_eq!(team[&Duty::KeepServiceLogs], "platform");
    assert_eq!(serde_json::to_string(&team).unwrap(), json);
    let positions: EnumMap<Duty, usize> = EnumMap::from_fn(Duty::index);
    let written = serde_json::to_string(&positions).unwrap();
    assert_eq!(serde_json::from_str::<EnumMap<Duty, usize>>(&written).unwrap(), positions);
    let refused = serde_json::from_str::<Duty>("\"manage-backups\"").unwrap_err();
    let expected = "\"manage-backups\" is not among the 10 of `Duty`";
    assert!(refused.to_string().starts_with(expected), "{refused}");
}

/// Derives that are written out are the user's own.
#[test]
fn what_is_derived_is_not_implemented_as_well() {
    assert_eq!(serde_json::to_string(&News::HandleIncidents).unwrap(), "\"HandleIncidents\"");
    assert_eq!(
        serde_json::from_str::<News>("\"handle-incidents\"").unwrap(),
        News::HandleIncidents
    );
}
