//! What users of the grammar and of the judge rely on.

mod beside;
mod forms;
mod judge;
mod lookups;
mod names;
mod refinement;
mod tea;
