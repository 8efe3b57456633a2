//! The tree of sections, and which activities each lists.

use okms_raci::{Activity, Section};

use super::Checks;
use crate::expected::{ROWS, SECTIONS};

pub(super) fn check(checks: &mut Checks) {
    checks.equal("number of sections", Section::COUNT, SECTIONS.len());
    for (section, (number, title)) in Section::ALL.into_iter().zip(SECTIONS) {
        checks.equal(number, section.number(), number);
        checks.equal(number, section.title(), title);
        checks.equal(number, section.depth(), number.split('.').count());
        let parent = number.rsplit_once('.').map(|(parent, _)| parent);
        checks.equal(number, section.parent().map(Section::number), parent);
        lists(checks, section, number);
    }
    for (activity, row) in Activity::ALL.into_iter().zip(&ROWS) {
        checks.equal(row.id, activity.section().number(), row.section);
    }
}

fn lists(checks: &mut Checks, section: Section, number: &str) {
    let own = ROWS.iter().filter(|row| row.section == number).map(|row| row.id);
    checks.equal(number, section.activities().iter().map(|a| a.id()).eq(own), true);
    let all = ROWS.iter().filter(|row| is_within(row.section, number)).map(|row| row.id);
    checks.equal(number, section.all_activities().iter().map(|a| a.id()).eq(all), true);
    let below = SECTIONS
        .iter()
        .map(|&(below, _)| below)
        .filter(|below| below.rsplit_once('.').is_some_and(|(parent, _)| parent == number));
    checks.equal(number, section.sections().iter().map(|s| s.number()).eq(below), true);
}

fn is_within(number: &str, outer: &str) -> bool {
    number.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
