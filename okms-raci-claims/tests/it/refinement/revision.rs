//! What is said beside a new revision of the outer matrix.

use super::{INNER, OUTER, check_outer, said, with};

pub(super) const ASKS: &str = "\
2026-01-31 RA
asked Restore RA Restore files
asked Plan A Plan the year
asked Watch R Watch the space
asked Test RA Test a restore
";

/// A change of the outer matrix in a new revision, and what is said of it if `asks` is there.
#[track_caller]
fn check_revision(from: &str, to: &str, expected: &[&str]) {
    let inner = with(INNER, "2026-01-31 RA\n", ASKS);
    assert_eq!(said(&inner, OUTER), [""; 0]);
    let outer = with(OUTER, "revision 2026-01-31", "revision 2026-07-01");
    assert_eq!(said(&inner, &with(&outer, from, to)), expected, "{from:?} to {to:?}");
}

#[test]
fn a_new_revision_is_one_message_about_what_it_changes() {
    check_revision(
        "activity Test",
        "activity Drill drill RA,I Hold a drill\nactivity Test",
        &[
            "duty-not-covered: no row takes on the R and the A of Drill, a new duty of Customer; write \
           `covers: [Drill]` at the row that does it, or `except: { Drill: \"…\" }`, or `open: { Drill: \"…\" }`; \
           then add `Drill: { roles: RA, title: \"Hold a drill\" }` to `asks`",
        ],
    );
    check_revision(
        "activity Watch watch R,A Watch the space\n",
        "",
        &["asked-otherwise: Watch is not in backup 2026-07-01: it was R, \"Watch the space\"; \
           remove it from `asks` and from \"Look at the space\""],
    );
    check_revision(
        "activity Watch watch R,A",
        "activity Watch watch I,RA",
        &[
            "asked-otherwise: Watch is no duty of Customer any more: it was R; remove it from `asks` and from \"Look at the space\"",
        ],
    );
    check_revision(
        "restore RA,C",
        "restore A,RC",
        &[
            "asked-otherwise: Restore is asked otherwise: it was RA, and is A; look at what takes it on, then write \
           `Restore: { roles: A, title: \"Restore files\" }` in `asks`",
        ],
    );
    check_revision(
        "Restore files",
        "Restore all files",
        &[
            "asked-otherwise: Restore is asked otherwise: its title was \"Restore files\"; look at what takes it on, \
           then write `Restore: { roles: RA, title: \"Restore all files\" }` in `asks`",
        ],
    );
    check_revision(
        "activity Watch watch R,A Watch the space",
        "activity WatchSpace watch-space R,A Watch the space\nformer Watch watch",
        &[
            "warning: former-id-covered: Watch is called WatchSpace in backup 2026-07-01; write `WatchSpace` here and in `asks`",
        ],
    );
    check_revision(
        "activity Watch watch",
        "activity WatchSpace watch-space",
        &[
            "asked-otherwise: Watch is not in backup 2026-07-01: it was R, \"Watch the space\"; it is called `WatchSpace` now: write that here and in \"Look at the space\"",
        ],
    );
    check_revision(
        "Run backups",
        "Run all backups",
        &[
            "warning: outdated-refinement: backup has the revision 2026-07-01, and this was written against 2026-01-31; \
           nothing in `asks` differs: write `revision: 2026-07-01`",
        ],
    );
}

#[test]
fn a_letter_that_is_new_is_a_gap_or_asked_otherwise() {
    check_revision(
        "watch R,A Watch",
        "watch RA,- Watch",
        &[
            "asked-otherwise: Watch is asked otherwise: it was R, and is RA; look at what takes it on, then write \
           `Watch: { roles: RA, title: \"Watch the space\" }` in `asks`",
        ],
    );
    let asks = with(INNER, "2026-01-31 RA\n", ASKS);
    let inner = with(&asks, "covers backup - Watch", "covers backup R Watch");
    assert_eq!(
        said(&inner, &with(OUTER, "watch R,A Watch", "watch RA,- Watch")),
        [
            "duty-not-covered: no row takes on the A of Watch, a duty of Customer: R was asked before; write `Watch` \
          instead in what \"Look at the space\" covers, or `except: { Watch: \"…\" }`, or `open: { Watch: \"…\" }`"
        ]
    );
}

#[test]
fn another_revision_without_asks_is_an_error() {
    check_outer(
        "revision 2026-01-31",
        "revision 2026-07-01",
        &[
            "outdated-refinement: backup has the revision 2026-07-01, and this was written against 2026-01-31; \
           compare the two with `raci diff`, then write `revision: 2026-07-01`",
        ],
    );
}

#[test]
fn what_is_no_date_is_no_revision_that_is_older() {
    let inner = with(INNER, "2026-01-31 RA\n", "31.01.2026 RA\n");
    assert_eq!(said(&inner, OUTER), [""; 0]);
}

#[test]
fn an_older_revision_is_one_message_whatever_it_changes() {
    let older = [
        "outdated-refinement: backup 2025-07-01 is older than the revision that this was written against, \
         2026-01-31; write `revision: 2025-07-01` if this was written against that; if there is a revision \
         2026-01-31 of backup, update what backup comes from, or name a file of it",
    ];
    check_outer("revision 2026-01-31", "revision 2025-07-01", &older);
    let inner = with(INNER, "2026-01-31 RA\n", ASKS);
    let outer = with(OUTER, "revision 2026-01-31", "revision 2025-07-01");
    let gone = with(&outer, "activity Watch watch R,A Watch the space\n", "");
    assert_eq!(said(&inner, &gone), older);
    assert_eq!(said(&inner, &with(&outer, "restore RA,C", "restore A,RC")), older);
    let drill = "activity Drill drill RA,I Hold a drill\nactivity Test";
    assert_eq!(said(&inner, &with(&outer, "activity Test", drill)), older);
}

#[test]
fn asks_is_all_or_none() {
    let inner = with(INNER, "2026-01-31 RA\n", &ASKS.replace("asked Test RA Test a restore\n", ""));
    assert_eq!(
        said(&inner, OUTER),
        [
            "asked-otherwise: Test is a duty of Customer, and not in `asks`; add `Test: { roles: RA, title: \"Test a restore\" }`, \
          or leave `asks` out"
        ]
    );
}
