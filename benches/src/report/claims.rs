//! What claims cost: `cargo check` of a crate that has nothing else, after an edit.

use std::error::Error;
use std::fmt::Write as _;
use std::time::Duration;

use okms_raci::{Activity, Party, Role};

use crate::build_cost::{after_edit, median};
use crate::consumer::{Consumer, ours};

const HEAD: &str = "
## Claims

Seconds of `cargo check` after an edit (median of five), for a crate with so many
claims in one `assert_raci!`, and for one with as many assertions written by hand,
`const _: () = assert!(Activity::….is(Party::…, Role::…));`.

| claims | `assert_raci!` | by hand | ratio |
| --: | --: | --: | --: |
";

pub(crate) fn report() -> Result<String, Box<dyn Error>> {
    let mut text = String::from(HEAD);
    for count in [0, 100, 1_000, 10_000] {
        let claims = check(&format!("claims-{count}"), &claims(count))?.as_secs_f64();
        let by_hand = check(&format!("by-hand-{count}"), &by_hand(count))?.as_secs_f64();
        let ratio = claims / by_hand;
        writeln!(text, "| {count} | {claims:.2} | {by_hand:.2} | {ratio:.1}x |")?;
    }
    Ok(text)
}

fn check(name: &str, source: &str) -> Result<Duration, Box<dyn Error>> {
    let consumer = Consumer::new(name, &format!("okms-raci = {{ path = {:?} }}", ours()?))?;
    consumer.write("src/lib.rs", source)?;
    after_edit(&consumer, "check")?;
    median(|| after_edit(&consumer, "check"))
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
