//! YAML text to a tree of nodes, each with its number in the order of the text.
//!
//! `serde_yaml` gives values no places, but an error that a visitor raises gets
//! the place of what it is reading. So a matrix is read once, and if there is
//! something to report, once more for each node that is reported: up to that
//! node, where the visitor raises an error.

mod dash;
mod line;
mod locate;
mod node;
mod syntax;
mod value;
mod visit;
mod write;

pub(crate) use locate::{locate, locate_nodes};
pub(crate) use node::{Beginning, Node, Value};
pub(crate) use visit::Located;
pub(crate) use write::write;

use serde::de::DeserializeSeed;

use self::dash::Dashes;
use self::visit::Reading;
use crate::finding::{Finding, Findings};
use crate::places::without_mark;

/// Reads the one document of a YAML text; `None` if there is nothing in it.
///
/// A value with a tag is taken for the value, and its tag is noted; nothing was before.
pub(crate) fn parse(
    text: &str,
    located: &Located,
    findings: &mut Findings,
) -> Result<Option<Node>, Finding> {
    syntax::check_size(text)?;
    let dashes = Dashes::new(text);
    let reading = Reading::new(text, located).with_dashes(dashes.stand_in);
    let mut documents = serde_yaml::Deserializer::from_str(without_mark(&dashes.text));
    let Some(first) = documents.next() else { return Ok(None) };
    let root = reading.deserialize(first).map_err(|error| syntax::finding(&error, text))?;
    *findings = reading.tags();
    match documents.next() {
        Some(second) => Err(syntax::second_document(second, text)),
        None if reading.is_empty() => Ok(None),
        None => Ok(Some(root)),
    }
}
