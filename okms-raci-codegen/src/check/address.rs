//! The address of the source is one of the web, since it becomes a link.

use okms_raci_core::escape::UriPath;
use okms_raci_core::render::{is_web_address, may_be_in_address};

use crate::finding::{Finding, Findings};
use crate::model::Matrix;
use crate::rule::Rule;

pub(super) fn check(matrix: &Matrix, problems: &mut Findings) {
    let Some(url) = &matrix.source.url else { return };
    // That a text is no line is said elsewhere.
    let is_line = url.text.trim() == url.text && !url.text.contains(char::is_control);
    if url.is_missing() || !is_line || is_web_address(&url.text) {
        return;
    }
    let problem = |message: String| Finding::new(Rule::NotAWebAddress, url.at, message);
    problems.push(match url.text.chars().find(|c| !may_be_in_address(*c)) {
        Some(c) => problem(format!("the address has {c:?} in it"))
            .help(format!("write `{}` for it, as a browser does", UriPath(&c.to_string()))),
        None => problem("the address is none of a web page".to_owned())
            .help("write it from `https://` on, or leave `url` out"),
    });
}
