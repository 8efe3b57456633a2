//! Which name is meant, and what is said of one that the matrix does not have.

use crate::tea::{mistake, mistakes};
use okms_raci_claims::Rows;

const TEA: &str = "\
revision 2026-01-31
party Host Host
party Shop The tea shop
party TransportCompany Haulier
section 1 Morning Before noon
number 1
activity Boil boil RA,I,C Boil water
activity Pour pour RA,I,C Pour the tea
former Serve serve
section 1 Later Afternoon
";

fn tea() -> Rows {
    Rows { is_own: true, ..Rows::read(TEA).unwrap() }
}

#[track_caller]
fn check(claim: &str, expected: &str) {
    assert_eq!(mistake(&tea(), claim), expected, "{claim}");
}

#[test]
fn current_and_former_ids_are_found_raw_or_not() {
    for activity in ["Pour", "r#Pour", "Serve"] {
        check(&format!("Host is responsible for {activity}"), "");
    }
    check("Host is responsible for every activity in \"1\"", "");
}

#[test]
fn an_activity_that_is_near_by_id_or_title_is_named() {
    for (name, near) in
        [("pour", "Pour"), ("Biol", "Boil"), ("BoilWater", "Boil"), ("wtaer", "Boil")]
    {
        let expected = format!("there is no activity `{name}`; the nearest is `{near}`");
        check(&format!("Host is responsible for {name}"), &expected);
    }
    check("Host is responsible for Drink", "there is no activity `Drink`; there are Boil and Pour");
}

#[test]
fn a_title_is_meant_rather_than_an_id_that_is_near() {
    let mut rows = tea();
    rows.activities[1].item.title = "Boiled".to_owned();
    let said = mistake(&rows, "Host is responsible for BOILED");
    assert_eq!(said, "there is no activity `BOILED`; the nearest is `Pour`");
}

/// Each of a few parties has some letters of any name.
#[test]
fn a_party_has_to_be_nearer_than_an_activity() {
    for (name, near) in [
        ("Company", "TransportCompany"),
        ("TeaShop", "Shop"),
        ("Hauler", "TransportCompany"),
        ("Shup", "Shop"),
    ] {
        let expected = format!("there is no party `{name}`; the nearest is `{near}`");
        check(&format!("{name} is responsible for Pour"), &expected);
    }
    check(
        "Drinker is responsible for Pour",
        "there is no party `Drinker`; there are Host, Shop and TransportCompany",
    );
    check(
        "Ноst is responsible for Pour",
        "`Ноst` has U+041D, a letter of another alphabet that looks like `H`: write `Host`",
    );
}

#[test]
fn a_name_in_quotes_is_answered_with_the_id() {
    check("Host is responsible for \"pour-the-tea\"", "remove the quotes: write `Pour`");
    check(
        "Host is responsible for \"Pour the te\"",
        "there is no activity \"Pour the te\", and a name has no quotes: write `Pour`",
    );
}

#[test]
fn a_section_is_answered_with_its_number_or_name() {
    let section = |section: &str| {
        mistake(&tea(), &format!("Host is responsible for every activity in {section}"))
    };
    assert_eq!(
        section("\"Before noon\""),
        "the title of a section is no number: write `in Morning`, or \"1\""
    );
    assert_eq!(section("\"afternoon\""), "the title of a section is no number: write `in Later`");
    assert_eq!(
        section("\"1. Lunch\""),
        "there is no section \"1. Lunch\"; the nearest is \"1\", Before noon"
    );
    assert_eq!(section("Mornin"), "there is no section `Mornin`; the nearest is `Morning`");
}

#[test]
fn claims_about_another_matrix_are_one_mistake() {
    let rows = Rows { is_own: false, ..tea() };
    let said = mistakes(&rows, "Alpha is responsible for Xyz; Omega has a role in \"Xyz\"");
    assert_eq!(
        said,
        ["there is no party `Alpha`; there are Host, Shop and TransportCompany; name another \
          matrix by its path before all else, such as `use crate::backup;`"]
    );
}

#[test]
fn what_there_is_is_listed_if_it_is_not_much() {
    let drink = "Host is responsible for Drink";
    let mut rows = tea();
    for (count, is_listed) in [(8, true), (9, false)] {
        rows.activities = vec![rows.activities[0].clone(); count];
        assert_eq!(mistake(&rows, drink).contains("; there are"), is_listed);
    }
}
