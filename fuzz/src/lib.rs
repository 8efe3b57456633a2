//! What is asserted of any input. The targets in `fuzz_targets/` make it up; `tests/replay.rs` takes the
//! samples of the project, and `finds/`, which has what once broke something.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod claims;
mod generate;
mod lookups;
mod plain;
mod sheets;
mod sources;
mod trees;

pub use claims::claims;
pub use generate::generate;
pub use lookups::lookups;
pub use sheets::sheets;
pub use sources::{import, trace};
pub use trees::trees;

/// Gives a target the files that the process is called with: how to look at a find without the fuzzer.
pub fn replay(target: fn(&[u8])) {
    for path in std::env::args_os().skip(1) {
        target(&std::fs::read(path).expect("the file can be read"));
    }
}
