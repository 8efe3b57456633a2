//! The subcommands, a module each.

pub(crate) mod check;
pub(crate) mod export;
pub(crate) mod trace;
