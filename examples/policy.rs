//! A team's policy on keys, which compiles as long as the published matrix agrees with it.
//!
//! `cargo run --example policy` prints who looks after each duty of the customer.

/// What the policy takes for granted. When OVHcloud publishes a new revision,
/// the build breaks at the sentences that are no longer true.
mod policy {
    okms_raci::assert_raci! {
        revision is "2025-10-21";

        // The keys are ours, and nobody else's.
        only Customer is responsible and accountable for AdministrateKeysAndSecrets;
        OvhCloud has no role in AdministrateKeysAndSecrets;

        // What we buy: we neither run the service nor back it up, and hear of what changes.
        OvhCloud is accountable for every activity in "3.1.3" and "3.2" except KeepServiceLogs;
        Customer has no role in ManageBackups or ManageDataSecurity;
        Customer is informed of every activity in "3.2";

        // One party answers for each activity, but for the exception that is published.
        exactly one party is accountable for every activity except HandleIncidents;
        HandleIncidents is { Customer: AI, OvhCloud: RA };
    }
}

okms_raci::subset! {
    /// What our own people have to do. A `match` over it breaks when that grows.
    enum Duty where Customer is responsible
}

/// What our own people do about keys.
mod duties {
    use okms_raci::raci;
    use okms_raci::typed::{AdministrateKeysAndSecrets, ResponsibleFor};

    /// Gives a key its next version; only a party whose duty that is may ask for it.
    #[raci(Customer is responsible for AdministrateKeysAndSecrets)]
    pub(super) fn rotate<P: ResponsibleFor<AdministrateKeysAndSecrets>>(
        key: &str,
        _by: P,
    ) -> String {
        format!("{key}: rotated by {}", P::PARTY)
    }

    /// Copies the logs away before the service forgets them.
    #[raci(only Customer is responsible for KeepServiceLogs)]
    pub(super) fn keep_logs(days: u32) -> String {
        format!("logs: kept for {days} days")
    }

    /// Reviews who may use which key.
    #[raci(Customer is accountable for ManageCmkAccessPolicy; OvhCloud is informed of ManageCmkAccessPolicy)]
    pub(super) fn review_access(keys: usize) -> String {
        format!("access: {keys} keys reviewed")
    }
}

/// Who of us looks after a duty: no duty can be forgotten here.
fn team(duty: Duty) -> &'static str {
    match duty {
        Duty::ProvidePersonalData | Duty::ChooseServiceLocation => "procurement",
        Duty::ChooseKeyTypeAndSize | Duty::AdministrateKeysAndSecrets => "security",
        Duty::ManageControlPanelAccess | Duty::ManageCmkAccessPolicy => "identity",
        Duty::KeepServiceLogs => "operations",
        Duty::ImportExportStoredObjects | Duty::ManageReversibility | Duty::MigrateKmipData => {
            "platform"
        }
    }
}

fn main() {
    println!("{} duties of the customer in {}", Duty::COUNT, okms_raci::SOURCE.title);
    for duty in Duty::ALL {
        println!("  {:<6}{:<13}{duty}", duty.section().number(), team(duty));
    }
    println!("Done today");
    println!("  {}", duties::rotate("invoices", okms_raci::typed::Customer));
    println!("  {}", duties::keep_logs(365));
    println!("  {}", duties::review_access(12));
}
