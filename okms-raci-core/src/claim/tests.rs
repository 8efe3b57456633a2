//! Claims about a matrix of three parties.

use std::string::{String, ToString};
use std::vec::Vec;

use super::{Activities, Claim, Condition, Held, Parties, Tables, Who};
use crate::RoleSet;
use crate::letters::*;

mod whole;

const CUSTOMER: u16 = 0b001;
const PROVIDER: u16 = 0b010;
const PARTNER: u16 = 0b100;

const TABLES: &Tables<'_> = &Tables {
    activities: &["TakeDump", "CheckDump", "Restore", "Archive"],
    activity_ids: &["take-dump", "check-dump", "restore", "archive"],
    activity_titles: &["Take the dump", "Check the dump", "Restore", "Archive"],
    parties: &["Customer", "Provider", "Partner"],
    party_names: &["Customer", "Provider", "Managed-service partner"],
    section_numbers: &["1", "1.1", "1.2", ""],
    section_titles: &["Daily", "Dumps", "Restores", "Yearly"],
    section_depths: &[1, 2, 2, 1],
    section_activities: &[[0, 0, 3], [0, 2, 2], [2, 3, 3], [3, 4, 4]],
    #[rustfmt::skip]
    roles: &[
        I, RA, C,
        NONE, A, R,
        RA, C, RC,
        A, A, NONE,
    ],
    revision: "2026-01-31",
    is_whole: true,
};

/// The first line of what is said against the claim, without a name of the activity; "" if it holds.
fn said(who: Who, held: Held, activities: Activities<'_>) -> String {
    let claim = Claim { tables: TABLES, condition: Condition { who, held }, activities };
    let message = claim.problem();
    message.as_ref().map_or_else(String::new, |message| message.as_str().to_string())
}

/// The same for one activity, its first line only.
#[track_caller]
fn says(who: Who, held: Held, activity: usize, expected: &str) {
    let said = said(who, held, Activities::Named(&[activity]));
    assert_eq!(said.lines().next().unwrap_or_default(), expected, "{who:?} {held:?}");
}

#[test]
fn a_fact_is_named_that_contradicts_the_claim() {
    use Held::{All, Any, None};
    use Who::{AtLeastOne, AtMostOne, Each, ExactlyOne, OneOf, Only};

    says(Each(Parties(PROVIDER)), All(RA), 0, "");
    says(Each(Parties(PARTNER)), All(RA), 1, "Partner is not accountable for CheckDump");
    says(
        Each(Parties(CUSTOMER)),
        All(RA),
        1,
        "Customer is not responsible or accountable for CheckDump",
    );
    says(
        Each(Parties(CUSTOMER | PROVIDER)),
        Any(RA),
        0,
        "Customer is not responsible or accountable for TakeDump",
    );
    says(
        Each(Parties(PARTNER)),
        None(RoleSet::RACI),
        2,
        "Partner is responsible for and consulted on Restore",
    );
    says(
        Each(Parties(CUSTOMER | PARTNER)),
        None(RoleSet::RACI),
        3,
        "Customer is accountable for Archive",
    );
    says(Each(Parties(CUSTOMER)), Any(RoleSet::RACI), 1, "Customer has no role in CheckDump");
    says(
        OneOf(Parties(CUSTOMER | PARTNER)),
        Any(RoleSet::A),
        0,
        "neither Customer nor Partner is accountable for TakeDump",
    );
    says(OneOf(Parties(0b111)), Any(RoleSet::I), 1, "no party is informed of CheckDump");
    says(Only(Parties(PARTNER)), All(RoleSet::A), 1, "Partner is not accountable for CheckDump");
    says(Only(Parties(CUSTOMER)), All(RoleSet::R), 2, "Partner is responsible for Restore as well");
    says(Only(Parties(CUSTOMER | PARTNER)), All(RoleSet::R), 2, "");
    says(
        ExactlyOne,
        All(RoleSet::A),
        3,
        "2 parties, Customer and Provider, are accountable for Archive",
    );
    says(
        AtMostOne,
        Any(RoleSet::RACI),
        0,
        "3 parties, Customer, Provider and Partner, have a role in TakeDump",
    );
    says(AtLeastOne, All(RoleSet::C), 3, "no party is consulted on Archive");
}

/// Whether a condition holds, by what its words say.
fn holds(who: Who, held: Held, row: &[RoleSet]) -> bool {
    let by = |party: usize| match held {
        Held::All(roles) => row[party].contains_all(roles),
        Held::Any(roles) => !row[party].intersection(roles).is_empty(),
        Held::None(roles) => row[party].intersection(roles).is_empty(),
    };
    let among = |parties: Parties| (0..row.len()).filter(move |at| parties.0 & (1 << at) != 0);
    let all = || 0..row.len();
    match who {
        Who::Each(parties) => among(parties).all(by),
        Who::OneOf(parties) => among(parties).any(by),
        Who::Only(parties) => all().all(|at| match parties.0 & (1 << at) {
            0 => row[at].intersection(held.roles()).is_empty(),
            _ => by(at),
        }),
        Who::Every => all().all(by),
        Who::ExactlyOne => all().filter(|&at| by(at)).count() == 1,
        Who::AtLeastOne => all().any(by),
        Who::AtMostOne => all().filter(|&at| by(at)).count() <= 1,
    }
}

#[test]
fn a_condition_holds_in_a_row_if_its_words_do() {
    const CELLS: [RoleSet; 5] = [NONE, RoleSet::R, A, RA, C];
    let rows = (0..125).map(|row| [row % 5, row / 5 % 5, row / 25].map(|cell| CELLS[cell]));
    let whos = (1..8).map(Parties);
    let whos = whos.flat_map(|named| [Who::Each(named), Who::OneOf(named), Who::Only(named)]);
    let others = [Who::Every, Who::ExactlyOne, Who::AtLeastOne, Who::AtMostOne];
    let whos: Vec<Who> = whos.chain(others).collect();
    for row in rows {
        for &who in &whos {
            for roles in [RoleSet::R, A, RA, RoleSet::RACI] {
                for held in [Held::All(roles), Held::Any(roles), Held::None(roles)] {
                    if let (Who::Only(_), Held::None(_)) = (who, held) {
                        continue; // No sentence says that.
                    }
                    let condition = Condition { who, held };
                    assert_eq!(
                        condition.holds(&row),
                        holds(who, held, &row),
                        "{condition:?} {row:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn what_says_nothing_is_refused() {
    const FAIL: &str =
        "this claim can never fail: every activity has a party that is accountable for it";
    const HOLD: &str =
        "this claim can never hold: every activity has a party that is accountable for it";
    says(Who::OneOf(Parties(0b111)), Held::All(RoleSet::A), 0, FAIL);
    says(Who::OneOf(Parties(0b111)), Held::Any(RoleSet::RA), 0, FAIL);
    says(Who::AtLeastOne, Held::Any(RoleSet::RACI), 0, FAIL);
    says(Who::Every, Held::None(RoleSet::A), 0, HOLD);
    says(Who::Each(Parties(0b111)), Held::None(RoleSet::RACI), 0, HOLD);
    // A row that may have nobody.
    let roles = [I, RoleSet::R, C, NONE, A, R, RA, C, RC, A, A, NONE];
    let tables = &Tables { roles: &roles, ..*TABLES };
    let condition = Condition { who: Who::AtLeastOne, held: Held::All(A) };
    let problem = |activity| {
        Claim { tables, condition, activities: Activities::Named(&[activity]) }.problem()
    };
    assert!(problem(0).unwrap().as_str().starts_with("no party is accountable for TakeDump"));
    assert!(problem(1).is_none());
    // Two of three may both lack it.
    says(Who::Each(Parties(0b101)), Held::None(RoleSet::A), 0, "");
    says(Who::OneOf(Parties(0b110)), Held::Any(RoleSet::A), 0, "");
}

#[test]
fn every_activity_of_a_section_is_one_of_those_below() {
    let accountable = |sections: &[usize], except: &[usize]| {
        said(
            Who::Each(Parties(PROVIDER)),
            Held::All(RoleSet::A),
            Activities::Every { sections, except },
        )
    };
    assert_eq!(accountable(&[1], &[]), "");
    assert_eq!(accountable(&[0], &[2]), "");
    assert_eq!(accountable(&[1, 3], &[]), "");
    assert!(accountable(&[1, 2], &[]).starts_with("Provider is not accountable for Restore\n"));
    assert!(
        accountable(&[0], &[]).starts_with("Provider is not accountable for Restore\n1.2 Restores")
    );
    assert!(accountable(&[], &[]).starts_with("Provider is not accountable for Restore\n"));
    assert!(accountable(&[0, 2], &[]).starts_with("1.2 Restores is a part of 1 Daily"));
    assert!(accountable(&[1], &[2]).starts_with("`except Restore` says nothing here"));
    assert_eq!(accountable(&[2], &[2]), "this claim can never fail: every activity is excepted");
}

#[test]
fn a_section_without_activities_says_nothing() {
    let section_activities = &[[0, 0, 3], [0, 3, 3], [3, 3, 3], [3, 4, 4]];
    let tables = &Tables { section_activities, ..*TABLES };
    let condition = Condition { who: Who::Every, held: Held::All(RoleSet::R) };
    let activities = Activities::Every { sections: &[2], except: &[] };
    let problem = Claim { tables, condition, activities }.problem();
    assert_eq!(
        problem.unwrap().as_str(),
        "this claim can never fail: there is no activity in the section"
    );
}

#[test]
fn as_many_parties_as_a_matrix_may_have_are_told_apart() {
    let parties = &["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P"];
    let roles = &[RA; 16];
    let tables = &Tables { parties, party_names: parties, roles, ..*TABLES };
    let condition = Condition { who: Who::ExactlyOne, held: Held::All(RoleSet::R) };
    let problem = Claim { tables, condition, activities: Activities::Named(&[0]) }.problem();
    let said = problem.unwrap();
    assert!(
        said.as_str().starts_with(
            "16 parties, A, B, C, D, E, F, G, H, I, J, K, L, M, N, O and P, are responsible for"
        ),
        "{}",
        said.as_str()
    );
}

#[test]
fn the_activities_that_break_a_claim_are_listed() {
    let activities = Activities::Every { sections: &[], except: &[] };
    let said = said(Who::Each(Parties(PARTNER)), Held::All(RoleSet::A), activities);
    assert_eq!(
        said,
        "4 of 4 activities break this claim
TakeDump (1.1 Dumps): Customer I, Provider RA, Managed-service partner C
CheckDump (1.1 Dumps): Customer -, Provider A, Managed-service partner R
Restore (1.2 Restores): Customer RA, Provider C, Managed-service partner RC
Archive (Yearly): Customer A, Provider A, Managed-service partner -
published 2026-01-31"
    );
}
