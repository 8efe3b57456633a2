//! What each form of the grammar is read as.

use okms_raci_claims::{
    Activities, Block, Claim, Condition, Lookup, Module, Predicate, Quantifier, SectionName,
    Selection, Statement, Subset,
};
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};

/// A claim, and what it says.
const CLAIMS: &[(&str, &str)] = &[
    ("Customer is informed of X", "each Customer: all I in X"),
    ("Customer and OvhCloud are accountable for X", "each Customer OvhCloud: all A in X"),
    ("A, B and C have a role in X", "each A B C: any RACI in X"),
    ("Customer or OvhCloud is informed of X", "at least one Customer OvhCloud: all I in X"),
    ("only OvhCloud is accountable for X", "only OvhCloud: all A in X"),
    ("every party is accountable for X", "each: all A in X"),
    ("no party is consulted on any activity", "each: none C in all"),
    ("exactly one party is responsible for every activity", "exactly one: all R in all"),
    ("at least one party is responsible for X", "at least one: all R in X"),
    ("at most one party has a role in X", "at most one: any RACI in X"),
    ("Customer is responsible and accountable for X", "each Customer: all RA in X"),
    ("Customer is accountable for and informed of X", "each Customer: all AI in X"),
    ("Customer is responsible for or informed of X", "each Customer: any RI in X"),
    ("Customer is not responsible or accountable for X or Y", "each Customer: none RA in X Y"),
    ("Customer has no role in X", "each Customer: none RACI in X"),
    ("Customer is informed of X, Y and Z", "each Customer: all I in X Y Z"),
    (
        "Customer is informed of every activity in \"3.1\" and Storage except X, Y",
        "each Customer: all I in all of \"3.1\" Storage except X Y",
    ),
    (
        "Customer is not informed of any activity in section \"3.1\" or \"5\"",
        "each Customer: none I in all of \"3.1\" \"5\"",
    ),
    (
        "OvhCloud is informed of every activity where Customer is responsible and only Partner has a role in \"3\" except X",
        "each OvhCloud: all I in all where each Customer: all R where only Partner: any RACI of \"3\" except X",
    ),
    (
        "OvhCloud has no role in any activity where no party is consulted in \"3\" or \"5\"",
        "each OvhCloud: none RACI in all where each: none C of \"3\" \"5\"",
    ),
    (
        "exactly one of Customer, OvhCloud is responsible for X",
        "exactly one Customer OvhCloud: all R in X",
    ),
    (
        "at most one of A, B and C has a role in every activity",
        "at most one A B C: any RACI in all",
    ),
    ("at least one of A or B is informed of X", "at least one A B: all I in X"),
    ("X is { Customer: AI, OvhCloud: -, Partner: CR }", "X is Customer AI OvhCloud - Partner RC"),
    ("revision is \"2025-10-21\"", "revision 2025-10-21"),
    (
        "only Security is accountable for okms.X and backup.Y",
        "only Security: all A in what takes on okms.X backup.Y",
    ),
    (
        "Apps is not informed of okms.X or okms.Y",
        "each Apps: none I in what takes on okms.X okms.Y",
    ),
    ("okms.X is excepted", "okms.X: excepted"),
    ("okms.X is handed back", "okms.X: handed back"),
    ("nothing of okms is open", "nothing of okms: open"),
];

fn words(names: &[Ident]) -> String {
    names.iter().fold(String::new(), |words, name| words + " " + &name.to_string())
}

fn condition(condition: &Condition) -> String {
    let which = match condition.quantifier {
        Quantifier::Each => "each",
        Quantifier::Only => "only",
        Quantifier::ExactlyOne => "exactly one",
        Quantifier::AtLeastOne => "at least one",
        Quantifier::AtMostOne => "at most one",
    };
    let how = match condition.predicate {
        Predicate::All(_) => "all",
        Predicate::Any(_) => "any",
        Predicate::None(_) => "none",
    };
    format!("{which}{}: {how} {}", words(condition.named()), condition.predicate.roles())
}

fn sections_and_exceptions(sections: &[SectionName], except: &[Ident]) -> String {
    let section = |section: &SectionName| match section {
        SectionName::Number(number) => format!(" {:?}", number.value),
        SectionName::Ident(name) => format!(" {name}"),
    };
    let sections: String = sections.iter().map(section).collect();
    let of = if sections.is_empty() { "" } else { " of" };
    let but = if except.is_empty() { "" } else { " except" };
    format!("{of}{sections}{but}{}", words(except))
}

fn meaning(claim: &Claim) -> String {
    match &claim.statement {
        Statement::Holds(who, Activities::Named(named)) => {
            format!("{} in{}", condition(who), words(named))
        }
        Statement::Holds(who, Activities::Every(Selection { conditions, sections, except })) => {
            let which = conditions.iter().map(|it| format!(" where {}", condition(it)));
            let rest = sections_and_exceptions(sections, except);
            format!("{} in all{}{rest}", condition(who), which.collect::<String>())
        }
        Statement::Row(activity, cells) => {
            let cells = cells.iter().map(|cell| format!(" {} {}", cell.party, cell.roles));
            format!("{activity} is{}", cells.collect::<String>())
        }
        Statement::Revision(revision) => format!("revision {}", revision.value),
        Statement::Holds(who, Activities::Outer(names)) => {
            let names = names.iter().map(|name| format!(" {name}"));
            format!("{} in what takes on{}", condition(who), names.collect::<String>())
        }
        Statement::Is(name, state) => format!("{name}: {state}"),
        Statement::Nothing(entry, state) => format!("nothing of {entry}: {state}"),
    }
}

#[test]
fn each_form_of_claim_is_read_and_written_as_it_stands() {
    for (sentence, expected) in CLAIMS {
        let claim: Claim = syn::parse_str(sentence).unwrap();
        assert_eq!(meaning(&claim), *expected, "{sentence}");
        assert_eq!(claim.to_string(), *sentence);
    }
}

#[test]
fn what_a_macro_passes_on_reads_as_if_it_were_written_out() {
    let wrapped = |token: TokenTree| match token {
        TokenTree::Group(braces) => TokenTree::Group(braces),
        token => Group::new(Delimiter::None, token.into()).into(),
    };
    for (sentence, expected) in CLAIMS {
        let tokens: TokenStream = sentence.parse().unwrap();
        let block: Block = syn::parse2(tokens.into_iter().map(wrapped).collect()).unwrap();
        assert_eq!(meaning(&block.claims[0]), *expected, "{sentence}");
        assert_eq!(block.claims[0].to_string(), *sentence);
    }
}

#[test]
fn one_mistake_hides_neither_another_nor_a_claim() {
    let block: Block = syn::parse_str(
        "use ::kms::backup;, A is informed X; B is informed of X; X is { A R }; C are informed of X;; only",
    )
    .unwrap();
    assert_eq!(words(&block.matrix.unwrap().segments), " kms backup");
    assert_eq!(block.claims.len(), 1);
    assert_eq!(meaning(&block.claims[0]), "each B: all I in X");
    let mistakes: Vec<String> =
        block.mistakes.unwrap().into_iter().map(|mistake| mistake.to_string()).collect();
    assert_eq!(
        mistakes,
        [
            "expected `of`, found `X`",
            "expected `:`, as in `A: RA`, found `R`",
            "write `is`: the claim is about one party",
            "expected a party after `only`, found the end",
        ]
    );
}

#[test]
fn a_subset_is_read_with_or_without_the_rest_of_its_enum() {
    const WHERE: &str =
        "Customer is responsible or informed and OvhCloud has a role in \"3\" except X";
    let expected = ["each Customer: any RI", "each OvhCloud: any RACI", "all of \"3\" except X"];
    let read = |selection: &Selection| {
        let mut read: Vec<String> = selection.conditions.iter().map(condition).collect();
        let rest = sections_and_exceptions(&selection.sections, &selection.except);
        read.push(format!("all{rest}"));
        read
    };
    assert_eq!(read(&syn::parse_str(WHERE).unwrap()), expected);
    let input =
        format!("use backup; /// Docs.\n#[derive(Debug)] pub(crate) enum Duty where {WHERE};");
    let subset: Subset = syn::parse_str(&input).unwrap();
    assert_eq!(subset.to_string(), format!("pub(crate) enum Duty where {WHERE}"));
    assert_eq!(read(&subset.selection.unwrap()), expected);
    assert_eq!(subset.name, "Duty");
    assert_eq!(subset.matrix.unwrap().name().unwrap(), "backup");
    assert_eq!(subset.head.visibility.to_string(), "pub (crate)");
}

#[test]
fn a_subset_with_a_mistake_has_its_name_all_the_same() {
    let subset: Subset =
        syn::parse_str("enum Duty where Customer is responsible in 3.1.2").unwrap();
    assert_eq!(subset.name, "Duty");
    assert_eq!(
        subset.selection.unwrap_err().to_string(),
        "put the number of a section in quotes: \"3.1.2\""
    );
}

#[test]
fn a_lookup_and_a_module_are_read() {
    let lookup: Lookup = syn::parse_str("use crate::backup; r\"Manage backups\",").unwrap();
    assert_eq!(lookup.text.value, "Manage backups");
    assert_eq!(words(&lookup.matrix.unwrap().segments), " crate backup");
    let module: Module = syn::parse_str("pub mod backup = \"data/backup.yaml\";").unwrap();
    assert_eq!(
        (module.name.to_string().as_str(), module.path.value.as_str()),
        ("backup", "data/backup.yaml")
    );
}

/// What stands in quotes, and what it names.
#[test]
fn a_name_in_quotes_is_handed_on_with_what_it_names() {
    let quoted = |claims: &str| {
        let block: Block = syn::parse_str(claims).unwrap();
        assert!(block.mistakes.is_none() && block.claims.is_empty(), "{claims}");
        let names = block.loose.iter().map(|it| format!("{:?} {}", it.kind, it.text));
        names.collect::<Vec<_>>()
    };
    assert_eq!(quoted("A is informed of \"Pour tea\""), ["Activity Pour tea"]);
    assert_eq!(
        quoted("\"Tea shop\" is informed of every activity in \"3.1\" except \"X\""),
        ["Party Tea shop", "Activity X"]
    );
    assert_eq!(quoted("A has a role in \"Pour tea\""), ["Activity Pour tea"]);
    assert_eq!(quoted("\"X\" is { \"Tea shop\": RA }"), ["Activity X", "Party Tea shop"]);
    let subset: Subset = syn::parse_str("enum E where \"Tea shop\" is informed").unwrap();
    assert_eq!(subset.loose.len(), 1);
    assert!(subset.selection.is_err());
}

#[test]
fn a_row_may_be_without_an_accountable_party() {
    let block: Block = syn::parse_str("X is { A: R, B: - }").unwrap();
    assert_eq!(meaning(&block.claims[0]), "X is A R B -");
}

#[test]
fn a_path_among_claims_counts_all_the_same() {
    let block: Block =
        syn::parse_str("A is informed of X; use crate::tea; B is informed of X").unwrap();
    assert_eq!(block.matrix.unwrap().name().unwrap(), "tea");
    assert_eq!((block.claims.len(), block.mistakes.unwrap().into_iter().count()), (2, 1));
}
