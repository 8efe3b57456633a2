//! What the optional features add to roles, role sets and total maps, and what generated code calls.

#[cfg(feature = "clap")]
pub use options::{NameParser, OptionValue, possible_value};
#[cfg(feature = "schemars")]
pub use schemas::{SchemaName, schema_of};
#[cfg(feature = "serde")]
pub use texts::from_text;

#[cfg(feature = "defmt")]
mod logs;
#[cfg(feature = "clap")]
mod options;
#[cfg(feature = "schemars")]
mod schemas;
#[cfg(feature = "serde")]
mod texts;
