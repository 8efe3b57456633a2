//! The chain from the provider over an integrator to the teams of a company: who does it in the end?

mod policy;

use keyhouse::managed_keys;
use raci::{Activity, Role};

raci::include_matrix! { pub mod acme_keys }

use acme_keys::managed_keys as ours;

/// Who carries an activity of OKMS out, over both links.
fn hands(activity: Activity) -> Vec<String> {
    let of_keyhouse = managed_keys::okms::holders(activity, Role::Responsible).iter();
    let in_the_end = of_keyhouse.flat_map(|holder| match holder {
        // What the integrator leaves to its client is ours.
        managed_keys::okms::Holder::ManagedKeys(managed_keys::Party::Client) => {
            let rows = managed_keys::okms::covering(activity).iter();
            let left_to_us =
                rows.filter(|row| row.is(managed_keys::Party::Client, Role::Responsible));
            let ours = left_to_us.flat_map(|&row| ours::holders(row, Role::Responsible));
            ours.map(ToString::to_string).collect::<Vec<_>>()
        }
        other => vec![other.to_string()],
    });
    let mut hands: Vec<String> = in_the_end.collect();
    hands.dedup();
    hands
}

fn main() {
    for activity in Activity::ALL {
        let reason = managed_keys::okms::exception(activity);
        let hands = match reason {
            Some(reason) => format!("excepted: {reason}"),
            None => hands(activity).join(", "),
        };
        println!("{:6} {activity}: {hands}", activity.section().number());
    }
    for &activity in managed_keys::Activity::held_by(managed_keys::Party::Client, Role::Accountable)
    {
        if let Some(reason) = ours::open(activity) {
            println!("open: {activity}. {reason}");
        }
    }
    println!("secrets are rotated by: {}", policy::rotate_secrets(acme_keys::typed::Apps));
}

#[cfg(test)]
mod tests {
    use raci::{Activity, Role};

    use super::acme_keys::managed_keys::{Holder, holders};
    use super::managed_keys::Activity as Managed;
    use super::{acme_keys, hands, managed_keys};

    #[test]
    fn a_team_of_ours_has_what_the_integrator_leaves_to_us() {
        let secrets = Managed::RotateApplicationSecrets;
        let apps = [Holder::AcmeKeys(acme_keys::Party::Apps)];
        assert_eq!(holders(secrets, Role::Responsible), apps);
        let security = [Holder::AcmeKeys(acme_keys::Party::Security)];
        assert_eq!(holders(secrets, Role::Accountable), security);
    }

    #[test]
    fn what_goes_back_to_ovhcloud_is_known_two_links_away() {
        let back = holders(Managed::ExportKeys, Role::Responsible);
        assert_eq!(back, [Holder::Okms(raci::Party::OvhCloud)]);
        let contract = managed_keys::okms::handed_back(Activity::ImportExportStoredObjects);
        assert_eq!(contract, Some("Contract 4711, annex 2."));
    }

    #[test]
    fn hands_are_followed_over_both_links() {
        assert_eq!(hands(Activity::AdministrateKeysAndSecrets), ["Application teams", "Keyhouse"]);
        assert_eq!(hands(Activity::ManageBackups), ["OVHcloud"]);
        assert_eq!(hands(Activity::MigrateKmipData), [""; 0]);
    }
}
