//! All that the library says, compared with what it has to say.

mod cells;
mod policy;
mod rendered;
mod sections;
mod text;

use core::fmt::{self, Debug, Write};
use core::panic::Location;

type Check = fn(&mut Checks);

const ALL: &[(&str, Check)] = &[
    ("cells", cells::check),
    ("sections", sections::check),
    ("text", text::check),
    ("policy", policy::check),
    ("rendered", rendered::check),
];

/// Runs all checks, reports to the console, and tells whether all held.
pub fn run(console: &mut dyn Write) -> Result<bool, fmt::Error> {
    let mut failed = 0;
    for (name, check) in ALL {
        let mut checks = Checks { console, held: 0, failed: 0 };
        check(&mut checks);
        let (held, failed_here) = (checks.held, checks.failed);
        writeln!(console, "checks: {name}: {held} held, {failed_here} failed")?;
        failed += failed_here;
    }
    Ok(failed == 0)
}

/// Counts what held and reports what did not.
struct Checks<'a> {
    console: &'a mut dyn Write,
    held: u32,
    failed: u32,
}

impl Checks<'_> {
    #[track_caller]
    #[allow(clippy::needless_pass_by_value, reason = "values read better in a list of checks")]
    fn equal<T: PartialEq + Debug>(&mut self, about: &str, found: T, expected: T) {
        if found == expected {
            self.held += 1;
            return;
        }
        self.failed += 1;
        let place = Location::caller();
        // A console that does not take the report cannot take a word about that either.
        let _ = writeln!(
            self.console,
            "{place}: {about}\n  found    {found:?}\n  expected {expected:?}"
        );
    }
}
