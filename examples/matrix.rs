//! Prints the matrix, or the part of it that an argument names.
//!
//! ```sh
//! cargo run --example matrix                    # all of it
//! cargo run --example matrix -- 3.1             # a section, by its number
//! cargo run --example matrix -- manage-backups  # an activity, by its id or title
//! ```

use std::process::ExitCode;

use okms_raci::render::{self, Text};
use okms_raci::{Activity, Okms, ParseError, Section};

fn main() -> ExitCode {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    match part(&asked.join(" ")) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// The whole matrix for an empty text, else the activity or section that it names.
fn part(asked: &str) -> Result<Text<Okms>, String> {
    let matrix = render::text::<Okms>();
    if asked.is_empty() {
        return Ok(matrix);
    }
    match (asked.parse::<Activity>(), asked.parse::<Section>()) {
        (Ok(activity), _) => Ok(matrix.activity(activity)),
        (_, Ok(section)) => Ok(matrix.section(section)),
        (Err(activity), Err(section)) => Err(refusal(activity, section)),
    }
}

/// The error with the nearest name, be it of an activity or a section.
fn refusal(activity: ParseError, section: ParseError) -> String {
    let helps = |error: &ParseError| error.nearest().is_some() || error.shared_by().is_some();
    match [activity, section].into_iter().find(helps) {
        Some(error) => error.to_string(),
        None => format!(
            "nothing is called {:?}; ask for one of the {} activities by its id or title, \
             or for one of the {} sections by its number",
            activity.asked(),
            activity.count(),
            section.count(),
        ),
    }
}
