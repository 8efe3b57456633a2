//! Who has a duty: takes it on, hands it back, or nobody as yet.

use okms_raci_claims::{Part, Refinement};
use okms_raci_core::{Role, RoleSet};

use super::{INNER, OUTER, judge, rows, with};

#[test]
fn what_nobody_has_yet_is_named_beside_the_gaps() {
    let open = "2026-01-31 RA\nopen Test Later.";
    let inner = with(INNER, "2026-01-31 RA", open);
    let inner =
        rows(&with(&inner, "activity Test test RA,-,- Test it\ncovers backup - Test\n", ""));
    let outer = rows(OUTER);
    let refinement = Refinement::new(&inner, 0, &outer);
    assert_eq!(refinement.gaps, []);
    let [duty] = &refinement.open_duties(&inner, 0, &outer)[..] else { panic!("one duty") };
    assert_eq!((duty.part, duty.rule, duty.is_warning), (Part::Open(0, 0), "open-duty", true));
    assert!(duty.message.starts_with("nobody has Test yet: Later"), "{}", duty.message);
    // Duties that somebody has are none of them.
    let whole = rows(INNER);
    assert_eq!(judge(INNER, OUTER).open_duties(&whole, 0, &outer), []);
}

#[test]
fn a_letter_is_with_whoever_holds_it_in_the_rows_that_take_it_on() {
    let takers = |row: &str, role: Role| {
        let inner = with(INNER, "restore R,A,- Restore", &format!("restore {row} Restore"));
        judge(&inner, OUTER).takers(&rows(&inner), 0, role)
    };
    for (row, responsible, accountable) in [
        ("R,A,-", vec![0], vec![1]),
        ("RA,R,-", vec![0, 1], vec![0]),
        // The provider has it as well where we have it; handed back without a contract, nobody has it.
        ("R,A,R", vec![0, 2], vec![1]),
        ("I,A,R", vec![], vec![1]),
    ] {
        assert_eq!(takers(row, Role::Responsible), responsible, "{row}");
        assert_eq!(takers(row, Role::Accountable), accountable, "{row}");
        assert_eq!(takers(row, Role::Informed), [0; 0], "{row}");
    }
}

#[test]
fn a_letter_is_handed_back_if_no_row_takes_it_on() {
    let handed_back = |rows: &[&str]| {
        let more = rows.iter().enumerate().map(|(at, row)| {
            format!("activity More{at} more-{at} {row} More {at}\ncovers backup R Restore\n")
        });
        let more = more.collect::<String>() + "activity Plan plan";
        let inner = with(INNER, "restore R,A,- Restore", "restore I,A,- Restore");
        judge(&with(&inner, "activity Plan plan", &more), OUTER).duties[0].handed_back()
    };
    assert_eq!(handed_back(&["I,A,R"]), RoleSet::R);
    assert_eq!(handed_back(&["I,A,R", "I,A,R"]), RoleSet::R);
    assert_eq!(handed_back(&["R,A,-", "I,A,R"]), RoleSet::NONE);
    assert_eq!(handed_back(&["R,A,-", "R,A,-", "I,A,R"]), RoleSet::NONE);
}
