//! Routes a ticket about the key service to whoever has to act.
//!
//! ```sh
//! cargo run -p router -- "manage backups"
//! cargo run -p router -- administrate-keys-and-secrets --role accountable
//! ```

use clap::Parser;
use okms_raci::typed::{AdministrateKeysAndSecrets, Customer, ResponsibleFor};
use okms_raci::{Activity, EnumMap, Party, Role, Section, enum_map, subset};

subset! {
    /// What our own people have to do; a `match` over it breaks when that grows.
    enum Duty where Customer is responsible
}

/// In how many hours a ticket has to be answered.
const HOURS: EnumMap<Activity, u32> = enum_map!(|activity: Activity| match activity {
    Activity::HandleIncidents | Activity::InterveneOnManagedElements => 1,
    _ if activity.is_in(Section::ServiceUsage) => 8,
    _ => 72,
});

/// Where the tickets of each duty go: a file that leaves one out, or names anything else, is refused.
type Routes = EnumMap<Duty, String>;

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
        Some(Party::Customer) => match Duty::try_from(activity) {
            Ok(duty) => format!("{activity}: {} ({}), {hours} h", team(duty), routes[duty]),
            Err(_) => format!("{activity}: governance, {hours} h"),
        },
    }
}

/// The team of a duty: no duty can be forgotten here.
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
        route(activity, role, &routes(include_str!("../routes.json")).unwrap())
    }

    fn routes(file: &str) -> Result<Routes, String> {
        serde_json::from_str(file).map_err(|error| error.to_string())
    }

    #[test]
    fn a_ticket_goes_to_whoever_is_responsible() {
        let keys = "Administrate keys and secrets stored on the OKMS: keys (keys@example.com), 8 h";
        assert_eq!(answer(&["administrate-keys-and-secrets"]), keys);
        assert_eq!(answer(&["MANAGE backups"]), "Manage backups: a ticket for OVHcloud, 8 h");
        let migrate = "Migrate/transfer data for KMIP object: keys (keys@example.com), 72 h";
        assert_eq!(answer(&["4.2 migrate/transfer data for KMIP object"]), migrate);
    }

    #[test]
    fn what_two_parties_hold_is_asked_for() {
        let incidents = "Handle incidents (tickets and telephone contacts)";
        let expected = format!("{incidents}: ask, 2 parties are Accountable");
        assert_eq!(answer(&["HandleIncidents", "--role", "a"]), expected);
        let expected = format!("{incidents}: a ticket for OVHcloud, 1 h");
        assert_eq!(
            route(Activity::HandleIncidents, Role::Responsible, &Routes::default()),
            expected
        );
    }

    #[test]
    fn a_file_has_an_address_for_each_duty_and_nothing_else() {
        let file = include_str!("../routes.json");
        let without = file.replace("  \"keep-service-logs\": \"logs@example.com\",\n", "");
        let message = routes(&without).unwrap_err();
        assert!(
            message
                .starts_with("no value for 1 of the 10 activities, such as \"keep-service-logs\"")
        );
        let message = routes(&file.replace("keep-service-logs", "manage-backups")).unwrap_err();
        assert!(
            message.starts_with("\"manage-backups\" is not among the 10 of `Duty`"),
            "{message}"
        );
    }

    #[test]
    fn who_rotates_is_known_from_the_bound() {
        assert_eq!(rotate(Customer), "rotate it with your own tool");
    }
}
