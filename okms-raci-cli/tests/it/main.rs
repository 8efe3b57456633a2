//! What people and CI rely on: the command, run as they run it.

mod bad_input;
mod chain;
mod diff;
mod export;
#[cfg(unix)]
mod forge;
mod hostile;
mod import;
#[cfg(feature = "xlsx")]
mod old_workbooks;
#[cfg(unix)]
mod pages;
mod properties;
mod raci;
mod redline;
#[cfg(unix)]
mod revisions;
mod sarif;
#[cfg(feature = "xlsx")]
mod sheet_sizes;
#[cfg(feature = "xlsx")]
mod sheets;
#[cfg(unix)]
mod streams;
mod tables;
mod trace;
mod workbook;
#[cfg(unix)]
mod written;
