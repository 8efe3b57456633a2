//! What people and CI rely on: the command, run as they run it.

mod diff;
mod export;
mod raci;
