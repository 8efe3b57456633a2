//! What people and CI rely on: the command, run as they run it.

mod import;
