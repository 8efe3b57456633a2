//! What claims cost: `cargo check` of a crate that has nothing else, after an edit.

use std::error::Error;
use std::fmt::Write as _;

use okms_raci::{Activity, Party, Role};

use crate::build_cost::{after_edit, least_times};
use crate::consumer::{Consumer, ours};

const HEAD: &str = "
## Claims

Seconds of `cargo check` after an edit, for a crate with so many claims in one
`assert_raci!`, and for one with as many assertions written by hand,
`const _: () = assert!(Activity::….is(Party::…, Role::…));`. Least of seven rounds, in
which all take turns.

| claims | `assert_raci!` | by hand | ratio |
| --: | --: | --: | --: |
";

const COUNTS: [usize; 4] = [0, 100, 1_000, 10_000];

pub(crate) fn report() -> Result<String, Box<dyn Error>> {
    let mut text = String::from(HEAD);
    let mut crates = Vec::new();
    for count in COUNTS {
        crates.push(consumer(&format!("claims-{count}"), &claims(count))?);
        crates.push(consumer(&format!("by-hand-{count}"), &by_hand(count))?);
    }
    let times = least_times(crates.len(), |at| after_edit(&crates[at], "check"))?;
    for (count, pair) in COUNTS.iter().zip(times.chunks(2)) {
        let [claims, by_hand] = pair else { continue };
        let ratio = claims / by_hand;
        writeln!(text, "| {count} | {claims:.2} | {by_hand:.2} | {ratio:.1}x |")?;
    }
    Ok(text)
}

/// A crate with this source, its dependency checked already.
fn consumer(name: &str, source: &str) -> Result<Consumer, Box<dyn Error>> {
    let consumer = Consumer::new(name, &format!("okms-raci = {{ path = {:?} }}", ours()?))?;
    consumer.write("src/lib.rs", source)?;
    after_edit(&consumer, "check")?;
    Ok(consumer)
}

/// Facts of the matrix, over and over.
fn facts() -> impl Iterator<Item = (Activity, Party, Role)> {
    let held = |(activity, party, role): &(Activity, Party, Role)| activity.is(*party, *role);
    let rows = Activity::ALL.into_iter().cycle();
    let cells = rows.flat_map(|activity| Party::ALL.map(|party| (activity, party)));
    cells.flat_map(|(activity, party)| Role::ALL.map(|role| (activity, party, role))).filter(held)
}

fn claims(count: usize) -> String {
    let mut text = String::from("okms_raci::assert_raci! {\n");
    for (activity, party, role) in facts().take(count) {
        let verb = match role {
            Role::Responsible => "responsible for",
            Role::Accountable => "accountable for",
            Role::Consulted => "consulted on",
            Role::Informed => "informed of",
        };
        let _ = writeln!(text, "    {party:?} is {verb} {activity:?};");
    }
    text + "}\n"
}

fn by_hand(count: usize) -> String {
    let mut text =
        String::from("#[allow(unused_imports)]\nuse okms_raci::{Activity, Party, Role};\n");
    for (activity, party, role) in facts().take(count) {
        let is = format!("Activity::{activity:?}.is(Party::{party:?}, Role::{role:?})");
        let _ = writeln!(text, "const _: () = assert!({is});");
    }
    text
}
