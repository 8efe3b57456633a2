//! The code of some samples, as it is read: `generated/*.rs`.

use std::path::{Path, PathBuf};

use okms_raci_codegen::{generate_file, generate_or_salvage};

use crate::samples;

/// The matrices that have most of what there is between them.
const ACCEPTED: [&str; 6] = ["aliases", "derives", "markup", "mixed_sections", "notes", "typed"];

/// Of these a macro defines what could be read, so that one mistake is one message.
const REFUSED: [&str; 3] = ["ids_that_cannot_be_used", "no_keys_but_format", "no_parties"];

fn path(folder: &str, name: &str) -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    tests.join(folder).join(name).with_extension("yaml")
}

#[track_caller]
fn check(names: &[&str], code: impl Fn(&str) -> String) {
    let differences = names.iter().filter_map(|name| {
        samples::differs_from_expected(&path("generated", name), "rs", &code(name))
    });
    samples::assert_none(&differences.collect::<Vec<_>>());
}

#[test]
fn the_code_of_a_matrix() {
    check(&ACCEPTED, |name| {
        let sample = path("accepted", name);
        generate_file(&sample, &samples::name(&sample)).unwrap().code
    });
}

#[test]
fn the_code_of_what_can_be_read_of_a_matrix() {
    check(&REFUSED, |name| {
        generate_or_salvage(&path("refused", name), "x.yaml", "asked_for").unwrap_err().1
    });
}
