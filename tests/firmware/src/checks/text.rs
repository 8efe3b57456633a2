//! From text to a variant: in const code, exactly, and as people type it.

use okms_raci::{Activity, Party, Section, maps};

use super::Checks;
use crate::expected::{ROWS, SECTIONS};

const BACKUPS: Option<Activity> = Activity::from_id("manage-backups");
const INCIDENTS: Option<Activity> =
    Activity::from_title("Handle incidents (tickets and telephone contacts)");
const MONITORING: Option<Section> = Section::from_number("3.1.3");
const NOTHING: Option<Activity> = Activity::from_id("manage-backup");

pub(super) fn check(checks: &mut Checks) {
    checks.equal("const id", BACKUPS, Some(Activity::ManageBackups));
    checks.equal("const title", INCIDENTS, Some(Activity::HandleIncidents));
    checks.equal("const number", MONITORING, Some(Section::Monitoring));
    checks.equal("const near miss", NOTHING, None);
    for (activity, row) in Activity::ALL.into_iter().zip(&ROWS) {
        checks.equal(row.id, activity.id(), row.id);
        checks.equal(row.id, activity.title(), row.title);
        checks.equal(row.id, Activity::from_id(row.id), Some(activity));
        checks.equal(row.title, Activity::from_title(row.title), Some(activity));
        typed(checks, activity, row.id);
        typed(checks, activity, row.title);
    }
    for (section, (number, _)) in Section::ALL.into_iter().zip(SECTIONS) {
        checks.equal(number, Section::from_number(number), Some(section));
        checks.equal(number, number.parse(), Ok(section));
    }
    errors(checks);
}

/// In capitals, which no id and no title is.
fn typed(checks: &mut Checks, activity: Activity, text: &str) {
    let mut capitals = [0; 256];
    let capitals = &mut capitals[..text.len()];
    capitals.copy_from_slice(text.as_bytes());
    capitals.make_ascii_uppercase();
    let capitals = core::str::from_utf8(capitals).unwrap_or_default();
    checks.equal(text, Activity::from_id(capitals), None);
    checks.equal(text, Activity::from_title(capitals), None);
    checks.equal(text, capitals.parse(), Ok(activity));
    let found = maps::ACTIVITY_BY_ID.get(capitals).or(maps::ACTIVITY_BY_TITLE.get(capitals));
    checks.equal(text, found, Some(activity));
}

fn errors(checks: &mut Checks) {
    let nearest = |text: &str| text.parse::<Activity>().err().and_then(|error| error.nearest());
    checks.equal("near miss", nearest("manage bakcups"), Some("Manage backups"));
    checks.equal("nonsense", nearest("zzz"), None);
    checks.equal("empty", Activity::from_id(""), None);
    checks.equal("party", "ovhcloud".parse(), Ok(Party::OvhCloud));
    let count = "?".parse::<Section>().err().map(|error| error.count());
    checks.equal("count", count, Some(SECTIONS.len()));
}
