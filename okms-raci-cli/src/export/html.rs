//! A matrix as a page in one file, which asks nothing of anyone.

mod document;
mod matrix;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use okms_raci_codegen::Matrix;

use crate::text::written;

const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");

/// A further column, such as evidence.
pub(crate) struct Column {
    /// Its head.
    pub(crate) title: String,
    /// By activity, in published order, what stands in its cell, one below the other.
    pub(crate) cells: Vec<Vec<Cell>>,
}

/// A piece of text in a [`Column`].
pub(crate) struct Cell {
    /// What is shown.
    pub(crate) text: String,
    /// Where it leads, as an address or a path relative to the page.
    pub(crate) link: Option<String>,
}

/// The page, with a further column if there is one.
pub(crate) fn page(matrix: &Matrix, column: Option<&Column>) -> String {
    written(|page| document::write(page, matrix, column))
}

/// What may run in the page and style it: what has this digest.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(hmac_sha256::Hash::hash(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use okms_raci_codegen::Matrix;

    use super::{Cell, Column, page};

    const YAML: &str = "
format: 1
name: tea
title: Tea
source: { revision: 2026-01-31 }
parties: [{ id: Host, name: Host }]
sections:
  - title: Afternoon
    activities:
      - { title: Boil water, roles: { Host: RA } }
      - { title: Wash up, roles: { Host: RA } }
";

    fn cell(text: &str, link: &str) -> Cell {
        Cell { text: text.to_owned(), link: Some(link.to_owned()) }
    }

    #[test]
    fn a_further_column_has_a_cell_in_each_row() {
        let (matrix, _) = Matrix::read(YAML, "tea.yaml").unwrap();
        let cells = vec![vec![cell("a<b>", "src/a.rs#L1"), cell("run", "javascript:run()")]];
        let column = Column { title: "Evidence".to_owned(), cells };
        let page = page(&matrix, Some(&column));
        assert!(page.contains("<th scope=\"col\" class=\"further\">Evidence</th>"));
        let first = "<td class=\"further\"><a href=\"src/a.rs#L1\">a&lt;b&gt;</a><br>run</td></tr>";
        assert!(page.contains(first), "{page}");
        assert!(page.contains("<td class=\"further\"></td></tr>"), "{page}");
    }
}
