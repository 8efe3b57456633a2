//! What users of codegen rely on.

mod bounds;
mod compiled;
mod escapes;
mod files;
mod generated;
mod matrix;
mod mistakes;
mod obeyed;
mod refused;
mod rules;
mod samples;
mod warned;
#[cfg(unix)]
mod written;
