//! A matrix of three parties.

use okms_raci_claims::{Block, Mistake, Rows};

pub(crate) const ROWS: &str = "\
revision 2026-01-31
party Customer Customer
former Client client
party Provider Provider
party Partner Managed-service partner
section 1 Daily Daily
number 1
section 2 Dumps Dumps
number 1.1
activity TakeDump take-dump I,RA,C Take the dump
activity CheckDump check-dump -,A,R Check the dump
section 2 Restores Restores
number 1.2
activity Restore restore RA,C,RC Restore
former Recover recover
section 1 Yearly At the end of a year
activity Archive archive A,A,- Archive
";

pub(crate) fn rows() -> Rows {
    Rows::read(ROWS).unwrap()
}

/// The same with one party that holds everything.
pub(crate) fn alone() -> Rows {
    let mut rows = rows();
    rows.parties.truncate(1);
    for row in &mut rows.activities {
        row.roles = vec![okms_raci_core::RoleSet::RA];
    }
    rows
}

/// What is said against claims; nothing if they hold.
#[track_caller]
pub(crate) fn mistakes(rows: &Rows, claims: &str) -> Vec<String> {
    let block: Block = syn::parse_str(claims).unwrap();
    assert!(block.mistakes.is_none(), "{claims}: {:?}", block.mistakes);
    let mistakes = rows.judge(&block).mistakes;
    mistakes.iter().map(|Mistake { error, .. }| error.to_string()).collect()
}

/// What is said against one claim; empty if it holds.
#[track_caller]
pub(crate) fn mistake(rows: &Rows, claim: &str) -> String {
    let mistakes = mistakes(rows, claim);
    assert!(mistakes.len() < 2, "{claim}: {mistakes:?}");
    mistakes.concat()
}
