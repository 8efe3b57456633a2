//! Matrices of a few activities, whose ids say what is the same in two of them.

use okms_raci_codegen::{
    Activity, Asked, Cover, Matrix, OuterParty, Party, Refines, RoleSet, Rule, Section, Source,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

const WORDS: [&str; 8] = ["Tea", "Milk", "Cake", "Jam", "Salt", "Soup", "Rice", "Corn"];

/// What some form could take for something else.
const PIECES: [&str; 34] = [
    "=",
    "+1",
    "@",
    "-",
    "|",
    "\\",
    "`",
    "*b*",
    "_c_",
    "~~",
    "<b>",
    "</script>",
    "&amp;",
    "\"",
    "'",
    ",",
    ";",
    ": ",
    " #",
    "- ",
    "[a](b)",
    "$x$",
    "x1. ",
    "é",
    "e\u{301}",
    "\u{202e}",
    "🗝",
    "’",
    "null",
    "http://a.example/",
    "yes%0A",
    "::error::x",
    "(R)",
    "{a}",
];

/// A text that ends with the word, so that no other item has the same.
fn text(word: &'static str) -> impl Strategy<Value = String> {
    let odd = proptest::collection::vec(select(&PIECES[..]), 1..4);
    let odd = odd.prop_map(move |pieces| format!("{} {word}", pieces.concat()).trim().to_owned());
    prop_oneof![Just(format!("The {word}")), odd]
}

fn aliases(word: &'static str) -> impl Strategy<Value = Vec<String>> {
    prop_oneof![3 => Just(vec![]), 1 => Just(vec![format!("Old{word}")])]
}

/// A party; its name starts with a word, since ids are made of names and none starts with a digit.
fn party(word: &'static str) -> impl Strategy<Value = Party> {
    (text(word), aliases(word)).prop_map(move |(name, aliases)| Party {
        id: format!("By{word}"),
        name: format!("By {name}"),
        aliases,
        ..Party::default()
    })
}

/// An activity whose roles are by position of the party.
type Row = (Activity, Vec<RoleSet>);

fn row(word: &'static str, with_renames: bool) -> impl Strategy<Value = Row> {
    let is_renamed = any::<bool>().prop_map(move |is_renamed| is_renamed && with_renames);
    let sets = proptest::collection::vec((0..16_u8).prop_map(RoleSet::from_bits), 3);
    (text(word), aliases(word), is_renamed, sets, select(&["Agreed.", "As published: \"x\""][..]))
        .prop_map(move |(title, mut aliases, is_renamed, sets, reason)| {
            let id = if is_renamed { format!("Cook{word}") } else { format!("Make{word}") };
            if is_renamed {
                aliases.push(format!("Make{word}"));
            }
            let allow = [Rule::NobodyAccountable, Rule::SeveralAccountable];
            let allow = allow.map(|rule| (rule, reason.to_owned())).into();
            let activity = Activity { id, title, aliases, allow, ..Activity::default() };
            (activity, sets.into_iter().flatten().collect())
        })
}

/// A section; its title starts with a word, since a mark after a number counts as a part of that.
fn section(word: &'static str) -> impl Strategy<Value = Section> {
    (text(word), aliases(word), 1..4_usize).prop_map(move |(title, aliases, depth)| Section {
        depth,
        id: format!("Part{word}"),
        title: format!("On {title}"),
        aliases,
        ..Section::default()
    })
}

/// Some of the items that the words name, in any order.
fn some<S: Strategy>(
    most: usize,
    item: impl Fn(&'static str) -> S,
) -> impl Strategy<Value = Vec<S::Value>>
where
    S::Value: Clone,
{
    let items: Vec<S> = WORDS[..most].iter().map(|word| item(word)).collect();
    (items, subsequence((0..most).collect::<Vec<_>>(), 1..=most).prop_shuffle()).prop_map(
        |(items, chosen)| chosen.into_iter().map(|position| items[position].clone()).collect(),
    )
}

fn head() -> impl Strategy<Value = Matrix> {
    let some = |text: &'static str| proptest::option::of(Just(text.to_owned()));
    let source = (some("House: a \"home\""), some("KB1"), some("https://example.org/?a=b&c#d"));
    let revision = select(&["2026-01-31", "2025-10-21"][..]);
    let derive =
        subsequence(vec!["bon::Builder".to_owned(), "schemars::JsonSchema".to_owned()], 0..=2);
    (text("matrix"), source, revision, derive, any::<bool>()).prop_map(
        |(title, (publisher, article, url), revision, derive, typed)| Matrix {
            name: "kitchen".to_owned(),
            title,
            source: Source {
                publisher,
                article,
                url,
                revision: revision.to_owned(),
                ..Source::default()
            },
            derive,
            typed,
            ..Matrix::default()
        },
    )
}

fn any_matrix(with_renames: bool) -> impl Strategy<Value = Matrix> {
    let rows = some(8, move |word| row(word, with_renames));
    let places = proptest::collection::vec(any::<prop::sample::Index>(), 8);
    (head(), some(3, party), some(5, section), rows, places, any::<bool>()).prop_map(
        |(head, parties, mut sections, rows, places, is_numbered)| {
            outline(&mut sections, is_numbered);
            let rows = rows.into_iter().zip(places).map(|((activity, sets), place)| Activity {
                section: place.index(sections.len()),
                ..with_roles(activity, parties.len(), &sets)
            });
            let mut activities: Vec<Activity> = rows.collect();
            activities.sort_by_key(|activity| activity.section);
            Matrix { parties, sections, activities, ..head }
        },
    )
}

/// Any valid matrix; an activity may have an id or its former one.
pub(super) fn matrix() -> impl Strategy<Value = Matrix> {
    any_matrix(true)
}

/// An entry of `refines`, of one of two matrices.
fn entry(matrix: &'static str) -> impl Strategy<Value = Refines> {
    let some = |text: &'static str| proptest::option::of(Just(text.to_owned()));
    let parts = (some("the_other"), some("../x y.yaml"), some("crate::x"));
    let reasons = proptest::collection::vec(text("Tea"), 0..3);
    (parts, reasons, 1..16_u8, text("Milk")).prop_map(move |(parts, reasons, roles, title)| {
        let (alias, file, path) = parts;
        let reasons = reasons.into_iter().enumerate();
        let reasons: Vec<_> = reasons.map(|(at, it)| (format!("Duty{at}"), it)).collect();
        let (except, open) = reasons.split_at(reasons.len() / 2);
        Refines {
            matrix: matrix.to_owned(),
            alias: alias.map(|alias| format!("{alias}_{matrix}")),
            party: "Customer".to_owned(),
            revision: "2025-10-21".to_owned(),
            file,
            path,
            roles: RoleSet::from_bits(roles).unwrap_or(RoleSet::RA),
            asks: vec![Asked { id: "DutyX".to_owned(), roles: RoleSet::RA, title }],
            except: except.to_vec(),
            open: open.to_vec(),
        }
    })
}

/// Any valid matrix that refines one or two others; in two of them the same activity has the same id.
pub(super) fn refining() -> impl Strategy<Value = Matrix> {
    let covers = proptest::collection::vec((any::<bool>(), 0..4_u8, 0..16_u8), 8);
    (same_ids(), entry("pots"), proptest::option::of(entry("pans")), covers).prop_map(
        |(mut matrix, first, second, covers)| {
            matrix.refines = std::iter::once(first).chain(second).collect();
            let last = matrix.refines.len() - 1;
            for (row, (of, id, letters)) in matrix.activities.iter_mut().zip(covers) {
                let letters = RoleSet::from_bits(letters).filter(|letters| !letters.is_empty());
                let activity = format!("Duty{id}");
                row.covers.push(Cover { of: last.min(usize::from(of)), activity, letters });
                row.allow.extend((id == 0).then(|| (Rule::DutyHandedBack, "By law.".to_owned())));
            }
            if let [_, .., party] = &mut matrix.parties[..] {
                party.is.push(OuterParty { of: last, party: "Provider".to_owned() });
            }
            matrix
        },
    )
}

/// Any valid matrix; in two of them the same activity has the same id.
pub(super) fn same_ids() -> impl Strategy<Value = Matrix> {
    any_matrix(false)
}

/// Makes depths, parents and numbers those of an outline.
fn outline(sections: &mut [Section], is_numbered: bool) {
    let mut number: Vec<usize> = Vec::new();
    for at in 0..sections.len() {
        let (before, rest) = sections.split_at_mut(at);
        let section = &mut rest[0];
        section.depth = section.depth.min(number.len() + 1);
        section.parent = before.iter().rposition(|outer| outer.depth < section.depth);
        number.resize(section.depth, 0);
        number[section.depth - 1] += 1;
        let parts: Vec<String> = number.iter().map(usize::to_string).collect();
        section.number = is_numbered.then(|| parts.join("."));
    }
}

/// Gives a row its roles, at least one, and the reasons that it needs.
fn with_roles(mut activity: Activity, parties: usize, sets: &[RoleSet]) -> Activity {
    activity.roles = (0..parties).map(|at| sets.get(at).copied().unwrap_or_default()).collect();
    if activity.roles.iter().all(|roles| roles.is_empty()) {
        activity.roles[0] = RoleSet::RA;
    }
    let accountable = activity.roles.iter().filter(|roles| roles.contains_all(RoleSet::A));
    let needed = match accountable.count() {
        0 => Some(Rule::NobodyAccountable),
        1 => None,
        _ => Some(Rule::SeveralAccountable),
    };
    activity.allow.retain(|(rule, _)| Some(*rule) == needed);
    activity
}

/// What is left of a matrix where former ids and what is generated have no place.
pub(super) fn without_aliases(mut matrix: Matrix) -> Matrix {
    (matrix.typed, matrix.derive) = (false, Vec::new());
    matrix.parties.iter_mut().for_each(|party| party.aliases.clear());
    matrix.sections.iter_mut().for_each(|section| section.aliases.clear());
    matrix.activities.iter_mut().for_each(|activity| activity.aliases.clear());
    matrix
}

pub(super) fn activity_ids(matrix: &Matrix) -> Vec<&str> {
    matrix.activities.iter().map(|activity| activity.id.as_str()).collect()
}

/// The ids of sections and activities, and their former ones.
pub(super) fn all_ids(matrix: &Matrix) -> Vec<String> {
    let sections = matrix.sections.iter().map(|section| (&section.id, &section.aliases));
    let activities = matrix.activities.iter().map(|activity| (&activity.id, &activity.aliases));
    let all = sections.chain(activities);
    all.flat_map(|(id, aliases)| std::iter::once(id).chain(aliases)).cloned().collect()
}

/// Each activity's id, and its title.
pub(super) fn titles(matrix: &Matrix) -> Vec<(String, String)> {
    let activities = matrix.activities.iter();
    activities.map(|activity| (activity.id.clone(), activity.title.clone())).collect()
}

/// What stays of an activity's id where it is renamed.
pub(super) fn key(id: &str) -> &str {
    id.trim_start_matches("Make").trim_start_matches("Cook")
}
