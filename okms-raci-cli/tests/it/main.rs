//! What people and CI rely on: the command, run as they run it.

mod bad_input;
mod diff;
mod export;
#[cfg(unix)]
mod forge;
mod import;
#[cfg(unix)]
mod pages;
mod raci;
mod sarif;
#[cfg(unix)]
mod streams;
mod trace;
#[cfg(unix)]
mod written;
