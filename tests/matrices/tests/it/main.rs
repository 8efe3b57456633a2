//! Matrices of every shape, compiled, read back cell by cell, and held against the JSON Schema.
//!
//! What is expected comes from the YAML files, and nothing of it through codegen.

mod chain;
mod edited;
mod guide;
mod lookups;
mod naive;
mod read_back;
mod schema;
mod special;
mod subsets;
mod surroundings;
