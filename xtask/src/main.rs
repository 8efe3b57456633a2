//! Chores of the project: `cargo xtask`.

mod assembly;
mod claims;
mod contents;
mod cost;
#[cfg(test)]
mod documents;
mod downstream;
mod man;
mod mutate;
mod package;
mod picture;
mod regenerate;
mod run;
mod samples;
mod scratch;
mod table;

use std::process::ExitCode;

/// Its list of chores is in CONTRIBUTING.md as well.
const USAGE: &str = "\
usage: cargo xtask CHORE

  regenerate  renew what is checked in but made from other files
  picture     draw the matrix for README.md, light and dark; a part of `regenerate`
  assembly    count the instructions of lookups
  downstream  pack what would be published, verify it, run consumers of the packages, the samples of READMEs and packed tests
  claims      change each cell of data/okms.yaml in turn and compare the claims that break
  cost        measure what claims add to `cargo check`
  man         write the manual of the command `raci`, a page for each subcommand
  mutate      change each fact of data/okms.yaml in turn and count the tests that notice";

fn main() -> ExitCode {
    let chores: Vec<String> = std::env::args().skip(1).collect();
    let result = match chores.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["assembly"] => assembly::assembly(),
        ["claims"] => claims::claims(),
        ["cost"] => cost::cost(),
        ["regenerate"] => regenerate::regenerate(),
        ["picture"] => regenerate::picture(),
        ["downstream"] => downstream::downstream(),
        ["man"] => man::man(),
        ["mutate"] => mutate::mutate(),
        _ => Err(USAGE.into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

#[test]
fn contributors_are_told_of_every_chore() {
    let page = std::fs::read_to_string(run::root().join("CONTRIBUTING.md")).unwrap();
    let chores = USAGE.lines().skip(2).collect::<Vec<_>>().join("\n");
    assert!(page.contains(&chores), "put this list of chores into CONTRIBUTING.md:\n{chores}");
}
