//! What users of the grammar rely on.

mod forms;
mod names;
