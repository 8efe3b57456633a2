//! Which claims hold, and what is said against the others.

use okms_raci_claims::{Block, Mistake, MistakeKind, Rows, Subset};
use okms_raci_core::RoleSet;

use crate::tea::{alone, mistake, mistakes, rows};

/// The first line of what is said against a claim.
#[track_caller]
fn check(claim: &str, expected: &str) {
    let said = mistake(&rows(), claim);
    assert_eq!(said.lines().next().unwrap_or_default(), expected, "{claim}");
}

#[test]
fn a_fact_is_named_that_contradicts_the_claim() {
    check("Provider is responsible and accountable for TakeDump", "");
    check("Partner is accountable for CheckDump", "Partner is not accountable for CheckDump");
    check(
        "Customer is responsible and accountable for CheckDump",
        "Customer is not responsible or accountable for CheckDump",
    );
    check(
        "Customer is responsible or accountable for TakeDump",
        "Customer is not responsible or accountable for TakeDump",
    );
    check("Partner has no role in Restore", "Partner is responsible for and consulted on Restore");
    check("Customer has a role in CheckDump", "Customer has no role in CheckDump");
    check(
        "Customer or Partner is accountable for TakeDump",
        "neither Customer nor Partner is accountable for TakeDump",
    );
    check(
        "Customer, Provider or Partner is informed of CheckDump",
        "no party is informed of CheckDump",
    );
    check("only Partner is accountable for CheckDump", "Partner is not accountable for CheckDump");
    check("only Customer is responsible for Restore", "Partner is responsible for Restore as well");
    check("only Customer and Partner are responsible for Restore", "");
    check(
        "exactly one party is accountable for Archive",
        "2 parties, Customer and Provider, are accountable for Archive",
    );
    check(
        "at most one party has a role in TakeDump",
        "3 parties, Customer, Provider and Partner, have a role in TakeDump",
    );
    check("at least one party is consulted on Archive", "no party is consulted on Archive");
    check("no party is consulted on Archive", "");
}

#[test]
fn a_fact_comes_with_its_section_row_and_revision() {
    assert_eq!(
        mistake(&rows(), "Provider is responsible for Archive"),
        "Provider is not responsible for Archive
At the end of a year: \"Archive\"
published 2026-01-31: Customer A, Provider A, Managed-service partner -"
    );
}

#[test]
fn a_claim_that_says_nothing_is_refused() {
    const FAIL: &str =
        "this claim can never fail: every activity has a party that is accountable for it";
    const HOLD: &str =
        "this claim can never hold: every activity has a party that is accountable for it";
    check("Customer, Provider or Partner is accountable for TakeDump", FAIL);
    check("Customer, Provider or Partner is responsible or accountable for TakeDump", FAIL);
    check("at least one party has a role in TakeDump", FAIL);
    check("no party is accountable for TakeDump", HOLD);
    check("no party has a role in TakeDump", HOLD);
    check(
        "only Customer, Provider and Partner have a role in TakeDump",
        "`only` says nothing here: there is no party besides Customer, Provider and Partner",
    );
    // Two of three may both lack it.
    check("Provider or Partner is responsible or accountable for TakeDump", "");
    // A row that may have nobody.
    let mut rows = rows();
    rows.activities[0].roles[1] = RoleSet::R;
    let said = mistake(&rows, "at least one party is accountable for TakeDump");
    assert!(said.starts_with("no party is accountable for TakeDump"), "{said}");
    assert_eq!(mistake(&rows, "at least one party is accountable for CheckDump"), "");
}

#[test]
fn of_one_party_it_is_said_that_there_is_no_other() {
    let check = |claim, expected: &str| assert_eq!(mistake(&alone(), claim), expected, "{claim}");
    check(
        "only Customer is responsible for Restore",
        "`only` says nothing here: there is no party besides Customer\nleave `only` out",
    );
    check(
        "at most one party is responsible for Restore",
        "this claim can never fail: there is only one party",
    );
    let accountable = "this claim can never fail: the only party is accountable for everything";
    check("Customer is accountable for Restore", accountable);
    check("every party is responsible or accountable for Restore", accountable);
    check("exactly one party is accountable for Restore", accountable);
    check("Customer is responsible and accountable for Restore", "");
    check("Customer is responsible for Restore", "");
}

#[test]
fn every_activity_of_a_section_is_one_of_those_below() {
    let provider =
        |of: &str| mistake(&rows(), &format!("Provider is accountable for every activity {of}"));
    assert_eq!(provider("in \"1.1\""), "");
    assert_eq!(provider("in \"1\" except Restore"), "");
    assert_eq!(provider("in \"1.1\" and Yearly"), "");
    assert_eq!(provider("in Daily except Recover"), "");
    let restore = "Provider is not accountable for Restore\n1.2 Restores";
    for of in ["in \"1.1\" and \"1.2\"", "in \"1\"", ""] {
        assert!(provider(of).starts_with(restore), "{of}");
    }
    assert_eq!(provider("in \"1\" and \"1.2\""), "1.2 Restores is a part of 1 Daily\nleave it out");
    assert_eq!(
        provider("in \"1.2\" except Restore"),
        "this claim can never fail: every activity is excepted"
    );
    let mut rows = rows();
    rows.activities.remove(2);
    assert_eq!(
        mistake(&rows, "every party is responsible for every activity in \"1.2\""),
        "this claim can never fail: there is no activity in the section"
    );
}

#[test]
fn an_exception_that_changes_nothing_is_a_mistake() {
    let provider =
        |of: &str| mistakes(&rows(), &format!("Provider is accountable for every activity {of}"));
    assert_eq!(
        provider("in \"1.1\" except Restore"),
        ["`except Restore` says nothing here: it is an activity of 1.2 Restores\nleave it out"]
    );
    assert_eq!(
        provider("except Restore and Archive"),
        ["`except Archive` is not needed: the claim holds for it as well
At the end of a year: \"Archive\"
published 2026-01-31: Customer A, Provider A, Managed-service partner -
leave it out"]
    );
    // Beside what breaks the claim.
    assert_eq!(provider("except TakeDump").len(), 2);
    let subset: Subset =
        syn::parse_str("enum E where Provider is accountable in \"1\" except Restore").unwrap();
    let (activities, mistakes) = rows().subset(&subset);
    assert_eq!(activities, [0, 1]);
    let expected =
        "`except Restore` is not needed: the condition does not hold for it\n1.2 Restores";
    assert!(mistakes[0].error.to_string().starts_with(expected), "{mistakes:?}");
}

#[test]
fn the_activities_that_break_a_claim_are_listed() {
    assert_eq!(
        mistake(&rows(), "Partner is accountable for every activity"),
        "4 of 4 activities break this claim
TakeDump (1.1 Dumps): Customer I, Provider RA, Managed-service partner C
CheckDump (1.1 Dumps): Customer -, Provider A, Managed-service partner R
Restore (1.2 Restores): Customer RA, Provider C, Managed-service partner RC
Archive (At the end of a year): Customer A, Provider A, Managed-service partner -
published 2026-01-31"
    );
}

#[test]
fn a_list_that_gets_too_long_says_how_many_are_left() {
    let mut rows = rows();
    rows.activities = vec![rows.activities[3].clone(); 200];
    let said = mistake(&rows, "Partner is accountable for every activity");
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[0], "200 of 200 activities break this claim");
    assert_eq!(lines[41..], ["… and 160 more", "published 2026-01-31"]);
}

#[test]
fn a_row_is_reported_as_it_can_be_pinned() {
    let row = |row: &str| mistake(&rows(), row);
    assert_eq!(row("CheckDump is { Provider: A, Partner: R }"), "");
    assert_eq!(row("TakeDump is { Partner: C, Customer: I, Provider: RA }"), "");
    let details = "1.1 Dumps: \"Check the dump\"
published 2026-01-31: Customer -, Provider A, Managed-service partner R";
    assert_eq!(
        row("CheckDump is { Provider: RA, Partner: R }"),
        format!("CheckDump is {{ Provider: A, Partner: R }}\n{details}")
    );
    assert_eq!(
        row("CheckDump is { Customer: I, Provider: A, Partner: R }"),
        format!("CheckDump is {{ Customer: -, Provider: A, Partner: R }}\n{details}")
    );
}

#[test]
fn another_revision_is_reported() {
    assert_eq!(mistake(&rows(), "revision is \"2026-01-31\""), "");
    assert_eq!(
        mistake(&rows(), "revision is \"2026-01-30\""),
        "the revision is \"2026-01-31\", not \"2026-01-30\"
check the other claims against it, then write the new revision here"
    );
}

#[test]
fn a_block_has_all_its_mistakes_and_the_claims_that_hold() {
    let block: Block = syn::parse_str(
        "Customer is responsible for Archive;
         Provider is accountable for every activity in \"1.1\";
         Custmer is responsible for Archive;
         Client is responsible for Recover;
         Provider is informed of \"Restore\"",
    )
    .unwrap();
    let rows = rows();
    let judgement = rows.judge(&block);
    let covered = judgement.holding.iter().map(|(_, activities)| activities.as_slice());
    assert_eq!(covered.collect::<Vec<_>>(), [&[0, 1][..], &[2]]);
    let kinds: Vec<MistakeKind> = judgement.mistakes.iter().map(|mistake| mistake.kind).collect();
    let unknown = MistakeKind::UnknownName;
    assert_eq!(kinds, [MistakeKind::FalseClaim, unknown, unknown]);
}

#[test]
fn of_a_matrix_that_could_not_be_read_nothing_is_said() {
    let rows = Rows::read(&format!("incomplete\n{}", crate::tea::ROWS)).unwrap();
    assert!(!rows.is_whole);
    assert!(mistakes(&rows, "Customer is responsible for Archive; A is informed of B").is_empty());
}

#[test]
fn an_empty_subset_is_a_mistake() {
    let subset: Subset = syn::parse_str("enum E where Customer is consulted").unwrap();
    let (activities, mistakes) = rows().subset(&subset);
    assert!(activities.is_empty());
    let [Mistake { kind: MistakeKind::FalseClaim, error }] = &mistakes[..] else { panic!() };
    assert!(error.to_string().starts_with("there is no such activity: `E` would be empty"));
}

/// The same as the judge says, from the words of a claim and without its code.
fn holds(parties: &str, roles: &str, row: &[RoleSet]) -> bool {
    let words: Vec<&str> = roles.split(' ').collect();
    let is_denied = words[0] == "not";
    let set = words.iter().fold(RoleSet::NONE, |set, word| match *word {
        "responsible" => set | RoleSet::R,
        "accountable" => set | RoleSet::A,
        _ => set,
    });
    let by = |at: &usize| {
        let held = (row[*at] & set).len();
        match words[..] {
            _ if is_denied => held == 0,
            [_, "or", ..] => held > 0,
            _ => held == set.len(),
        }
    };
    let named: Vec<usize> =
        (0..3).filter(|at| parties.contains(["Customer", "Provider", "Partner"][*at])).collect();
    let count = (0..3).filter(by).count();
    match parties.split(' ').next().unwrap() {
        "every" | "no" => count == 3,
        "exactly" => count == 1,
        "at" if parties.contains("least") => count >= 1,
        "at" => count <= 1,
        "only" => {
            named.iter().all(by)
                && (0..3).all(|at| named.contains(&at) || (row[at] & set).is_empty())
        }
        _ if parties.contains(" or ") => named.iter().any(by),
        _ => named.iter().all(by),
    }
}

#[test]
fn a_claim_holds_in_a_row_if_its_words_do() {
    const PARTIES: [&str; 13] = [
        "Customer is",
        "Partner is",
        "Customer and Provider are",
        "Customer or Partner is",
        "only Provider is",
        "only Customer and Partner are",
        "every party is",
        "exactly one party is",
        "at least one party is",
        "at most one party is",
        "no party is",
        "Provider is",
        "Provider or Partner is",
    ];
    const ROLES: [&str; 5] = [
        "responsible for",
        "accountable for",
        "responsible and accountable for",
        "responsible or accountable for",
        "not responsible or accountable for",
    ];
    let cells = [RoleSet::NONE, RoleSet::R, RoleSet::A, RoleSet::RA, RoleSet::C];
    let mut rows = rows();
    rows.activities.truncate(1);
    for number in 0..125 {
        let row = [number % 5, number / 5 % 5, number / 25].map(|cell| cells[cell]);
        rows.activities[0].roles = row.to_vec();
        for (parties, roles) in PARTIES.iter().flat_map(|it| ROLES.iter().map(move |of| (it, of))) {
            let block: Block = syn::parse_str(&format!("{parties} {roles} TakeDump")).unwrap();
            let mistakes = rows.judge(&block).mistakes;
            // What has two meanings is no claim, and what says nothing is refused in any row.
            let says_nothing = mistakes.iter().any(|it| it.error.to_string().contains("can never"));
            if block.claims.is_empty() || says_nothing {
                continue;
            }
            let roles =
                if *parties == "no party is" { format!("not {roles}") } else { roles.to_string() };
            let expected = holds(parties, &roles, &row);
            assert_eq!(mistakes.is_empty(), expected, "{parties} {roles} {row:?}");
        }
    }
}

#[test]
fn a_claim_is_about_the_activities_where_a_condition_holds() {
    check("Provider has a role in every activity where Partner is responsible", "");
    check(
        "Provider is accountable for every activity where Partner is responsible except Restore",
        "",
    );
    check("Partner is consulted on every activity where Customer is responsible in \"1\"", "");
    check(
        "Provider is informed of every activity where Customer is accountable and Partner is consulted in \"1\"",
        "Provider is not informed of Restore",
    );
    check(
        "Customer is informed of every activity where only Partner is responsible",
        "Customer is not informed of CheckDump",
    );
    check(
        "Provider is informed of every activity where Partner is responsible",
        "2 of 2 activities break this claim",
    );
    check(
        "Provider has a role in every activity where Partner is responsible except TakeDump",
        "`except TakeDump` is not needed: the condition does not hold for it",
    );
    check(
        "Provider has a role in every activity where Partner is responsible except Restore",
        "`except Restore` is not needed: the claim holds for it as well",
    );
    check(
        "Provider has a role in every activity where Partner is accountable",
        "this claim can never fail: there is no such activity",
    );
}

#[test]
fn what_the_condition_says_already_is_no_claim() {
    for claim in [
        "Partner is responsible for every activity where Partner is responsible",
        "Partner is responsible for every activity where only Partner is responsible",
        "Partner has a role in every activity where Partner and Customer are responsible",
        "Partner is responsible or accountable for every activity where Partner is responsible",
        "Partner has a role in every activity where Partner is responsible or accountable",
        "Customer is not responsible for any activity where Customer has no role",
        "exactly one of Partner, Customer is responsible for every activity \
         where exactly one of Partner, Customer is responsible",
    ] {
        check(claim, "this claim can never fail: its condition after `where` says the same");
    }
    check(
        "Customer is responsible and accountable for every activity where Customer is responsible",
        "",
    );
    check(
        "Customer is responsible or accountable for every activity where Customer is informed",
        "Customer is not responsible or accountable for TakeDump",
    );
    check(
        "exactly one of Customer, Provider is responsible for every activity \
         where exactly one of Customer, Partner is responsible",
        "neither Customer nor Provider is responsible for CheckDump",
    );
    check(
        "every party is responsible for every activity where Partner is responsible",
        "2 of 2 activities break this claim",
    );
}

#[test]
fn one_of_the_parties_that_are_named_holds_a_role() {
    check("exactly one of Customer, Provider is responsible for TakeDump", "");
    check("at most one of Customer, Provider is responsible for every activity", "");
    check("at least one of Customer, Provider is accountable for every activity", "");
    check(
        "exactly one of Customer, Partner is responsible for Restore",
        "2 parties, Customer and Partner, are responsible for Restore",
    );
    check(
        "at most one of Customer, Provider and Partner has a role in TakeDump",
        "3 parties, Customer, Provider and Partner, have a role in TakeDump",
    );
    check(
        "at least one of Customer or Partner is accountable for TakeDump",
        "neither Customer nor Partner is accountable for TakeDump",
    );
}
