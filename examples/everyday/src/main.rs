//! What the types do besides lookups: sets, text, options of a command, JSON and its schema.
//!
//! ```sh
//! cargo run -p everyday -- manage-backups --roles ra
//! cargo run -p everyday -- --help
//! ```

use std::collections::BTreeMap;

use clap::Parser;
use okms_raci::{Activity, Party, Role, RoleSet, SOURCE, Section};
use schemars::{JsonSchema, schema_for};
use serde::{Deserialize, Serialize};

/// Shows what the types of okms-raci do in a program.
#[derive(Parser)]
struct Options {
    /// The activity to look at; `--help` lists all ids.
    #[arg(default_value_t = Activity::HandleIncidents)]
    activity: Activity,
    /// Who asks.
    #[arg(long, default_value_t = Party::Customer)]
    party: Party,
    /// The roles that are asked for, in any order and letter case; `-` for none.
    #[arg(long, default_value = "ai")]
    roles: RoleSet,
}

/// A file in which a team says who picks up the phone.
#[derive(Serialize, Deserialize, JsonSchema)]
struct OnCall {
    activity: Activity,
    party: Party,
    roles: RoleSet,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Options { activity, party, roles } = Options::parse();
    sets(activity, party, roles);
    names(activity)?;
    positions();
    json(&OnCall { activity, party, roles })
}

/// Role sets have the operators of sets, and rows can be walked.
fn sets(activity: Activity, party: Party, asked: RoleSet) {
    println!("{activity}");
    for (party, roles) in activity.row() {
        println!("  {party}: {roles}");
    }
    println!("  {party} holds {} of {asked}", activity.roles(party) & asked);
    let holders: [usize; Role::COUNT] = Role::ALL.map(|role| activity.holders(role).len());
    println!("  R, A, C and I are held by {holders:?} parties");

    let mut duty = Role::Responsible | Role::Accountable;
    duty |= Role::Informed;
    duty.extend([Role::Consulted]);
    assert_eq!((duty - Role::Informed) ^ RoleSet::AC, RoleSet::R);
    assert_eq!(!RoleSet::RA, RoleSet::from([Role::Consulted, Role::Informed]));
    assert_eq!(RoleSet::RA | Role::Informed, RoleSet::RAI);
    for role in &duty {
        assert!(duty.contains(role));
    }
    assert_eq!(RoleSet::from_bits(duty.bits()), Some(RoleSet::RACI));
    assert_eq!(duty.iter().next_back(), Role::ALL.last().copied());

    const {
        let accountable = Activity::HandleIncidents.holders(Role::Accountable);
        assert!(accountable.len() == Party::COUNT);
    }
    let informed: Vec<Party> = Activity::DeployPatches.holders(Role::Informed).collect();
    assert_eq!(informed, [Party::Customer]);
}

/// An activity has three names: `FromStr`, and so serde, takes each.
fn names(activity: Activity) -> Result<(), okms_raci::ParseError> {
    for name in [activity.variant(), activity.id(), activity.title()] {
        println!("  {name}");
        assert_eq!(name.to_uppercase().parse::<Activity>()?, activity);
    }
    // There is no `TryFrom<String>`, which would ask firmware for an allocator.
    let typed = String::from("manage backups");
    assert_eq!(Activity::try_from(typed.as_str())?, Activity::ManageBackups);
    assert_eq!(RoleSet::try_from("-")?, RoleSet::NONE);
    // Where a text is asked for, an item is its id.
    let by_id: BTreeMap<&str, Activity> = Activity::ALL.map(|each| (each.into(), each)).into();
    assert_eq!(by_id.get(activity.as_ref()), Some(&activity));
    Ok(())
}

/// Arrays with a place for each item need no map.
fn positions() {
    let mut in_section = [0; Section::COUNT];
    for activity in Activity::ALL {
        in_section[activity.section().index()] += 1;
    }
    let (busiest, count) = in_section.iter().enumerate().max_by_key(|(_, count)| **count).unwrap();
    let busiest = Section::from_index(busiest).unwrap();
    println!("most activities: {} {busiest}, {count}", busiest.number());
}

/// JSON has the ids and the letters, and its schema says so.
fn json(on_call: &OnCall) -> Result<(), Box<dyn std::error::Error>> {
    let text = serde_json::to_string(on_call)?;
    println!("{text}");
    println!("{}", serde_json::to_string_pretty(&SOURCE)?);
    assert_eq!(serde_json::from_str::<OnCall>(&text)?.activity, on_call.activity);

    let schema = schema_for!(OnCall);
    let ids = schema.pointer("/$defs/Activity/enum").and_then(|ids| ids.as_array()).unwrap();
    assert!(ids.iter().any(|id| id == on_call.activity.id()));
    Ok(())
}
