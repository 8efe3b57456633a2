//! The enums of many variants that are compiled.

use std::error::Error;
use std::fmt::Write as _;

use okms_raci_benches::matrix;

use crate::consumer::{Consumer, ours};

/// Generates its module from `scale.yaml`, as users do.
pub(crate) fn raci() -> Result<Consumer, Box<dyn Error>> {
    let ours = ours()?;
    let codegen = format!("{ours}/okms-raci-codegen");
    let consumer = Consumer::new(
        "scale, okms-raci",
        &format!(
            "okms-raci = {{ path = {ours:?}, default-features = false }}\n\
             [build-dependencies]\nokms-raci-codegen = {{ path = {codegen:?} }}"
        ),
    )?;
    consumer.write("src/lib.rs", "okms_raci::include_matrix! { pub mod scale }\n")?;
    consumer.write(
        "build.rs",
        "fn main() -> Result<(), okms_raci_codegen::CompileError> {\n    \
             okms_raci_codegen::compile(\"scale.yaml\")\n}\n",
    )?;
    Ok(consumer)
}

pub(crate) fn yaml(size: usize) -> String {
    matrix::yaml("scale", size)
}

pub(crate) const STRUM: &str = "strum = { version = \"0.28\", features = [\"derive\"] }";

pub(crate) fn with_strum(size: usize) -> String {
    let mut text = String::from(
        "#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::AsRefStr, strum::Display)]\n\
         #[derive(strum::EnumIter, strum::EnumString, strum::VariantNames)]\n\
         pub enum Activity {\n",
    );
    for number in 0..size {
        let (id, variant) = (matrix::id(number), matrix::variant(number));
        let _ = writeln!(text, "    #[strum(serialize = {id:?})]\n    {variant},");
    }
    text + "}\n"
}

pub(crate) fn with_match(size: usize) -> String {
    let mut text = String::from(
        "#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]\npub enum Activity {\n",
    );
    let (mut id, mut title, mut from_id) = (String::new(), String::new(), String::new());
    for number in 0..size {
        let variant = matrix::variant(number);
        let _ = writeln!(text, "    {variant},");
        let _ = writeln!(id, "Self::{variant} => {:?},", matrix::id(number));
        let _ = writeln!(title, "Self::{variant} => {:?},", matrix::title(number));
        let _ = writeln!(from_id, "{:?} => Some(Self::{variant}),", matrix::id(number));
    }
    text + "}\n\nimpl Activity {\n"
        + &format!("pub fn id(self) -> &'static str {{ match self {{\n{id}}} }}\n")
        + &format!("pub fn title(self) -> &'static str {{ match self {{\n{title}}} }}\n")
        + &format!(
            "pub fn from_id(id: &str) -> Option<Self> {{ match id {{\n{from_id}_ => None }} }}\n"
        )
        + "}\n"
}
