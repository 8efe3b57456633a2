//! Which of a matrix's names is asked for, or meant.

use okms_raci_claims::{Asked, Called, Named, Names};
use proc_macro2::{Ident, Span};

fn tea() -> Names<'static> {
    let called = |id, title, number| Called { id, title, number };
    Names {
        parties: vec![
            called("Host", "Host", ""),
            called("Shop", "The tea shop", ""),
            called("TransportCompany", "Haulier", ""),
        ],
        sections: vec![called("Morning", "Before noon", "1"), called("Later", "Afternoon", "")],
        activities: vec![called("Boil", "Boil water", ""), called("Pour", "Pour the tea", "")],
        former: vec!["Serve"],
        is_own: true,
    }
}

fn text(text: &str) -> Asked<'static> {
    Asked::Text(text.to_owned(), Span::call_site())
}

fn name(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

#[test]
fn a_name_stands_for_what_has_it_in_code_and_a_number_for_a_section() {
    let names = tea();
    assert_eq!(names.position(Named::Activity, &Asked::Name(&name("Pour"))), Some(1));
    let raw = Ident::new_raw("Pour", Span::call_site());
    assert_eq!(names.position(Named::Activity, &Asked::Name(&raw)), Some(1));
    assert_eq!(names.position(Named::Party, &Asked::Name(&name("Pour"))), None);
    assert_eq!(names.position(Named::Section, &text("1")), Some(0));
    assert_eq!(names.position(Named::Activity, &text("1")), None);
    assert_eq!(names.position(Named::Activity, &text("Pour")), None);
}

#[test]
fn the_compiler_resolves_former_names_too() {
    let names = tea();
    for (asked, is_there) in [("Pour", true), ("Serve", true), ("Drink", false)] {
        assert_eq!(names.has(Named::Activity, &Asked::Name(&name(asked))), is_there, "{asked}");
    }
    assert!(!names.has(Named::Activity, &text("Serve")));
}

#[test]
fn an_id_a_title_and_what_is_near_them_are_meant() {
    let names = tea();
    for (asked, meant) in [
        ("pour", Some(1)),
        ("pour-the-tea", Some(1)),
        ("BOIL WATER", Some(0)),
        ("Biol", Some(0)),
        ("Pour the te", Some(1)),
        ("Drink", None),
    ] {
        assert_eq!(names.meant(Named::Activity, &text(asked)), meant, "{asked}");
    }
    assert_eq!(names.meant(Named::Party, &text("Tea\u{a0}shop")), Some(1));
}

#[test]
fn a_title_is_meant_rather_than_an_id_that_is_near() {
    let called = |id, title| Called { id, title, number: "" };
    let activities = vec![called("Boil", "Heat water"), called("Cook", "Boiled")];
    let names = Names { activities, ..tea() };
    assert_eq!(names.meant(Named::Activity, &text("BOILED")), Some(1));
}

/// Each of a few parties has some letters of any name.
#[test]
fn a_party_has_to_be_nearer_than_an_activity() {
    let names = tea();
    for (asked, is_near) in [
        ("Company", true),
        ("TeaShop", true),
        ("Hauler", true),
        ("Соmpany", true),
        ("tae stop", false),
        ("Drink", false),
    ] {
        assert_eq!(names.is_near(Named::Party, &text(asked)), is_near, "{asked}");
    }
    assert!(names.is_near(Named::Party, &Asked::Name(&name("Shup"))));
    assert!(names.is_near(Named::Activity, &text("wtaer")));
    assert!(!names.is_near(Named::Activity, &text("Drink")));
}

/// It offers what is a third of the letters away, of which three count for at least.
#[test]
fn the_compiler_knows_a_near_name_by_itself() {
    let names = tea();
    for (asked, is_known) in [
        ("SHOP", true),
        ("Shup", true),
        ("Shups", false),
        ("TransprtCompny", true),
        ("Hst", true),
        ("Ho", false),
        ("Ноst", false),
        ("Drink", false),
    ] {
        let known = names.compiler_knows_better(Named::Party, &Asked::Name(&name(asked)));
        assert_eq!(known, is_known, "{asked}");
    }
    assert!(!names.compiler_knows_better(Named::Party, &text("Shup")));
}

#[test]
fn what_there_is_is_listed_if_it_is_not_much() {
    let mut names = tea();
    assert_eq!(names.others(Named::Activity), "; there are Boil and Pour");
    assert_eq!(names.others(Named::Party), "; there are Host, Shop and TransportCompany");
    names.sections.truncate(1);
    assert_eq!(names.others(Named::Section), "; there is Morning");
    names.sections.clear();
    assert_eq!(names.others(Named::Section), "");
    for (count, is_listed) in [(8, true), (9, false)] {
        names.activities = vec![Called { id: "Pour", title: "Pour", number: "" }; count];
        assert_eq!(names.others(Named::Activity).starts_with("; there are"), is_listed);
    }
}
