//! Policy code that compiles, because the matrix says so.
//!
//! A test of its own, because it is no longer built when the matrix changes,
//! while the other tests are built and fail.

mod claims;
mod items;
mod subsets;
mod typed_facts;
