//! The runbook of a team: who to call for what, checked against the matrix that was agreed on.
//!
//! `cargo run -- "restore data"`, and `cargo run -- duties` for who does what the key service of OVHcloud leaves to us

use std::process::ExitCode;

use backup::{Activity, Party};
use duties::{Duty, taken_on_by};
use okms_raci::{Role, render};

mod duties;

okms_raci::include_matrix!(key_service);
okms_raci::include_matrix! {
    /// Who does what for the backups of the order platform.
    mod backup
}

okms_raci::assert_raci! {
    use crate::backup;

    Customer is responsible and accountable for RotateKeys;
    Partner is responsible for RunBackups;
    Customer is accountable for RestoreData;
    Provider is not responsible for any activity in "2";
    exactly one party is accountable for every activity;
    revision is "2026-01-31";
}

/// Whom to call; breaks when an activity is added to the matrix.
const fn on_call(activity: Activity) -> &'static str {
    match activity {
        Activity::ChooseSchedule | Activity::RotateKeys | Activity::InformCustomers => "#orders",
        Activity::RunBackups | Activity::WatchBackups | Activity::RestoreData => {
            "+33 1 23 45 67 89"
        }
        Activity::ProvideEncryptedStorage | Activity::DeleteBackups => "the provider's support",
    }
}

fn main() -> ExitCode {
    let Some(asked) = std::env::args().nth(1) else {
        print!("{}", render::text::<backup::Backup>());
        return ExitCode::SUCCESS;
    };
    if asked == "duties" {
        for duty in Duty::ALL {
            let row = taken_on_by(duty);
            println!("{duty}: {row}, {:?}", row.holders(Role::Accountable));
        }
        return ExitCode::SUCCESS;
    }
    match asked.parse::<Activity>() {
        Ok(activity) => {
            println!("{activity}: call {}", on_call(activity));
            for party in Party::ALL.into_iter().filter(|&party| activity.is(party, Role::Informed))
            {
                println!("then inform: {party}");
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
