//! What is said of a matrix beside the one that it refines.

mod duties;
mod revision;

use std::fmt::Write;

use okms_raci_claims::{Gap, Part, Refinement, Rows};
use okms_raci_core::RoleSet;

/// The provider's matrix; the customer has four duties, one without an A and one without an R.
const OUTER: &str = "\
matrix backup
revision 2026-01-31
party Customer Customer
former Client client
party Provider Provider
section 1 Daily Daily
number 1
activity Restore restore RA,C Restore files
former FileRestore file-restore
activity Run run I,RA Run backups
section 1 Yearly Yearly
activity Plan plan A,R Plan the year
activity Watch watch R,A Watch the space
activity Test test RAC,I Test a restore
";

const INNER: &str = "\
matrix support
revision 2026-02-28
refines backup backup Customer 2026-01-31 RA
party Desk Help desk
party Store Storage team
party Provider The provider
is backup Provider
section 1 Work Work
activity Restore restore R,A,- Restore what is lost
covers backup - Restore
activity Plan plan A,R,- Plan with the provider
covers backup - Plan
activity Watch watch RA,-,- Look at the space
covers backup - Watch
activity Test test RA,-,- Test it
covers backup - Test
";

fn rows(lines: &str) -> Rows {
    Rows::read(lines).unwrap_or_else(|| panic!("{lines}"))
}

fn judge(inner: &str, outer: &str) -> Refinement {
    Refinement::new(&rows(inner), 0, &rows(outer))
}

#[test]
fn of_a_matrix_that_could_not_be_read_nothing_is_said() {
    let incomplete = |lines: &str| format!("incomplete\n{lines}");
    for (inner, outer) in
        [(incomplete(INNER), OUTER.to_owned()), (INNER.to_owned(), incomplete(OUTER))]
    {
        let refinement = judge(&inner, &outer);
        assert!(refinement.duties.is_empty() && refinement.gaps.is_empty());
    }
    assert_eq!(judge(INNER, OUTER).duties.len(), 4);
}

/// The rules that are broken with the first lines of what is said.
#[track_caller]
fn said(inner: &str, outer: &str) -> Vec<String> {
    let mut gaps = judge(inner, outer).gaps;
    let all = [judge(inner, outer)];
    gaps.extend(Refinement::needless(&rows(inner), &all));
    gaps.sort_by_key(|gap| (gap.part, gap.rule));
    let line = |gap: &Gap| {
        let warning = if gap.is_warning { "warning: " } else { "" };
        let message = gap.message.lines().next().unwrap();
        format!("{warning}{}: {message}; {}", gap.rule, gap.help)
    };
    gaps.iter().map(line).collect()
}

/// Replaces one text that must be there.
#[track_caller]
fn with(lines: &str, from: &str, to: &str) -> String {
    assert!(lines.contains(from), "{from}");
    lines.replacen(from, to, 1)
}

/// One change of the inner matrix, and what is said then.
#[track_caller]
fn check(from: &str, to: &str, expected: &[&str]) {
    assert_eq!(said(&with(INNER, from, to), OUTER), expected, "{from:?} to {to:?}");
}

/// One change of the outer matrix, and what is said then.
#[track_caller]
fn check_outer(from: &str, to: &str, expected: &[&str]) {
    assert_eq!(said(INNER, &with(OUTER, from, to)), expected, "{from:?} to {to:?}");
}

#[test]
fn a_whole_chain_has_no_gap() {
    let refinement = judge(INNER, OUTER);
    assert_eq!(refinement.gaps, []);
    let duties: Vec<(usize, String)> =
        refinement.duties.iter().map(|duty| (duty.activity, duty.taken_on().to_string())).collect();
    let expected = [(0, "RA"), (2, "A"), (3, "R"), (4, "RA")];
    assert_eq!(duties, expected.map(|(at, letters)| (at, letters.to_owned())));
}

#[test]
fn letters_are_judged_over_the_rows_together() {
    let split = "covers backup R Restore\nactivity Answer answer -,A,- Answer for it\ncovers backup A Restore";
    check(
        "R,A,- Restore what is lost\ncovers backup - Restore",
        &format!("R,-,- Restore what is lost\n{split}"),
        &[],
    );
    // That nobody answers for it is reported for the row itself, unless it may be so.
    let nobody = "R,C,- Restore what is lost";
    check("R,A,- Restore what is lost", nobody, &[]);
    check(
        "R,A,- Restore what is lost",
        &format!("{nobody}\nallow nobody-accountable Soon."),
        &[
            "duty-not-covered: no row takes on the A of Restore, a duty of Customer; give the A to a party \
           in \"Restore what is lost\", or `except: { Restore: \"…\" }`, or `open: { Restore: \"…\" }`",
        ],
    );
    // The row has the A, but does not take it on.
    check(
        "covers backup - Restore",
        "covers backup R Restore",
        &[
            "duty-not-covered: no row takes on the A of Restore, a duty of Customer; write `Restore` instead in what \
           \"Restore what is lost\" covers, or `except: { Restore: \"…\" }`, or `open: { Restore: \"…\" }`",
        ],
    );
    // No row at all: the nearest title is offered.
    check(
        "covers backup - Test\n",
        "",
        &["duty-not-covered: no row takes on the R and the A of Test, a duty of Customer; write \
           `covers: [Test]` at \"Test it\", or `except: { Test: \"…\" }`, or `open: { Test: \"…\" }`"],
    );
}

#[test]
fn a_gap_gives_the_duty_as_published() {
    let gaps = judge(&with(INNER, "covers backup - Restore\n", ""), OUTER).gaps;
    let [gap] = &gaps[..] else { panic!("{gaps:?}") };
    assert_eq!(
        gap.message,
        "no row takes on the R and the A of Restore, a duty of Customer\n\
         1 Daily: \"Restore files\"\n\
         published 2026-01-31: Customer RA, Provider C"
    );
    assert_eq!(gap.part, Part::Refines(0));
}

#[test]
fn an_outer_a_without_r_and_an_outer_r_without_a_take_no_other_letter() {
    check("A,R,- Plan with", "A,-,- Plan with", &[]);
    check("RA,-,- Look at", "R,-,- Look at", &[]);
    check("A,R,- Plan with", "R,-,- Plan with", &[]);
    // The letter that is written is the mistake, and the gap follows from it.
    check(
        "A,R,- Plan with the provider\ncovers backup -",
        "R,-,- Plan with the provider\ncovers backup A",
        &[
            "covers-without-role: nobody holds the A in \"Plan with the provider\", which covers Plan; \
           give the A to a party of the row, or take it out of `covers`",
        ],
    );
    check(
        "covers backup - Plan",
        "covers backup - Plan\nactivity Ask ask R,-,- Ask the provider\ncovers backup - Plan",
        &["covers-without-role: nobody holds the A in \"Ask the provider\", which covers Plan; \
           give the A to a party of the row, or take it out of `covers`"],
    );
}

#[test]
fn a_duty_goes_back_only_with_a_contract() {
    check(
        "R,A,- Restore what",
        "-,A,R Restore what",
        &[
            "duty-handed-back: the R of Restore goes back to The provider: no party of this matrix holds it in \
           \"Restore what is lost\"; give the R to a party of this matrix; if a contract says so, write \
           `allow: { duty-handed-back: \"…\" }` with it",
        ],
    );
    let contract = "covers backup - Restore\nallow duty-handed-back Contract 4711.";
    let back = with(INNER, "R,A,- Restore what", "-,A,R Restore what");
    let allowed = with(&back, "covers backup - Restore", contract);
    assert_eq!(said(&allowed, OUTER), [""; 0]);
    let refinement = judge(&allowed, OUTER);
    assert_eq!(refinement.duties[0].handed_back(), RoleSet::R);
    assert_eq!(refinement.duties[0].taken_on(), RoleSet::RA);
    // The team does it, too: it is taken on.
    assert_eq!(said(&with(INNER, "R,A,- Restore what", "R,A,R Restore what"), OUTER), [""; 0]);
    check(
        "covers backup - Restore",
        contract,
        &["allow-not-needed: `duty-handed-back` is allowed here, but not needed; remove it"],
    );
    // Another row takes it on.
    let other = with(
        &back,
        "activity Plan",
        "activity More more R,A,- More\ncovers backup R Restore\nactivity Plan",
    );
    assert_eq!(said(&other, OUTER), [""; 0]);
}

#[test]
fn accountable_parties_are_counted_over_the_rows() {
    let two =
        "covers backup - Restore\nactivity More more RA,-,- More files\ncovers backup - Restore";
    check(
        "covers backup - Restore",
        two,
        &[
            "accountability-split: 2 parties are accountable for Restore: Help desk and Storage team, in \
           \"Restore what is lost\" and \"More files\"; let all but one row take on the R alone, \
           `covers: { Restore: R }`, or write `allow: { accountability-split: \"…\" }` at one of them with the reason",
        ],
    );
    let allowed = format!("{two}\nallow accountability-split By site.");
    check("covers backup - Restore", &allowed, &[]);
    // The same party in both rows, or one row with the R alone.
    check("covers backup - Restore", &two.replace("RA,-,-", "-,RA,-"), &[]);
    check(
        "covers backup - Restore",
        &two.replace("More files\ncovers backup -", "More files\ncovers backup R"),
        &[],
    );
    check(
        "covers backup - Restore",
        "covers backup - Restore\nallow accountability-split By site.",
        &["allow-not-needed: `accountability-split` is allowed here, but not needed; remove it"],
    );
}

#[test]
fn a_c_or_an_i_is_taken_on_by_whoever_holds_any_role() {
    let informed = with(INNER, "2026-01-31 RA\n", "2026-01-31 RI\n");
    let informed = with(&informed, "covers backup - Plan\n", "");
    assert_eq!(
        said(&informed, OUTER),
        [
            "duty-not-covered: no row takes on the I of Run, a duty of Customer; write `covers: [Run]` at the row \
          that does it, or `except: { Run: \"…\" }`, or `open: { Run: \"…\" }`"
        ]
    );
    let read = "activity Read read -,A,- Read reports\ncovers backup - Run\n";
    assert_eq!(said(&format!("{informed}{read}"), OUTER), [""; 0]);
    // Beyond the letters of the entry it is written.
    assert_eq!(said(&format!("{INNER}{}", read.replace("- Run", "I Run")), OUTER), [""; 0]);
    check("covers backup - Test", "covers backup RAC Test", &[]);
}

#[test]
fn a_row_covers_what_the_party_holds_and_someone_takes_on() {
    let run = |letters: &str| {
        format!("{INNER}activity Read read R,A,- Read reports\ncovers backup {letters} Run\n")
    };
    assert_eq!(
        said(&run("-"), OUTER),
        [
            "covers-no-duty: Customer does not hold an R or an A in Run; remove it, or write the letter: \
          `covers: { Run: I }`"
        ]
    );
    assert_eq!(
        said(&run("C"), OUTER),
        [
            "covers-no-duty: Customer does not hold a C in Run; remove it, or write the letter: `covers: { Run: I }`"
        ]
    );
    // One message for letters that nobody holds there, though those that are held are missing for that.
    check(
        "R,A,- Restore what is lost\ncovers backup - Restore",
        "R,A,- Restore what is lost\ncovers backup C Restore",
        &[
            "covers-no-duty: Customer does not hold a C in Restore; write the letter: `covers: { Restore: RA }`",
        ],
    );
    check("covers backup - Restore", "covers backup RA Restore", &[]);
    check(
        "covers backup - Restore",
        "covers backup RC Restore",
        &[
            "duty-not-covered: no row takes on the A of Restore, a duty of Customer; write `Restore` instead in what \
             \"Restore what is lost\" covers, or `except: { Restore: \"…\" }`, or `open: { Restore: \"…\" }`",
        ],
    );
    check(
        "R,A,- Restore what is lost\ncovers backup - Restore",
        "RA,-,- Restore what is lost\ncovers backup - Restore\nactivity Ask ask -,A,- Ask\ncovers backup R Restore",
        &[
            "covers-without-role: nobody holds the R in \"Ask\", which covers Restore; give the R to a party of \
           the row, or take it out of `covers`",
        ],
    );
}

#[test]
fn an_unknown_name_is_reported_without_the_gap_that_follows() {
    check(
        "covers backup - Restore",
        "covers backup - Restor",
        &[
            "unknown-activity-covered: backup 2026-01-31 has no activity Restor; did you mean `Restore`, \"Restore files\"?",
        ],
    );
    for title in ["Restore files", "restore FILES", "Restore the files"] {
        check(
            "covers backup - Restore",
            &format!("covers backup - {title}"),
            &[&format!(
                "unknown-activity-covered: backup 2026-01-31 has no activity {title}; did you mean `Restore`, \"Restore files\"?"
            )],
        );
    }
    check(
        "covers backup - Restore",
        "covers backup - Qwerty",
        &[
            "unknown-activity-covered: backup 2026-01-31 has no activity Qwerty; name the activities in its place: Restore",
        ],
    );
    check(
        "Customer 2026-01-31 RA",
        "Custmer 2026-01-31 RA",
        &[
            "unknown-party-refined: backup 2026-01-31 has no party Custmer; did you mean `Customer`?",
        ],
    );
    check(
        "is backup Provider",
        "is backup Provder",
        &[
            "unknown-party-refined: backup 2026-01-31 has no party Provder; did you mean `Provider`?",
        ],
    );
    check(
        "refines backup backup",
        "refines backup storage",
        &[
            "other-matrix: expected the matrix storage, found backup; write `matrix: backup`, or name another file",
        ],
    );
    check(
        "is backup Provider\n",
        "",
        &[
            "party-of-both: The provider is the name of a party of this matrix and of one of backup; if it is that \
           party, write `is: backup.Provider`; if not, give it another id and name",
        ],
    );
}

#[test]
fn a_former_id_is_a_warning() {
    let former = "warning: former-id-covered: FileRestore is called Restore in backup 2026-01-31; write `Restore`";
    check("covers backup - Restore", "covers backup - FileRestore", &[former]);
    check(
        "Customer 2026-01-31 RA",
        "Client 2026-01-31 RA",
        &[
            "warning: former-id-covered: Client is called Customer in backup 2026-01-31; write `Customer`",
        ],
    );
}

#[test]
fn an_exception_is_needed() {
    let entry = "2026-01-31 RA\n";
    let except = format!("{entry}except Restore Nothing is stored there.\n");
    check(
        entry,
        &except,
        &[
            "exception-not-needed: Restore is taken on by \"Restore what is lost\"; remove it here, or from what the rows cover",
        ],
    );
    let without = with(INNER, "covers backup - Restore\n", "");
    assert_eq!(said(&with(&without, entry, &except), OUTER), [""; 0]);
    // A part of it is taken on.
    let part = with(INNER, "covers backup - Restore\n", "covers backup R Restore\n");
    assert_eq!(said(&with(&part, entry, &except.replace("except", "open")), OUTER), [""; 0]);
    check(
        entry,
        &format!("{entry}open Run Later.\n"),
        &["exception-not-needed: Run is no duty of Customer; remove it"],
    );
    check(
        entry,
        &format!("{entry}open Rum Later.\n"),
        &[
            "unknown-activity-covered: backup 2026-01-31 has no activity Rum; did you mean `Run`, \"Run backups\"?",
        ],
    );
}

#[test]
fn an_unknown_activity_is_reported_without_what_follows() {
    // The one duty whose id has all words of it.
    let outer = with(OUTER, "activity Watch watch", "activity WatchTheSpace watch-the-space");
    let inner = with(INNER, "covers backup - Watch\n", "covers backup - WatchSpace\n");
    assert_eq!(
        said(&inner, &outer),
        [
            "unknown-activity-covered: backup 2026-01-31 has no activity WatchSpace; did you mean `WatchTheSpace`, \"Watch the space\"?"
        ]
    );
    // `all` is a part of too many ids.
    let outer = with(OUTER, "activity Watch watch", "activity Install install");
    let inner = with(INNER, "covers backup - Watch\n", "covers backup - all\n");
    assert_eq!(
        said(&inner, &outer),
        [
            "unknown-activity-covered: backup 2026-01-31 has no activity all; name the activities in its place: Install"
        ]
    );
    // A section is none, and its duties do not lack a row as well.
    let inner = with(INNER, "covers backup - Restore\n", "covers backup - 1\n");
    assert_eq!(
        said(&inner, OUTER),
        [
            "unknown-activity-covered: backup 2026-01-31 has no activity 1; name the activities in its place: Restore"
        ]
    );
    let outer = with(OUTER, "activity Restore restore RA,C", "activity Restore restore -,RA");
    assert_eq!(
        said(&inner, &outer),
        [
            "unknown-activity-covered: backup 2026-01-31 has no activity 1; remove it: there is no duty of Customer in it"
        ]
    );
    // What is no date is reported where the file is read.
    assert_eq!(said(&with(INNER, "2026-01-31", "latest"), OUTER), [""; 0]);
}

#[test]
fn what_to_write_has_what_is_there_already() {
    let outer = with(
        OUTER,
        "activity Test",
        "activity Dig dig RA,I Look at the space again\nactivity Test",
    );
    let gap = "duty-not-covered: no row takes on the R and the A of Dig, a duty of Customer; write";
    assert_eq!(
        said(INNER, &outer),
        [format!(
            "{gap} `covers: [Watch, Dig]` at \"Look at the space\", or `except: {{ Dig: \"…\" }}`, \
             or `open: {{ Dig: \"…\" }}`"
        )]
    );
    let inner = with(INNER, "covers backup - Watch", "covers backup R Watch");
    let inner = with(&inner, "2026-01-31 RA\n", "2026-01-31 RA\nopen Test Later.\n");
    let inner = with(&inner, "covers backup - Test\n", "");
    assert_eq!(
        said(&inner, &outer),
        [format!(
            "{gap} `covers: [Watch: R, Dig]` at \"Look at the space\", or `except: {{ Dig: \"…\" }}`, \
             or `Dig: \"…\"` in `open`"
        )]
    );
    // After the revision and the row, one message has all that is left.
    let outer = with(&outer, "revision 2026-01-31", "revision 2026-07-01");
    let inner = with(INNER, "2026-01-31 RA\n", revision::ASKS);
    let inner = with(&inner, "backup - Watch\n", "backup - Watch\ncovers backup - Dig\n");
    assert_eq!(
        said(&inner, &outer),
        [
            "outdated-refinement: backup has the revision 2026-07-01, and this was written against 2026-01-31; \
             `asks` lacks Dig; write `revision: 2026-07-01`, and in `asks` \
             `Dig: { roles: RA, title: \"Look at the space again\" }`"
        ]
    );
}

#[test]
fn a_row_without_roles_is_not_reported_as_a_gap_too() {
    check("R,A,- Restore what", "-,-,- Restore what", &[]);
}

#[test]
fn a_thousand_rows_cover_a_thousand() {
    let mut outer =
        "matrix backup\nrevision 2026-01-31\nparty Customer Customer\nsection 1 All All\n"
            .to_owned();
    let mut inner =
        INNER.split("section").next().unwrap().to_owned().replace("is backup Provider\n", "");
    inner.push_str("section 1 All All\n");
    for at in 0..1_000 {
        let _ = writeln!(outer, "activity A{at} a{at} RA Activity number {at}");
        let _ = writeln!(inner, "activity B{at} b{at} R,A,- Another one {at}");
        let _ = writeln!(inner, "covers backup - A{at}");
    }
    let inner = inner.replace("party Provider The provider\n", "party Other Other\n");
    assert_eq!(said(&inner, &outer), [""; 0]);
    // All of them unknown, and all of them gaps.
    let unknown = inner.replace("backup - A", "backup - Q");
    assert!(judge(&unknown, &outer).gaps.len() >= 1_000);
}

#[test]
fn a_party_that_is_not_the_one_meant_is_one_message() {
    let inner = with(INNER, "2026-01-31 RA\n", revision::ASKS);
    assert_eq!(
        said(&with(&inner, "backup backup Customer", "backup backup Provider"), OUTER),
        [
            "asked-otherwise: `asks` has the duties of Customer, and none of Provider; write `party: Customer`; \
          if it is Provider indeed, remove `asks`"
        ]
    );
    check(
        "is backup Provider",
        "is backup Customer",
        &[
            "party-of-both: Customer of backup is this matrix as a whole; remove it: no party here is another name \
           for all of them",
        ],
    );
    // Who hands what back is not judged then.
    let inner = with(INNER, "R,A,- Restore what is lost", "R,-,A The help desk");
    assert!(said(&inner, OUTER).iter().any(|gap| gap.starts_with("duty-handed-back")));
    let [one] = &said(&with(&inner, "is backup Provider", "is backup Customer"), OUTER)[..] else {
        panic!("one message")
    };
    assert!(one.starts_with("party-of-both"), "{one}");
}

#[test]
fn what_is_allowed_is_judged_once_it_is_known_who_is_who() {
    let back = "R,-,A The help desk\nallow duty-handed-back The contract says so.";
    let inner = with(INNER, "R,A,- Restore what is lost", back);
    assert_eq!(said(&inner, OUTER), [""; 0]);
    let [renamed] = &said(
        &inner,
        &with(OUTER, "party Customer Customer\nformer Client client", "party Buyer Buyer"),
    )[..] else {
        panic!("one message")
    };
    assert!(renamed.starts_with("unknown-party-refined"), "{renamed}");
}

#[test]
fn a_row_that_covers_another_activity_leaves_its_own_uncovered() {
    check(
        "covers backup - Watch",
        "covers backup - Run",
        &[
            "duty-not-covered: no row takes on the R of Watch, a duty of Customer; write `covers: [Run, Watch]` \
             at \"Look at the space\", or `except: { Watch: \"…\" }`, or `open: { Watch: \"…\" }`",
            "covers-no-duty: Customer does not hold an R or an A in Run; remove it, or write the letter: \
             `covers: { Run: I }`",
        ],
    );
}

#[test]
fn an_unknown_name_hides_the_gap_of_its_own_row_alone() {
    let inner = with(INNER, "covers backup - Test\n", "covers backup - Qwerty\n");
    // The one duty that is left is the one meant.
    assert_eq!(
        said(&inner, OUTER),
        [
            "unknown-activity-covered: backup 2026-01-31 has no activity Qwerty; name the activities in its place: Test"
        ]
    );
    let inner = with(&inner, "covers backup - Watch\n", "");
    let [gap, unknown] = &said(&inner, OUTER)[..] else { panic!("two messages") };
    assert!(gap.starts_with("duty-not-covered: no row takes on the R of Watch"), "{gap}");
    assert!(unknown.starts_with("unknown-activity-covered"), "{unknown}");
}

#[test]
fn a_c_is_taken_on_by_whoever_holds_that_c() {
    check("RA,-,- Test it\ncovers backup -", "RA,CI,- Test it\ncovers backup RAC", &[]);
}

#[test]
fn a_row_of_four_activities_is_repeated_as_a_whole_and_a_longer_one_is_not() {
    let outer = with(
        OUTER,
        "activity Test",
        "activity Dig dig RA,I Look at the space again\nactivity Test",
    );
    let help = |more: &str| {
        let row = format!("covers backup - Watch\n{more}activity Test");
        let inner = with(INNER, "covers backup - Watch\nactivity Test", &row);
        let said = said(&inner, &outer);
        said.into_iter().find(|it| it.contains("a duty of Customer; ")).unwrap()
    };
    let three = "covers backup - Plan\ncovers backup - Restore\ncovers backup - Test\n";
    let whole = help(three);
    assert!(whole.contains("`covers: [Watch, Plan, Restore, Test, Dig]` at"), "{whole}");
    let long = help(&format!("{three}covers backup I Run\n"));
    assert!(long.contains("add Dig to what \"Look at the space\" covers"), "{long}");
}
