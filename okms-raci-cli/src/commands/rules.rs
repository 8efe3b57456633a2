//! `raci rules`: the rules of matrices, with their reasons.

use okms_raci_codegen::Rule;

use crate::finding::Level;
use crate::output::print_text;
use crate::sources::unknown;
use crate::status::{Error, Status};
use crate::terminal::{HEADING, level_style, width, wrap};

/// The arguments of `raci rules`.
#[derive(Debug, clap::Args)]
pub(crate) struct Rules {
    /// The rule to explain; without it, all are listed
    #[arg(value_name = "ID")]
    id: Option<String>,
}

pub(crate) fn run(rules: &Rules) -> Result<Status, Error> {
    let text = match &rules.id {
        None => list(width()),
        Some(id) => explain(Rule::find(id).ok_or_else(|| no_rule(id))?, width()),
    };
    print_text(&text)?;
    Ok(Status::Fine)
}

fn no_rule(id: &str) -> Error {
    let ids: Vec<&str> = Rule::ALL.iter().map(|rule| rule.id()).collect();
    let of_nobody = id.replacen("no-", "nobody-", 1);
    let near: Vec<&str> = ids.iter().copied().filter(|near| *near == of_nobody).collect();
    let near = if near.is_empty() { ids } else { near };
    unknown("no rule", id, &near, "`raci rules` lists them all")
}

/// Each rule with its summary beside it.
fn list(width: usize) -> String {
    let longest = Rule::ALL.iter().map(|rule| rule.id().len()).max().unwrap_or_default();
    let lines = Rule::ALL.iter().flat_map(|&rule| {
        let is_error = Level::from(rule.severity()) == Level::Error;
        let level = if is_error { "" } else { "Warning: " };
        let summary = format!("{level}{}", rule.summary());
        let room = width.saturating_sub(longest + 2).max(20);
        let summary: Vec<String> = wrap(&summary, room).map(str::to_owned).collect();
        let ids = std::iter::once(rule.id()).chain(std::iter::repeat(""));
        let line = |(id, line)| format!("{HEADING}{id:longest$}{HEADING:#}  {line}\n");
        ids.zip(summary).map(line).collect::<Vec<_>>()
    });
    lines.collect()
}

/// The rule with its examples, which are set off from the text.
fn explain(rule: Rule, width: usize) -> String {
    let mut text = format!("{HEADING}{}{HEADING:#} {}\n", rule.id(), level(rule));
    for (number, part) in rule.explanation().split("```").enumerate() {
        let is_example = number % 2 == 1;
        match part.strip_prefix("yaml\n").filter(|_| is_example) {
            Some(example) => text.extend(example.lines().map(|line| format!("    {line}\n"))),
            None => text.push_str(&paragraphs(part, width)),
        }
    }
    text
}

/// The text between two examples, its paragraphs as wide as the terminal.
fn paragraphs(text: &str, width: usize) -> String {
    let paragraphs = text.trim().split("\n\n").filter(|paragraph| !paragraph.is_empty());
    let paragraphs = paragraphs.map(|paragraph| {
        let words = paragraph.replace('\n', " ");
        let lines = wrap(&words, width).collect::<Vec<_>>().join("\n");
        format!("\n{lines}\n")
    });
    paragraphs.collect()
}

fn level(rule: Rule) -> String {
    let level = Level::from(rule.severity());
    let style = level_style(level);
    format!("{style}{}{style:#}", level.name())
}
