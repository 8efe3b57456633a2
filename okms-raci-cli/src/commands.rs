//! The subcommands, a module each.

pub(crate) mod check;
pub(crate) mod trace;
