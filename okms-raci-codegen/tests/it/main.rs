//! What users of codegen rely on.

mod bounds;
mod files;
mod matrix;
mod refused;
mod samples;
mod warned;
