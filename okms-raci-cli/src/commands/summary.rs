//! `raci summary`: how many roles each party holds, which rows differ from one A and an R, and along a
//! chain which duties nobody takes on.

use std::fmt::{self, Write};
use std::path::PathBuf;

use okms_raci_codegen::{Activity, Matrix, Role, Rule};
use okms_raci_core::escape::Terminal;
use serde::Serialize;

use super::show::{party, role};
use crate::chain::{self, Chain, Trial};
use crate::export::{deviation, holders, origin};
use crate::finding::counted_with;
use crate::format::markdown_cell;
use crate::import::Hints;
use crate::output::{print_text, to_json, written};
use crate::source::{Form, Loaded};
use crate::sources::Reading;
use crate::status::{Error, Status};
use crate::terminal::{ALLOWED, FRAME, HEADING, QUIET, columns, role_style, shown};

/// The arguments of `raci summary`.
#[derive(Debug, clap::Args)]
#[command(
    // Here it is no column.
    mut_arg("party", |arg| arg.value_name("PARTY").help("Only this party; may be repeated").help_heading("Options")),
)]
pub(crate) struct Summary {
    /// Matrices from any source; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// List the activities in which a party holds this role: a letter, or its name; may be repeated
    #[arg(long = "role", value_name = "ROLE", value_parser = role)]
    roles: Vec<Role>,
    /// Sum up all matrices together; parties of the same name are one
    #[arg(long)]
    join_parties: bool,
    /// Let a duty that is open along a chain count as a problem, as one that nobody takes on does
    #[arg(long)]
    strict: bool,
    /// How to write the summary
    #[arg(long, value_enum, default_value_t)]
    format: SummaryFormat,
    /// What the files are, whatever their names end with
    #[arg(long, value_name = "FORM")]
    from: Option<Form>,
    #[command(flatten)]
    hints: Hints,
}

/// How to write the summary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum SummaryFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
    /// Tables, for a wiki or a merge request
    Markdown,
}

pub(crate) fn run(summary: &Summary) -> Result<Status, Error> {
    let hints = Hints { party: Vec::new(), ..summary.hints.clone() };
    let reading = Reading { from: summary.from, hints, joins_parties: summary.join_parties };
    let (all, status) = reading.read(&summary.files)?;
    let matrices = || all.iter().map(|loaded| &loaded.matrix);
    for name in &summary.hints.party {
        if !all.is_empty() && !matrices().any(|matrix| party(matrix, name).is_some()) {
            return Err(super::show::no_party(matrices(), name));
        }
    }
    let figures: Vec<Figures> =
        all.iter().map(|loaded| Figures::of(loaded, &summary.hints.party)).collect();
    let chain = chain(&all);
    let text = match summary.format {
        SummaryFormat::Text => written(|text| {
            figures.iter().enumerate().try_for_each(|(at, figures)| {
                text.write_str(if at == 0 { "" } else { "\n\n" })?;
                figures.text(text, &summary.roles)
            })?;
            write_after(text, &chain::summary::text(&chain))
        }),
        SummaryFormat::Json => to_json(&Document {
            format: 1,
            matrices: figures.iter().map(entry).collect(),
            chain: chain.summaries(),
        }),
        SummaryFormat::Markdown => written(|text| {
            figures.iter().enumerate().try_for_each(|(at, figures)| {
                text.write_str(if at == 0 { "" } else { "\n" })?;
                figures.markdown(text, &summary.roles)
            })?;
            text.write_str(&chain::summary::markdown(&chain))
        }),
    };
    print_text(&text)?;
    let of_chain = || chain.status(summary.strict);
    Ok(match status {
        Status::Fine if chain.problems.is_empty() => of_chain(),
        _ => Status::Unreadable,
    })
}

/// The chain that the files are part of; what cannot be read of it is reported.
fn chain(all: &[Loaded]) -> Chain {
    let refining = all.iter().filter(|loaded| !loaded.matrix.refines.is_empty());
    let files: Vec<PathBuf> = refining.map(|loaded| PathBuf::from(&loaded.file)).collect();
    let chain = Chain::read(&files, &Trial::default());
    for problem in &chain.problems {
        problem.report();
    }
    chain
}

/// Writes a text below an empty line, unless it is empty itself.
fn write_after(text: &mut String, more: &str) -> fmt::Result {
    if more.is_empty() { Ok(()) } else { write!(text, "\n{more}") }
}

/// What a summary says of a matrix.
struct Figures<'a> {
    loaded: &'a Loaded,
    matrix: &'a Matrix,
    /// The parties to list, by position.
    parties: Vec<usize>,
    /// The rules about who holds A and R, each with the rows that break it.
    differing: Vec<(Rule, Vec<&'a Activity>)>,
}

impl<'a> Figures<'a> {
    fn of(loaded: &'a Loaded, names: &[String]) -> Self {
        let matrix = &loaded.matrix;
        let parties = match names {
            [] => (0..matrix.parties.len()).collect(),
            names => names.iter().filter_map(|name| party(matrix, name)).collect(),
        };
        let holders =
            |row: &Activity, role| row.roles.iter().filter(|roles| roles.contains(role)).count();
        let breaks = |rule: Rule, row: &Activity| match rule {
            Rule::NobodyAccountable => holders(row, Role::Accountable) == 0,
            Rule::SeveralAccountable => holders(row, Role::Accountable) > 1,
            Rule::NobodyResponsible => holders(row, Role::Responsible) == 0,
            rule => row.allow.iter().any(|(allowed, _)| *allowed == rule),
        };
        let rules = [Rule::NobodyAccountable, Rule::SeveralAccountable, Rule::NobodyResponsible];
        let further = Rule::ALLOWABLE.into_iter().filter(|rule| !rules.contains(rule));
        let differing = rules
            .into_iter()
            .chain(further)
            .map(|rule| (rule, matrix.activities.iter().filter(|row| breaks(rule, row)).collect()));
        Figures { loaded, matrix, parties, differing: differing.collect() }
    }

    /// The activities in which a party holds a role.
    fn held(&self, party: usize, role: Role) -> impl Iterator<Item = &'a Activity> {
        self.matrix.activities.iter().filter(move |row| row.roles[party].contains(role))
    }

    fn size(&self) -> String {
        let Matrix { activities, sections, .. } = self.matrix;
        format!(
            "{} in {}",
            counted_with(activities.len(), "activity", "activities"),
            counted_with(sections.len(), "section", "sections")
        )
    }

    fn text(&self, text: &mut String, roles: &[Role]) -> fmt::Result {
        let matrix = self.matrix;
        writeln!(text, "{HEADING}{}{HEADING:#}", Terminal(&matrix.title))?;
        if self.loaded.stated.revision {
            writeln!(text, "{}", Terminal(origin(&matrix.source)))?;
        }
        writeln!(text, "{}", self.size())?;
        if !roles.is_empty() {
            return roles.iter().try_for_each(|role| self.list(text, *role));
        }
        self.table(text)?;
        self.differences(text)
    }

    /// How often each party holds each role.
    fn table(&self, text: &mut String) -> fmt::Result {
        let counts = |party: usize| Role::ALL.map(|role| self.held(party, role).count());
        let rows: Vec<_> = self
            .parties
            .iter()
            .map(|&at| (shown(&self.matrix.parties[at].name), counts(at)))
            .collect();
        let widest = rows.iter().map(|(name, _)| columns(name)).max().unwrap_or_default();
        let digits = |column: usize| {
            rows.iter().map(|(_, counts)| counts[column].to_string().len()).max().unwrap_or(1)
        };
        write!(text, "\n{}", " ".repeat(widest))?;
        for (column, role) in Role::ALL.into_iter().enumerate() {
            let style = role_style(role);
            write!(text, "{}{style}{}{style:#}", " ".repeat(digits(column) + 1), role.letter())?;
        }
        writeln!(text)?;
        for (name, counts) in &rows {
            write!(text, "{FRAME}{name}{FRAME:#}{}", " ".repeat(widest - columns(name)))?;
            for (column, count) in counts.iter().enumerate() {
                let style = if *count == 0 { QUIET } else { anstyle::Style::new() };
                let number = if *count == 0 { "-".to_owned() } else { count.to_string() };
                write!(text, "  {style}{number:>width$}{style:#}", width = digits(column))?;
            }
            writeln!(text)?;
        }
        Ok(())
    }

    /// The rows that differ from one A and an R.
    fn differences(&self, text: &mut String) -> fmt::Result {
        writeln!(text)?;
        for (rule, rows) in &self.differing {
            if rows.is_empty() {
                continue;
            }
            let count = counted_with(rows.len(), "activity", "activities");
            writeln!(text, "{count} {}", with(*rule))?;
            for row in rows {
                writeln!(
                    text,
                    "  {}: {}",
                    Terminal(self.name(row)),
                    Terminal(holders(self.matrix, row))
                )?;
                match reason(row, *rule) {
                    Some(reason) => {
                        writeln!(text, "    {ALLOWED}allowed: {}{ALLOWED:#}", Terminal(reason))?;
                    }
                    None if Rule::ALLOWABLE.contains(rule) => {
                        writeln!(text, "    not allowed: raci check reports it")?;
                    }
                    None => {}
                }
            }
        }
        let none = |at: usize| self.differing[at].1.is_empty();
        match (none(0) && none(1), none(2)) {
            (true, true) => writeln!(text, "every activity has exactly one A, and an R"),
            (true, false) => writeln!(text, "every activity has exactly one A"),
            (false, true) => writeln!(text, "every activity has an R"),
            (false, false) => Ok(()),
        }
    }

    /// The activities in which each party holds the role.
    fn list(&self, text: &mut String, role: Role) -> fmt::Result {
        for &party in &self.parties {
            let rows: Vec<_> = self.held(party, role).collect();
            let name = shown(&self.matrix.parties[party].name);
            let count = match rows.len() {
                0 => "no activity".to_owned(),
                count => counted_with(count, "activity", "activities"),
            };
            writeln!(text, "\n{FRAME}{name}{FRAME:#}: {} in {count}", role.name().to_lowercase())?;
            let mut section = None;
            for row in rows {
                if section != Some(row.section) {
                    section = Some(row.section);
                    writeln!(text, "  {HEADING}{}{HEADING:#}", Terminal(self.section(row)))?;
                }
                let title = row.reference.as_ref().map_or_else(String::new, |it| format!("{it} "))
                    + &row.title;
                writeln!(text, "    {} ({})", Terminal(title), row.roles[party])?;
            }
        }
        Ok(())
    }

    fn markdown(&self, text: &mut String, roles: &[Role]) -> fmt::Result {
        let matrix = self.matrix;
        writeln!(text, "**{}**\n\n{}\n", markdown_cell(&matrix.title), self.size())?;
        if !roles.is_empty() {
            writeln!(text, "| party | role | section | activity |\n| --- | --- | --- | --- |")?;
            for (&role, &party) in
                roles.iter().flat_map(|role| self.parties.iter().map(move |party| (role, party)))
            {
                for row in self.held(party, role) {
                    let [name, section, title] =
                        [&matrix.parties[party].name, &self.section(row), &row.title]
                            .map(|it| markdown_cell(it));
                    writeln!(text, "| {name} | {} | {section} | {title} |", row.roles[party])?;
                }
            }
            return Ok(());
        }
        writeln!(text, "| | R | A | C | I |\n| --- | --- | --- | --- | --- |")?;
        for &party in &self.parties {
            let counts =
                Role::ALL.map(|role| self.held(party, role).count().to_string()).join(" | ");
            writeln!(text, "| {} | {counts} |", markdown_cell(&matrix.parties[party].name))?;
        }
        let rows =
            self.differing.iter().flat_map(|(rule, rows)| rows.iter().map(|row| (*rule, *row)));
        let rows: Vec<_> = rows.collect();
        if !rows.is_empty() {
            writeln!(
                text,
                "\n| differs | activity | roles | allowed, since |\n| --- | --- | --- | --- |"
            )?;
        }
        for (rule, row) in rows {
            let [name, cells, reason] =
                [&self.name(row), &holders(matrix, row), reason(row, rule).unwrap_or("")]
                    .map(markdown_cell);
            writeln!(text, "| {} | {name} | {cells} | {reason} |", deviation(rule))?;
        }
        Ok(())
    }

    fn section(&self, row: &Activity) -> String {
        let section = &self.matrix.sections[row.section];
        format!("{} {}", section.number_or_empty(), section.title).trim_start().to_owned()
    }

    /// The reference or number of a row, and its title.
    fn name(&self, row: &Activity) -> String {
        let number =
            row.reference.as_deref().or(self.matrix.sections[row.section].number.as_deref());
        format!("{} {}", number.unwrap_or_default(), row.title).trim_start().to_owned()
    }
}

/// Why a row may break a rule.
fn reason(row: &Activity, rule: Rule) -> Option<&str> {
    row.allow.iter().find(|(allowed, _)| *allowed == rule).map(|(_, reason)| reason.as_str())
}

/// `without an A`, after a number of activities.
fn with(rule: Rule) -> String {
    match rule {
        Rule::NobodyAccountable => "without an A".to_owned(),
        Rule::NobodyResponsible => "without an R".to_owned(),
        other => format!("with {}", deviation(other)),
    }
}

#[derive(Serialize)]
struct Document<'a> {
    format: u32,
    matrices: Vec<Entry<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    chain: Vec<chain::summary::Summary<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    name: &'a str,
    title: &'a str,
    revision: Option<&'a str>,
    activities: usize,
    parties: Vec<PartyEntry<'a>>,
    differing: Vec<Differing<'a>>,
}

/// A party, with the ids of the activities in which it holds each role.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
struct PartyEntry<'a> {
    id: &'a str,
    name: &'a str,
    responsible: Vec<&'a str>,
    accountable: Vec<&'a str>,
    consulted: Vec<&'a str>,
    informed: Vec<&'a str>,
}

/// A row that breaks a rule; with a reason, it is allowed to.
#[derive(Serialize)]
struct Differing<'a> {
    rule: &'static str,
    activity: &'a str,
    title: &'a str,
    allowed: Option<&'a str>,
}

fn entry<'a>(figures: &Figures<'a>) -> Entry<'a> {
    let matrix = figures.matrix;
    let parties = figures.parties.iter().map(|&at| {
        let [responsible, accountable, consulted, informed] =
            Role::ALL.map(|role| figures.held(at, role).map(|row| row.id.as_str()).collect());
        let party = &matrix.parties[at];
        PartyEntry {
            id: &party.id,
            name: &party.name,
            responsible,
            accountable,
            consulted,
            informed,
        }
    });
    let differing = figures.differing.iter().flat_map(|(rule, rows)| {
        rows.iter().map(|row| Differing {
            rule: rule.id(),
            activity: &row.id,
            title: &row.title,
            allowed: reason(row, *rule),
        })
    });
    Entry {
        name: &matrix.name,
        title: &matrix.title,
        revision: figures.loaded.stated.revision.then_some(matrix.source.revision.as_str()),
        activities: matrix.activities.len(),
        parties: parties.collect(),
        differing: differing.collect(),
    }
}
