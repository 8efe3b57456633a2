//! See `tests/schema.rs`.
