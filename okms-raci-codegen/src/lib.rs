//! Draft
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod check;
mod code;
mod compile;
mod emit;
mod file;
mod generate;
mod key_table;
mod keys;
mod model;
mod names;
mod output;
mod place;
mod read;
mod report;
mod yaml;

pub use compile::{CompileError, compile};
pub use file::generate_file;
pub use generate::{Generated, generate};
pub use report::{Position, Problem, Report, Severity};
