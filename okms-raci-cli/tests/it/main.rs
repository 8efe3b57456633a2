//! What the command prints, and how it ends.

mod bad_input;
#[cfg(unix)]
mod pages;
mod trace;
