//! What claims add to `cargo check`: none, 1,000 and 10,000 of them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::run::{Error, cargo, run};
use crate::scratch::package;

const RUNS: usize = 5;
const ACTIVITIES: [&str; 4] =
    ["ManageBackups", "DeployPatches", "ManageDataSecurity", "MaintainContinuityPlan"];

pub(crate) fn cost() -> Result<(), Error> {
    let folder = package("cost", &["default"])?;
    let none = least(&folder, &policy(0, 1))?;
    println!("cargo check of a crate without claims: {} ms, the least of {RUNS}", none.as_millis());
    println!("claims  in blocks of  more than none");
    for (claims, block) in [(1_000, 1_000), (1_000, 10), (10_000, 10_000), (10_000, 10)] {
        let time = least(&folder, &policy(claims, block))?;
        println!("{claims:>6}  {block:>12}  {:>11} ms", time.saturating_sub(none).as_millis());
    }
    Ok(())
}

/// So many claims about one activity each, in blocks.
fn policy(claims: usize, block: usize) -> String {
    let mut policy = String::from("#![no_std]\n");
    for start in (0..claims).step_by(block) {
        policy += "okms_raci::assert_raci! {\n";
        for claim in start..claims.min(start + block) {
            let activity = ACTIVITIES[claim % ACTIVITIES.len()];
            // Writing to a string cannot fail.
            let _ = match claim % 3 {
                0 => {
                    writeln!(policy, "    OvhCloud is responsible and accountable for {activity};")
                }
                1 => writeln!(policy, "    Customer is not responsible for {activity};"),
                _ => writeln!(policy, "    only OvhCloud is accountable for {activity};"),
            };
        }
        policy += "}\n";
    }
    policy
}

/// The shortest of several checks, each after a change.
fn least(folder: &Path, policy: &str) -> Result<Duration, Error> {
    let mut least = Duration::MAX;
    for number in 0..=RUNS {
        fs::write(folder.join("src/lib.rs"), format!("{policy}// {number}\n"))?;
        let start = Instant::now();
        run(cargo(folder).args(["check", "--offline", "--quiet"]))?;
        // The first one builds what the others find built.
        if number > 0 {
            least = least.min(start.elapsed());
        }
    }
    Ok(least)
}
