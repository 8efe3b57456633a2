//! What has to hold in a matrix, and what usually does.

pub(crate) mod code;
mod ids;
pub(crate) mod lengths;
mod numbers;
pub(crate) mod refines;
mod roles;
mod source;
mod texts;
mod titles;

use crate::file::{LONGEST, too_long};
use crate::finding::{Finding, Findings};
use crate::matrix::{Activity, Matrix};
use crate::places::{Field, Item, Place, Places, Position, Text};
use crate::read::{read, something_else};
use crate::refines::Remark;
use crate::report::Report;
use crate::rule::Rule;
use crate::yaml::{self, Located};

/// Reads and checks a YAML text; if anything is found, it is read again for the places.
pub(crate) fn read_and_judge(
    yaml: &str,
    file: &str,
    judge: impl FnOnce(&Matrix) -> Vec<Remark>,
) -> (Option<Matrix>, Report) {
    let (mut judge, mut remarks) = (Some(judge), Vec::new());
    let mut beside = |matrix: &Matrix| {
        if let Some(judge) = judge.take() {
            remarks = judge(matrix);
        }
        remarks.clone()
    };
    let (matrix, findings) = read_once(yaml, &Located::new(), &mut beside);
    if findings.is_empty() {
        return (matrix, Report::new(file, yaml, &findings));
    }
    if let [finding @ Finding { rule: Rule::NotYaml, .. }] = findings.first() {
        let finding = yaml::repaired(finding.clone(), yaml, problems_of);
        return (None, Report::new(file, yaml, &finding.into()));
    }
    let located = yaml::locate(yaml, &findings);
    let (_, findings) = read_once(yaml, &located, &mut beside);
    (matrix, Report::new(file, yaml, &findings))
}

/// The matrix as far as it can be read, and its mistakes.
fn read_once(
    yaml: &str,
    located: &Located,
    beside: &mut dyn FnMut(&Matrix) -> Vec<Remark>,
) -> (Option<Matrix>, Findings) {
    let mut findings = Findings::default();
    let root = match parse(yaml, located, &mut findings) {
        Ok(root) => root,
        Err(finding) => {
            let other = first_document(yaml, &finding, located).as_ref().and_then(something_else);
            return (None, other.unwrap_or(finding).into());
        }
    };
    if let Some(other) = something_else(&root) {
        return (None, other.into());
    }
    let Some((matrix, places)) = checked(yaml, root, &mut findings) else {
        return (None, findings);
    };
    let view = View { matrix: &matrix, places: &places };
    if refines::rows_are_known(&findings) {
        for remark in beside(&matrix) {
            refines::add(&view, remark, &mut findings);
        }
    }
    (Some(matrix), findings)
}

/// The document before the one that a finding is about.
fn first_document(yaml: &str, finding: &Finding, located: &Located) -> Option<yaml::Node> {
    let at = finding.at.filter(|_| finding.rule == Rule::SeveralDocuments)?;
    parse(&yaml[..at.bytes()?.start], located, &mut Findings::default()).ok()
}

fn checked(yaml: &str, root: yaml::Node, findings: &mut Findings) -> Option<(Matrix, Places)> {
    let (matrix, places) = read(root, findings)?;
    let view = View { matrix: &matrix, places: &places };
    check(&view, findings);
    titles::cut_by_comments(yaml, &view, findings);
    Some((matrix, places))
}

/// How many problems a text has, or where it stops being YAML.
fn problems_of(yaml: &str) -> Result<usize, usize> {
    let mut findings = Findings::default();
    let root = parse(yaml, &Located::new(), &mut findings)
        .map_err(|stop| stop.at.and_then(Place::bytes).map_or(0, |bytes| bytes.start))?;
    checked(yaml, root, &mut findings);
    Ok(findings.len())
}

pub(crate) fn parse(
    yaml: &str,
    located: &Located,
    findings: &mut Findings,
) -> Result<yaml::Node, Finding> {
    if yaml.len() as u64 > LONGEST {
        return Err(too_long(yaml.len() as u64));
    }
    yaml::parse(yaml, located, findings)?.ok_or_else(|| {
        Finding::new(Rule::EmptyFile, None, "the file is empty")
            .help("a matrix starts with `format: 1`")
    })
}

/// Where these activities are in a YAML text.
pub(crate) fn places_of_activities(yaml: &str, activities: &[usize]) -> Vec<Option<Position>> {
    let places = parse(yaml, &Located::new(), &mut Findings::default())
        .ok()
        .and_then(|root| read(root, &mut Findings::default()));
    let Some((_, places)) = places else { return vec![None; activities.len()] };
    let node = |activity: &usize| {
        let at = |field| places.at(Item::Activity(*activity), field);
        at(Field::Id).or_else(|| at(Field::Title)).and_then(Place::node)
    };
    let located = yaml::locate_nodes(yaml, activities.iter().filter_map(node));
    let place = |activity| located.get(&node(activity)?).and_then(|(place, _)| place.start());
    activities.iter().map(place).collect()
}

/// Checks a matrix that was not read from YAML, also beside others; each problem names its item.
pub(crate) fn report_of(
    matrix: &Matrix,
    source: &str,
    judge: impl FnOnce(&Matrix) -> Vec<Remark>,
) -> Report {
    let mut problems = Findings::default();
    let view = View::of(matrix);
    if let Some(finding) = lengths::inconsistency(matrix) {
        problems.push(finding);
    } else {
        check(&view, &mut problems);
        lengths::check(&view, &mut problems);
        if refines::rows_are_known(&problems) {
            for remark in judge(matrix) {
                refines::add(&view, remark, &mut problems);
            }
        }
    }
    problems.label(|item| label(matrix, item));
    Report::new(source, "", &problems)
}

/// `activity "Boil water": `; nothing for the matrix itself.
fn label(matrix: &Matrix, item: Item) -> String {
    let (kind, title) = match item {
        Item::Matrix => return String::new(),
        Item::Party(at) => ("party", matrix.parties.get(at).map(|party| &party.name)),
        Item::Section(at) => ("section", matrix.sections.get(at).map(|section| &section.title)),
        Item::Activity(at) => {
            ("activity", matrix.activities.get(at).map(|activity| &activity.title))
        }
        Item::Refines(at) => ("entry", matrix.refines.get(at).map(|entry| &entry.matrix)),
    };
    let title = title.map_or("", String::as_str);
    format!("{kind} \"{}\": ", yaml::Beginning(title))
}

/// A matrix with the places of its fields.
pub(crate) struct View<'a> {
    pub(crate) matrix: &'a Matrix,
    pub(crate) places: &'a Places,
}

impl<'a> View<'a> {
    /// Of a matrix that was not read from YAML.
    pub(crate) fn of(matrix: &'a Matrix) -> Self {
        View { matrix, places: &Places::Matrix }
    }

    /// A field with its place; an empty one that was not read from YAML is reported as missing.
    fn text(&self, item: Item, field: Field, text: &'a str) -> Text<&'a str> {
        let is_missing = matches!(self.places, Places::Matrix) && text.is_empty();
        Text { text, at: self.places.at(item, field).filter(|_| !is_missing) }
    }
}

/// Notes every problem of a matrix that could be read.
fn check(view: &View<'_>, problems: &mut Findings) {
    // What could not be read is not missing.
    if problems.is_empty() {
        missing(view.matrix, problems);
    }
    sizes(view, problems);
    lengths::check_levels(view, problems);
    let items = ids::items(view);
    ids::check(view, &items, problems);
    titles::check(view, problems);
    titles::check_ambiguity(&items, problems);
    source::check(view, problems);
    numbers::check(view, problems);
    roles::check(view, problems);
    refines::check(view, problems);
    code::derives(view, problems);
    code::typed(view, problems);
    one_for_a_title(problems);
}

/// Where a title is that of another activity of the section, what follows for its id is not reported.
fn one_for_a_title(problems: &mut Findings) {
    let of_title = |problem: &&Finding| problem.rule == Rule::DuplicateTitle;
    let titles: Vec<_> = problems.first().iter().filter(of_title).map(|title| title.at).collect();
    let follows = [Rule::DuplicateId, Rule::AmbiguousText];
    problems.leave_out(|problem| follows.contains(&problem.rule) && titles.contains(&problem.at));
    let of_id = |problem: &&Finding| problem.rule == Rule::DuplicateId;
    let ids: Vec<_> = problems.first().iter().filter(of_id).map(|id| id.at).collect();
    problems
        .leave_out(|problem| problem.rule == Rule::TitleInTwoSections && ids.contains(&problem.at));
}

fn missing(matrix: &Matrix, problems: &mut Findings) {
    if matrix.parties.is_empty() {
        problems.push(
            Finding::new(Rule::NoParties, None, "the matrix has no parties")
                .help("add `parties:` with an item such as `- { id: Customer, name: Customer }`"),
        );
    }
    if matrix.activities.is_empty() {
        problems.push(
            Finding::new(Rule::NoActivities, None, "the matrix has no activities at all")
                .help("add `activities:` to a section"),
        );
    }
}

/// Activities or sections in one matrix, their aliases included: the positions of keys are `u16`.
const MOST_KEYS: usize = u16::MAX as usize;

/// How many bytes of titles and names the docs of all activities may have.
const MOST_BYTES_OF_DOCS: usize = 32 << 20;

/// Reports what exceeds the limits of generated code.
pub(crate) fn sizes(view: &View<'_>, problems: &mut Findings) {
    for of_kind in ids::items(view) {
        let (items, plural) = (of_kind.all.len(), of_kind.plural);
        let aliases: usize = of_kind.all.iter().map(|item| item.aliases.len()).sum();
        if items + aliases > MOST_KEYS {
            let with_aliases = if aliases == 0 { "" } else { " and aliases of them" };
            let message = format!(
                "the matrix has {} {plural}{with_aliases}; {MOST_KEYS} is the most",
                items + aliases
            );
            problems.push(Finding::new(Rule::TooLarge, None, message).help("split the matrix"));
        }
    }
    let bytes = bytes_of_docs(view.matrix);
    if bytes > MOST_BYTES_OF_DOCS {
        let message = format!(
            "the name of each party and the title of its section, written for each activity, have \
             {bytes} bytes; {MOST_BYTES_OF_DOCS} is the most"
        );
        problems.push(Finding::new(Rule::TooLarge, None, message).help("shorten the longest"));
    }
}

/// The docs of each activity have the title of its section and the name of each party.
fn bytes_of_docs(matrix: &Matrix) -> usize {
    let names: usize = matrix.parties.iter().map(|party| party.name.len()).sum();
    let title = |activity: &Activity| matrix.sections[activity.section].title.len();
    matrix.activities.iter().map(|activity| names + title(activity)).sum()
}
