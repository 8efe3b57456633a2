//! Matrices of every shape, compiled and read back cell by cell.
//!
//! What is expected comes from the YAML files, not through codegen, and
//! nothing of codegen.

mod guide;
mod lookups;
mod naive;
mod read_back;
mod special;
