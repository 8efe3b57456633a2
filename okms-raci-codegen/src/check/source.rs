//! The source: its date, and its address, which becomes a link and so has to be one of the web.

use okms_raci_core::escape::UriPath;
use okms_raci_core::render::{is_web_address, may_be_in_address};

use super::View;
use crate::date::{is_date, meant, out_of_range, two_meanings};
use crate::finding::{Edit, Finding, Findings};
use crate::places::{Field, Item, Text};
use crate::rule::Rule;

pub(super) fn check(view: &View<'_>, problems: &mut Findings) {
    revision(view.text(Item::Matrix, Field::Revision, &view.matrix.source.revision), problems);
    address(view, problems);
}

pub(super) fn revision(revision: Text<&str>, problems: &mut Findings) {
    if revision.is_missing() || is_date(revision.text) {
        return;
    }
    let message = format!("the revision {:?} is not a date", revision.text);
    let help = match (meant(revision.text), out_of_range(revision.text)) {
        (Some(date), _) => format!("write {date}"),
        (None, Some(reason)) => format!("{reason}: write a day that exists, such as 2025-10-21"),
        (None, None) => match two_meanings(revision.text) {
            Some([month_first, day_first]) => {
                format!("write {month_first}, or {day_first} if the day comes first in it")
            }
            None => {
                "write the date of the text as year, month and day, such as 2025-10-21".to_owned()
            }
        },
    };
    let edit = meant(revision.text).map(Edit::Text);
    problems.push(Finding::new(Rule::NotADate, revision.at, message).help(help).edit(edit));
}

fn address(view: &View<'_>, problems: &mut Findings) {
    let Some(url) = &view.matrix.source.url else { return };
    let url = view.text(Item::Matrix, Field::Url, url);
    // A text with line breaks is reported elsewhere.
    let is_line = url.text.trim() == url.text && !url.text.contains(char::is_control);
    if url.is_missing() || !is_line || is_web_address(url.text) {
        return;
    }
    let problem = |message: String| Finding::new(Rule::NotAWebAddress, url.at, message);
    let Some(c) = url.text.chars().find(|c| !may_be_in_address(*c)) else {
        let whole = format!("https://{}", url.text);
        let is_address = is_web_address(&whole) && url.text.contains('.');
        let help = if is_address && !url.text.contains('\\') {
            format!("write `{whole}`, or leave `url` out")
        } else {
            "write it from `https://` on, or leave `url` out".to_owned()
        };
        return problems.push(problem("the address is none of a web page".to_owned()).help(help));
    };
    let as_a_browser = |c: char| match c {
        c if may_be_in_address(c) => c.to_string(),
        c => UriPath(&c.to_string()).to_string(),
    };
    let address: String = url.text.chars().map(as_a_browser).collect();
    let finding = problem(format!("the address has {c:?} in it"))
        .help(format!("write `{}` for it, as a browser does", as_a_browser(c)));
    problems.push(finding.edit(is_web_address(&address).then_some(Edit::Text(address))));
}
