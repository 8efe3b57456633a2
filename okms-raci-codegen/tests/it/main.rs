//! What users of codegen rely on.

mod bounds;
mod files;
mod refused;
mod samples;
mod warned;
