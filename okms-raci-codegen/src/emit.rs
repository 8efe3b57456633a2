//! A checked matrix to the text of a Rust module.
//!
//! Only what the YAML decides is written: the enums with their documentation,
//! the source, the tables, and the maps. The functions over them are ordinary
//! code in okms-raci, which the module reaches through its alias `raci`.

mod docs;
mod items;
mod maps;
mod rows;
mod tables;
mod typed;

pub(crate) use self::rows::Written;
pub use self::rows::lines;
use crate::code::Code;
use crate::matrix::Matrix;

/// The items of a module.
pub(crate) fn emit(matrix: &Matrix, written: &Written<'_>) -> String {
    let mut code = Code::new();
    items::activity(&mut code, matrix);
    items::party(&mut code, matrix);
    items::section(&mut code, matrix);
    items::source(&mut code, matrix);
    items::matrix(&mut code, matrix);
    rows::rows(&mut code, matrix, written);
    tables::tables(&mut code, matrix);
    maps::maps(&mut code, matrix);
    typed::typed(&mut code, matrix);
    code.into_text()
}

/// The same part of each item.
fn column<'a, T, Part: ?Sized>(items: &'a [T], part: fn(&'a T) -> &'a Part) -> Vec<&'a Part> {
    items.iter().map(part).collect()
}
