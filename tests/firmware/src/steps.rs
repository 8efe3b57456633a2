//! Uses of the library, each with all those before it; what each adds is measured.
//!
//! Every step gives the number of right answers among those that it and the
//! steps before it asked for, so that nothing can be left out of the program.

use core::fmt::{self, Write};

use okms_raci::{Activity, Okms, Party, Role, RoleSet, Section, maps, render, typed};

use crate::policy::{OWN, rotate};

/// What only the run knows; the same in all steps, so that no step is charged for it.
#[derive(Clone, Copy, Debug)]
pub struct Input {
    /// `HandleIncidents`
    pub activity: Activity,
    /// `Customer`
    pub party: Party,
    /// `Accountable`
    pub role: Role,
    /// `Incidents`
    pub section: Section,
    /// `"keep-service-logs"`
    pub text: &'static str,
}

impl Input {
    /// What the steps are run with.
    pub const USUAL: Input = Input {
        activity: Activity::HandleIncidents,
        party: Party::Customer,
        role: Role::Accountable,
        section: Section::Incidents,
        text: "keep-service-logs",
    };
}

/// Nothing of the library: a number stands where the next step has a constant.
pub fn nothing(input: &Input) -> usize {
    input.text.len() + 3
}

/// Lookups in const code, claims, and a typed bound.
pub fn constants(input: &Input) -> usize {
    const BACKUPS: Option<Activity> = Activity::from_id("manage-backups");
    const KEYS: RoleSet = OWN.roles(Party::Customer);
    const RIGHT: usize = BACKUPS.is_some() as usize + KEYS.len();
    input.text.len() + RIGHT + rotate(typed::Customer) as usize
}

/// The roles of a party in an activity.
pub fn roles(input: &Input) -> usize {
    constants(input) + usize::from(input.activity.roles(input.party) == RoleSet::AI)
}

/// An exact lookup of an id.
pub fn text(input: &Input) -> usize {
    let found = Activity::from_id(input.text);
    roles(input) + usize::from(found == Some(Activity::KeepServiceLogs))
}

/// The title of an activity.
pub fn titles(input: &Input) -> usize {
    text(input) + usize::from(input.activity.title().len() == 49)
}

/// All other lookups that work in const code.
pub fn lookups(input: &Input) -> usize {
    let Input { activity, party, role, section, text } = *input;
    let answers = [
        activity.is(party, role),
        activity.id().len() == 16,
        activity.section() == section,
        Activity::held_by(party, role).len() == 11,
        Activity::from_title(text).is_none(),
        party.name().len() == 8,
        Party::from_id(text).is_none(),
        section.number().len() == 5,
        section.title().len() == 9,
        section.depth() == 3,
        section.parent() == Some(Section::EventManagement),
        section.sections().is_empty(),
        section.activities().len() == 2,
        section.all_activities().len() == 2,
        Section::from_number(text).is_none(),
        Section::from_id(text).is_none(),
    ];
    titles(input) + answers.into_iter().filter(|right| *right).count()
}

/// Text in any letter case, through the static maps.
pub fn maps(input: &Input) -> usize {
    let found = maps::ACTIVITY_BY_ID.get(input.text);
    lookups(input) + usize::from(found == Some(Activity::KeepServiceLogs))
}

/// Text as people type it, with the nearest name where nothing is called so.
pub fn parsed(input: &Input) -> usize {
    maps(input) + usize::from(input.text.parse() == Ok(Activity::KeepServiceLogs))
}

/// The whole matrix in Markdown.
pub fn rendered(input: &Input) -> usize {
    let mut written = Written(0);
    let done = write!(written, "{}", render::markdown::<Okms>());
    parsed(input) + usize::from(done.is_ok() && written.0 > 3_000)
}

/// Counts the bytes that are written to it.
struct Written(usize);

impl Write for Written {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}
