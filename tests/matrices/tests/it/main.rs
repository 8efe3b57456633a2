//! Matrices of every shape, compiled, and read back cell by cell.
//!
//! What is expected comes from the YAML files, and nothing of it through codegen.

mod chain;
mod edited;
mod guide;
mod lookups;
mod naive;
mod read_back;
mod special;
mod subsets;
mod surroundings;
