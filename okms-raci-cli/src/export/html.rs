//! A matrix as a page in one file, which requests nothing.
//!
//! The order of the modules is that of the page: [`head`] is everything before the table, [`table`] the
//! matrix with its [`notes`], [`foot`] what follows it.

mod chain;
mod foot;
mod head;
mod layout;
mod notes;
mod redline;
mod table;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use okms_raci_codegen::Matrix;

pub(crate) use chain::ChainPage;
pub(crate) use redline::redline;

const SCRIPT: &str = include_str!("html/page.js");

/// What a page shows.
pub(crate) struct Page<'a> {
    pub(crate) matrix: &'a Matrix,
    /// The name of the YAML file that the digest is of, if the matrix was read from one.
    pub(crate) file: Option<&'a str>,
    /// Who signs the printed page.
    pub(crate) signers: &'a [String],
    /// A further column.
    pub(crate) column: Option<&'a Column>,
}

/// A further column, such as evidence.
pub(crate) struct Column {
    /// Its head.
    pub(crate) title: String,
    /// For each activity, in published order, the lines of its cell.
    pub(crate) cells: Vec<Vec<Cell>>,
}

/// A line of text in a [`Column`].
pub(crate) struct Cell {
    pub(crate) text: String,
    /// An address, or a path relative to the page.
    pub(crate) link: Option<String>,
}

impl<'a> Page<'a> {
    /// The plain page of a matrix.
    pub(crate) fn of(matrix: &'a Matrix) -> Self {
        Page { matrix, file: None, signers: &[], column: None }
    }

    /// The whole file.
    pub(crate) fn write(&self) -> String {
        let body = html! {
            a.skip href="#page.matrix" { "Skip to the matrix" } "\n"
            (head::header(self.matrix))
            main {
                (head::overview(self.matrix))
                (head::filter(self.matrix, ("activity", "activities")))
                (head::legend())
                (table::table(self))
            }
            (foot::footer(self, &[]))
            script { (PreEscaped(SCRIPT)) }
        };
        document(&self.matrix.title, &layout::class(self), &layout::style(self), &body)
    }
}

/// A page with this style, and a policy which admits that and the script alone.
fn document(title: &str, class: &str, style: &str, body: &Markup) -> String {
    // Data is not run, so the policy needs no digest of it.
    let policy = format!(
        "default-src 'none'; img-src data:; style-src {}; script-src {}; \
         base-uri 'none'; form-action 'none'",
        digest(style),
        digest(SCRIPT)
    );
    let page = html! {
        (DOCTYPE) "\n"
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                // Without an icon, a browser requests one from the server.
                link rel="icon" href="data:,";
                title { (title) } "\n"
                style { (PreEscaped(style)) }
            }
            "\n"
            body class=(class) { (body) }
        }
        "\n"
    };
    page.into_string()
}

/// The matrix as JSON in a page that was written here; none in any other text.
pub(crate) fn data_of(page: &str) -> Option<&str> {
    foot::data_of(page)
}

/// The digest by which the policy of the page admits its style and its script.
fn digest(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(hmac_sha256::Hash::hash(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use okms_raci_codegen::Matrix;

    use super::{Cell, Column, Page};

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
        let page = Page { column: Some(&column), ..Page::of(&matrix) };
        let page = page.write();
        assert!(
            page.contains("class=\"further\" role=\"columnheader\" scope=\"col\">Evidence</th>"),
            "{page}"
        );
        let first = "<a href=\"src/a.rs#L1\">a&lt;b&gt;</a><br>run</td></tr>";
        assert!(page.contains(first), "{page}");
        assert!(page.contains("class=\"further\" role=\"cell\"></td></tr>"), "{page}");
    }
}
