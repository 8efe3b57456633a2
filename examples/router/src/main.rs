//! Routes a ticket about the key service to whoever has to act.
//!
//! ```sh
//! cargo run -p router -- "manage backups"
//! cargo run -p router -- administrate-keys-and-secrets --role accountable
//! ```

use std::collections::BTreeMap;

use clap::Parser;
use okms_raci::typed::{AdministrateKeysAndSecrets, Customer, ResponsibleFor};
use okms_raci::{Activity, EnumMap, Party, Role, Section, enum_map, subset};

subset! {
    /// What our own people have to do; a `match` over it breaks when that grows.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Duty where Customer is responsible
}

/// In how many hours a ticket has to be answered.
const HOURS: EnumMap<Activity, u32> = enum_map!(|activity: Activity| match activity {
    Activity::HandleIncidents | Activity::InterveneOnManagedElements => 1,
    _ if activity.is_in(Section::ServiceUsage) => 8,
    _ => 72,
});

/// Who takes a ticket, by activity, where that is not the usual team.
type Routes = BTreeMap<Activity, String>;

#[derive(Parser)]
struct Options {
    /// The activity that the ticket is about, by its id, its title, or its number and its title.
    activity: Activity,
    /// The role of whom the ticket is for.
    #[arg(long, default_value = "responsible")]
    role: Role,
}

fn main() -> Result<(), serde_json::Error> {
    let Options { activity, role } = Options::parse();
    let routes: Routes = serde_json::from_str(include_str!("../routes.json"))?;
    println!("{}", route(activity, role, &routes));
    if activity == AdministrateKeysAndSecrets::ACTIVITY {
        println!("{}", rotate(Customer));
    }
    Ok(())
}

/// The line of a ticket: to whom it goes, and until when.
fn route(activity: Activity, role: Role, routes: &Routes) -> String {
    let hours = HOURS[activity];
    match activity.holders(role).only() {
        None => format!("{activity}: ask, {} parties are {role}", activity.holders(role).len()),
        Some(Party::OvhCloud) => format!("{activity}: a ticket for OVHcloud, {hours} h"),
        Some(Party::Customer) => {
            let usual = Duty::try_from(activity).map_or("governance", team);
            let team = routes.get(&activity).map_or(usual, String::as_str);
            format!("{activity}: {team}, {hours} h")
        }
    }
}

/// The usual team of a duty: no duty can be forgotten here.
const fn team(duty: Duty) -> &'static str {
    match duty {
        Duty::ProvidePersonalData | Duty::ChooseServiceLocation => "purchasing",
        Duty::ImportExportStoredObjects
        | Duty::ChooseKeyTypeAndSize
        | Duty::AdministrateKeysAndSecrets
        | Duty::MigrateKmipData => "keys",
        Duty::ManageControlPanelAccess | Duty::ManageCmkAccessPolicy => "identity",
        Duty::KeepServiceLogs => "monitoring",
        Duty::ManageReversibility => "architecture",
    }
}

/// What only a party may do that is responsible for the keys; which that is, is known when this is compiled.
fn rotate<P: ResponsibleFor<AdministrateKeysAndSecrets>>(_by: P) -> &'static str {
    match P::PARTY {
        Party::Customer => "rotate it with your own tool",
        Party::OvhCloud => "ask for a rotation",
    }
}

#[cfg(test)]
mod tests {
    use super::{Activity, Customer, Options, Parser, Role, Routes, rotate, route};

    /// The line for a command line.
    fn answer(arguments: &[&str]) -> String {
        let arguments = ["router"].iter().chain(arguments);
        let Options { activity, role } = Options::parse_from(arguments);
        let routes: Routes = serde_json::from_str(include_str!("../routes.json")).unwrap();
        route(activity, role, &routes)
    }

    #[test]
    fn a_ticket_goes_to_whoever_is_responsible() {
        let keys = "Administrate keys and secrets stored on the OKMS: keys@example.com, 8 h";
        assert_eq!(answer(&["administrate-keys-and-secrets"]), keys);
        assert_eq!(answer(&["MANAGE backups"]), "Manage backups: a ticket for OVHcloud, 8 h");
        let migrate = "Migrate/transfer data for KMIP object: keys, 72 h";
        assert_eq!(answer(&["4.2 migrate/transfer data for KMIP object"]), migrate);
    }

    #[test]
    fn what_two_parties_hold_is_asked_for() {
        let incidents = "Handle incidents (tickets and telephone contacts)";
        let expected = format!("{incidents}: ask, 2 parties are Accountable");
        assert_eq!(answer(&["HandleIncidents", "--role", "a"]), expected);
        let expected = format!("{incidents}: a ticket for OVHcloud, 1 h");
        assert_eq!(route(Activity::HandleIncidents, Role::Responsible, &Routes::new()), expected);
    }

    #[test]
    fn who_rotates_is_known_from_the_bound() {
        assert_eq!(rotate(Customer), "rotate it with your own tool");
    }
}
