//! Claims about the activities of a matrix that is refined.

use okms_raci_claims::{Block, Rows};

const OUTER: &str = "\
matrix backup
revision 2026-01-31
party Customer Customer
party Provider Provider
section 1 Daily Daily
number 1
activity Restore restore RA,C Restore files
former FileRestore file-restore
activity Run run I,RA Run backups
activity Plan plan A,R Plan the year
activity Watch watch RA,- Watch the space
activity Test test RA,I Test a restore
";

const INNER: &str = "\
matrix support
revision 2026-02-28
refines backup backup Customer 2026-01-31 RA
except Plan Nothing is planned.
open Watch The board decides.
party Desk Help desk
party Store Storage team
party Provider The provider
is backup Provider
section 1 Work Work
activity Ask ask A,R,- Ask for files
covers backup - Restore
activity Fetch fetch -,RA,I Fetch files
covers backup R Restore
activity Read read RA,I,- Read the log
covers backup I Run
activity TryOut try-out A,-,R Try it out
covers backup - Test
allow duty-handed-back Contract 4711.
";

/// What is said against the claims, each in one line.
fn said(claims: &str) -> Vec<String> {
    let rows = Rows::read(INNER).unwrap().beside([Rows::read(OUTER)]);
    let block: Block = syn::parse_str(claims).unwrap();
    let of_grammar = block.mistakes.clone().into_iter().flatten();
    let judgement = rows.judge(&block);
    let mistakes = judgement.mistakes.into_iter().map(|mistake| mistake.error);
    of_grammar.chain(mistakes).map(|error| error.to_string().replace('\n', "; ")).collect()
}

#[test]
fn claims_hold_of_the_rows_that_take_a_letter_on() {
    for claim in [
        "only Desk is accountable for backup.Restore",
        "Store is responsible for backup.Restore",
        "Desk is not responsible for backup.Restore",
        "Desk or Store is accountable for backup.Restore and backup.Test",
        // By a former id, too.
        "Desk is accountable for backup.FileRestore",
        // An I is taken on by whoever holds any role.
        "Desk and Store are informed of backup.Run",
        "Provider is not informed of backup.Run",
        "Provider is responsible for backup.Test",
        "Store has a role in backup.Restore",
        "Store has no role in backup.Test",
        "backup.Plan is excepted",
        "backup.Watch is open",
        "backup.Test is handed back",
    ] {
        assert_eq!(said(claim), [""; 0], "{claim}");
    }
}

#[test]
fn a_claim_that_does_not_hold_says_what_does() {
    for (claim, expected) in [
        (
            "Store is accountable for backup.Restore",
            "Store is not accountable for Ask, which takes on the A of backup.Restore; Work: \
             \"Ask for files\"; published 2026-02-28: Help desk A, Storage team R, The provider -",
        ),
        (
            "Desk is responsible for backup.Plan",
            "no row takes on the R of backup.Plan: it is excepted, \"Nothing is planned.\"; 1 Daily: \
             \"Plan the year\"; published 2026-01-31: Customer A, Provider R",
        ),
        (
            "Store has a role in backup.Plan",
            "no row takes on the A of backup.Plan: it is excepted, \"Nothing is planned.\"; 1 Daily: \
             \"Plan the year\"; published 2026-01-31: Customer A, Provider R",
        ),
        (
            "Desk is accountable for backup.Watch",
            "no row takes on the A of backup.Watch: it is open, \"The board decides.\"; 1 Daily: \
             \"Watch the space\"; published 2026-01-31: Customer RA, Provider -",
        ),
        (
            "Desk is accountable for backup.Run",
            "no row takes on the A of backup.Run; 1 Daily: \"Run backups\"; published 2026-01-31: \
             Customer I, Provider RA",
        ),
        (
            "backup.Restore is excepted",
            "backup.Restore is not excepted: Ask and Fetch take it on; 1 Daily: \"Restore files\"; \
             published 2026-01-31: Customer RA, Provider C",
        ),
        (
            "backup.Watch is excepted",
            "backup.Watch is not excepted: it is open, \"The board decides.\"; 1 Daily: \
             \"Watch the space\"; published 2026-01-31: Customer RA, Provider -",
        ),
        ("nothing of backup is open", "1 duty of backup is open; Watch: The board decides."),
    ] {
        assert_eq!(said(claim), [expected], "{claim}");
    }
}

#[test]
fn an_outer_name_that_is_not_known_is_named() {
    for (claim, expected) in [
        (
            "Desk is accountable for backup.Restor",
            "there is no activity `Restor`; the nearest is `Restore`",
        ),
        (
            "Desk is accountable for backup.Pour",
            "there is no activity `Pour`; there are Restore, Run, Plan, Watch and Test",
        ),
        (
            "Desk is accountable for Pour",
            "there is no activity `Pour`; there are Ask, Fetch, Read and TryOut; name another matrix by its path \
             before all else, such as `use crate::backup;`",
        ),
        (
            "Desk is accountable for Restore",
            "`Restore` is an activity of backup, which is refined: write `backup.Restore`",
        ),
        (
            "Desk is accountable for Watch",
            "`Watch` is an activity of backup, which is refined: write `backup.Watch`",
        ),
        (
            "Desk is accountable for backups.Restore",
            "there is no refined matrix `backups`; there is backup",
        ),
        ("nothing of okms is open", "there is no refined matrix `okms`; there is backup"),
        (
            "Desk is accountable for Ask and backup.Restore",
            "activities of this matrix and of one that it refines: write a separate claim for each",
        ),
        (
            "Desk is accountable for backup.Restore and Ask",
            "activities of a refined matrix and of this one: write a separate claim for `Ask`, or its \
             matrix before it",
        ),
        (
            "Desk is accountable for every activity except Ask and backup.Restore",
            "activities of this matrix are excepted: name the rows that take on that of the refined one",
        ),
        (
            "backup.Restore is { Desk: RA }",
            "whole rows are those of this matrix: name the row that takes the activity on",
        ),
        (
            "backup.Restore is closed",
            "expected `excepted`, `open` or `handed back`, found `closed`",
        ),
    ] {
        assert_eq!(said(claim), [expected], "{claim}");
    }
    let rows = Rows::read(OUTER).unwrap();
    let block: Block = syn::parse_str("nothing of okms is open").unwrap();
    let message = rows.judge(&block).mistakes[0].error.to_string();
    assert!(message.starts_with("`okms` is no refined matrix: backup refines none"), "{message}");
}
