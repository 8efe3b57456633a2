//! Ids from titles: short, readable, and no two the same.

use std::collections::{BTreeSet, HashMap, HashSet};

use okms_raci_codegen::{Matrix, id_from_title};
use okms_raci_core::reserved::{KEYWORDS, MEMBERS};

use super::cells::Place;
use super::number::Numbered;
use super::report::Report;
use crate::into;

/// Letters and words of an id that is made from a longer title.
const MOST_LETTERS: usize = 40;
const MOST_WORDS: usize = 6;

/// Words that add nothing to an id.
const ARTICLES: [&str; 10] = ["the", "a", "an", "le", "la", "les", "l", "d", "un", "une"];

/// Words that an id does not end with.
const JOINTS: [&str; 44] = [
    "of", "for", "to", "and", "or", "in", "on", "by", "with", "from", "at", "as", "into", "per",
    "via", "is", "are", "be", "that", "which", "when", "where", "its", "their", "any", "all", "de",
    "du", "des", "et", "ou", "en", "au", "aux", "à", "pour", "par", "sur", "dans", "avec", "der",
    "die", "und", "für",
];

/// Names that are written as one word and read as two.
const NAMES: [(&str, &str); 1] = [("OVHcloud", "OvhCloud")];

/// Something that needs an id.
#[derive(Clone, Debug)]
pub(super) struct Nameless<'a> {
    pub(super) at: &'a Place,
    pub(super) title: &'a str,
    /// The titles of the sections that it is in, from the innermost; for a section, then that of the
    /// first that it has.
    pub(super) sections: Vec<&'a str>,
    /// The id that it has already, else nothing.
    pub(super) given: &'a str,
}

/// The id of an activity that is new in a section of a matrix, unless its title gives none.
pub(crate) fn id_of_row(title: &str, section: usize, matrix: &Matrix) -> Option<String> {
    let above = |at: &usize| matrix.sections[*at].parent;
    let sections = std::iter::successors(Some(section), above);
    let sections = sections.map(|at| matrix.sections[at].title.as_str()).collect();
    let (at, mut report) = (&Place::default(), Report::default());
    let row = Nameless { at, title, sections, given: "" };
    let ids = ids("activities", &[row], &into::taken_ids(matrix), &mut report);
    ids.into_iter().next().filter(|_| !report.has_refusals())
}

/// An id for each; `taken` are those that nothing else may have.
pub(super) fn ids(
    noun: &str,
    items: &[Nameless<'_>],
    taken: &HashSet<String>,
    report: &mut Report,
) -> Vec<String> {
    let mut forms: Vec<Form<'_>> = items.iter().map(Form::new).collect();
    let mut clashes = clashing(&forms, taken);
    let of_sections;
    if !clashes.is_empty() || !forms.iter().all(Form::is_usable) {
        // Many items are in the same section.
        of_sections =
            self::of_sections(items.iter().flat_map(|item| item.sections.iter().copied()));
        for (form, item) in forms.iter_mut().zip(items) {
            form.take_sections(item, &of_sections);
        }
        clashes = clashing(&forms, taken);
    }
    for tail in 0..12 {
        let tell_apart = |has_changed, members: &Vec<usize>| {
            tell_apart(&mut forms, members, tail) || has_changed
        };
        if !clashes.iter().fold(false, tell_apart) {
            break;
        }
        clashes = clashing(&forms, taken);
    }
    for (item, form) in items.iter().zip(&forms) {
        form.report(item, report);
    }
    for members in clashes.iter().filter(|members| members.len() > 1) {
        let item = &items[members[1]];
        let what = format!("the ids of two {noun} called {:?} would be the same", item.title);
        report.refuse(item.at, what, "say in the titles how they differ");
    }
    forms.iter().map(Form::id).collect()
}

/// How an id is made of words.
struct Form<'a> {
    given: Option<String>,
    /// Of the title, and what of them is taken.
    words: Vec<String>,
    head: usize,
    tail: Vec<String>,
    /// Of the sections, from the innermost, and which of them are taken.
    sections: Vec<&'a str>,
    used: Vec<usize>,
    is_shortened: bool,
}

impl<'a> Form<'a> {
    fn new(item: &Nameless<'_>) -> Self {
        let (words, extra) = words_and_extra(item.title);
        let main = words_of_main(item.title, words.len() - extra);
        let head = short(&words[..main]);
        let is_shortened = head + extra < words.len();
        let given = Some(item.given.to_owned()).filter(|given| !given.is_empty());
        let (tail, sections, used) = (Vec::new(), Vec::new(), Vec::new());
        Form { given, words, head, tail, sections, used, is_shortened }
    }

    /// Gives it the words of its sections; if it is of no use without, the first of them is in it.
    fn take_sections(&mut self, item: &Nameless<'a>, of_sections: &'a HashMap<&'a str, String>) {
        let sections = item.sections.iter().filter_map(|title| of_sections.get(title));
        self.sections = sections.map(String::as_str).filter(|words| !words.is_empty()).collect();
        if !self.is_usable() {
            self.used.extend((!self.sections.is_empty()).then_some(0));
        }
    }

    /// Whether the words of this section can make the id longer.
    fn can_use(&self, section: usize) -> bool {
        section < self.sections.len() && !self.used.contains(&section)
    }

    fn is_usable(&self) -> bool {
        let id = self.id();
        let starts = id.chars().next().is_some_and(char::is_alphabetic);
        starts && !KEYWORDS.contains(&id.as_str()) && !MEMBERS.contains(&id.as_str())
    }

    fn id(&self) -> String {
        if let Some(given) = &self.given {
            return given.clone();
        }
        let own = [self.words[..self.head].concat(), self.tail.concat()].concat();
        let sections: String = self.used.iter().map(|&at| self.sections[at]).collect();
        // A digit starts no id.
        if own.starts_with(char::is_alphabetic) { own + &sections } else { sections + &own }
    }

    fn report(&self, item: &Nameless<'_>, report: &mut Report) {
        if self.given.is_some() {
            return;
        }
        let (id, title) = (self.id(), item.title);
        if !self.is_usable() {
            let what = format!("the title {title:?} gives no id");
            report.refuse(item.at, what, "write a title with a word in it");
        } else if !self.used.is_empty() {
            let starts_late = self.words.concat().starts_with(|c: char| !c.is_alphabetic());
            let why = if starts_late {
                "since no id starts with a digit"
            } else {
                "which tell it from others"
            };
            let what = format!("the id {id} has words of the section, {why}");
            report.detail(item.at, what);
        } else if self.is_shortened {
            report.detail(item.at, format!("the id {id} is short for {title:?}"));
        }
    }
}

/// The positions of those that have the same id in any letter case, or one that is taken.
fn clashing(forms: &[Form<'_>], taken: &HashSet<String>) -> Vec<Vec<usize>> {
    let ids = forms.iter().enumerate().map(|(at, form)| (form.id().to_lowercase(), at));
    let mut ids: Vec<(String, usize)> = ids.collect();
    ids.sort_unstable();
    let groups = ids.chunk_by(|(a, _), (b, _)| a == b);
    let is_clash = |group: &&[(String, usize)]| group.len() > 1 || taken.contains(&group[0].0);
    groups.filter(is_clash).map(|group| group.iter().map(|(_, at)| *at).collect()).collect()
}

/// Makes the ids longer, by the words in which the titles differ, else by those of the sections;
/// says whether that changed any.
fn tell_apart(forms: &mut [Form<'_>], members: &[usize], tail: usize) -> bool {
    let first = &forms[members[0]].words;
    let common = |words: &Vec<String>| {
        first.iter().zip(words).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count()
    };
    let shared = members.iter().map(|&at| common(&forms[at].words)).min().unwrap_or_default();
    let differ = members.iter().any(|&at| forms[at].words.len() > shared);
    let section = telling_section(forms, members);
    let mut has_changed = false;
    for &at in members {
        let form = &mut forms[at];
        if form.given.is_some() {
            continue;
        }
        let rest = &form.words[shared.min(form.words.len())..];
        if differ && members.len() > 1 {
            let head = shared.min(form.head).min(4);
            let taken = short(&rest[..rest.len().min(tail + 2)]);
            let new_tail = rest[..taken].to_vec();
            has_changed |= (head, &new_tail) != (form.head, &form.tail);
            (form.head, form.tail) = (head, new_tail);
            form.is_shortened = head + form.tail.len() < form.words.len();
        } else if let Some(section) = section.filter(|section| form.can_use(*section)) {
            form.used.push(section);
            has_changed = true;
        }
    }
    has_changed
}

/// The first of the sections around that is not the same for all, and is not in the ids yet.
fn telling_section(forms: &[Form<'_>], members: &[usize]) -> Option<usize> {
    let deepest = members.iter().map(|&at| forms[at].sections.len()).max()?;
    let is_used = |section: &usize| members.iter().all(|&at| forms[at].used.contains(section));
    let differs = |section: &usize| {
        let first = forms[members[0]].sections.get(*section);
        members.len() == 1 || members.iter().any(|&at| forms[at].sections.get(*section) != first)
    };
    (0..deepest).find(|section| !is_used(section) && differs(section))
}

/// What ids take of the titles of sections: their first words, or those in which they differ.
fn of_sections<'a>(titles: impl Iterator<Item = &'a str>) -> HashMap<&'a str, String> {
    let titles: BTreeSet<&str> = titles.collect();
    let start = |words: &[String]| words[..short(words).min(4)].concat();
    let mut groups: HashMap<String, Vec<(&str, Vec<String>)>> = HashMap::new();
    for title in titles {
        let words = words_and_extra(title).0;
        groups.entry(start(&words)).or_default().push((title, words));
    }
    let own = |at: usize, group: &[(&'a str, Vec<String>)]| {
        let (title, words) = &group[at];
        let common =
            |theirs: &[String]| words.iter().zip(theirs).take_while(|(a, b)| a == b).count();
        // Those beside it in order have most in common with it.
        let others = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let others = others.filter_map(|other| group.get(other));
        let shared = others.map(|(_, theirs)| common(theirs)).max();
        let rest =
            shared.map_or(&words[..], |shared| &words[shared.min(words.len().saturating_sub(1))..]);
        let is_joint = |word: &&String| JOINTS.contains(&word.to_lowercase().as_str());
        let joints = rest.iter().take_while(is_joint).count();
        (*title, start(if joints < rest.len() { &rest[joints..] } else { rest }))
    };
    let mut found = HashMap::new();
    for group in groups.values_mut() {
        group.sort_by(|(_, a), (_, b)| a.cmp(b));
        found.extend((0..group.len()).map(|at| own(at, group)));
    }
    found
}

/// How many words make a short id.
fn short(words: &[String]) -> usize {
    let mut letters = 0;
    let fits = words.iter().take(MOST_WORDS).take_while(|word| {
        letters += word.chars().count();
        letters <= MOST_LETTERS
    });
    let count = fits.count().max(1).min(words.len());
    let is_joint = |word: &&String| JOINTS.contains(&word.to_lowercase().as_str());
    let joints = words[..count].iter().rev().take_while(is_joint).count();
    if joints < count && count < words.len() { count - joints } else { count }
}

/// The words of a title, with how many at the end only tell it from others: the number that it starts
/// with, which starts no id, and its footnote marks.
fn words_and_extra(title: &str) -> (Vec<String>, usize) {
    let mut words = words(title);
    let starts_late = |word: &&String| word.starts_with(|c: char| c.is_numeric());
    let late = words.iter().take_while(starts_late).count();
    let is_numbered = Numbered::read(title).is_some_and(|numbered| !numbered.is_bare);
    let is_number = |word: &&String| is_numbered && word.chars().all(char::is_numeric);
    let numbers = words.iter().take(late).take_while(is_number).count();
    let signs = signs(title);
    if late == words.len() {
        return (words, 0);
    }
    // `24x7 support` is `Support24x7`, `1. Plan` is `Plan`.
    words.rotate_left(late);
    if numbers < late {
        let end = words.len();
        words[end - late..].rotate_left(numbers);
    }
    let extra = numbers + signs.len();
    words.extend(signs);
    (words, extra)
}

/// What signs of a title are called in an id: `C++`, `Customer *`, `Restore < 10`.
const SIGNS: [(char, &str); 9] = [
    ('*', "Star"),
    ('<', "Less"),
    ('>', "More"),
    ('≤', "AtMost"),
    ('≥', "AtLeast"),
    ('+', "Plus"),
    ('-', "Minus"),
    ('#', "Sharp"),
    ('=', "Equal"),
];

/// The names of the signs that only tell a title from others; a dash is one at the end of it.
fn signs(title: &str) -> Vec<String> {
    let name =
        |c: char| SIGNS.iter().find(|(sign, _)| *sign == c).map(|(_, name)| (*name).to_owned());
    let end = title.trim_end_matches(['-', ' ']).len();
    let signs = title.char_indices().filter(|(at, c)| *c != '-' || *at >= end);
    signs.filter_map(|(_, c)| name(c)).take(6).collect()
}

/// The words of a title, each as an id has it: `Manage`, `Backups`.
fn words(title: &str) -> Vec<String> {
    let words = title.split(|c: char| !c.is_alphanumeric() && !is_accent(c) && !is_apostrophe(c));
    let words = words.flat_map(|word| match word.split_once(is_apostrophe) {
        // `client's` and `don't` are one word, `l'index` is two.
        Some((start, end)) if start.chars().count() > 2 => vec![[start, end].concat()],
        _ => word.split(is_apostrophe).map(str::to_owned).collect(),
    });
    let words = words.filter(|word| word.contains(char::is_alphanumeric));
    let words = words.filter(|word| !ARTICLES.contains(&word.to_lowercase().as_str()));
    words.map(|text| word(&text)).filter(|word| !word.is_empty()).collect()
}

/// Whether the character belongs to the letter before.
fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn word(word: &str) -> String {
    if let Some((_, id)) = NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)) {
        return (*id).to_owned();
    }
    // `VMs` is one word.
    let is_plural = word
        .strip_suffix('s')
        .is_some_and(|start| start.chars().count() > 1 && start.chars().all(char::is_uppercase));
    let id = if is_plural { id_from_title(&word.to_lowercase()) } else { id_from_title(word) };
    // Titles of scripts without blanks are one word.
    id.chars().take(MOST_LETTERS).collect()
}

/// How many words stand before the first bracket, if any do.
fn words_of_main(title: &str, all: usize) -> usize {
    match title.find(['(', ':']).map(|at| words(&title[..at]).len()) {
        Some(count) if count > 1 => count,
        _ => all,
    }
}
