//! What follows the table: signatures, the digest, and the matrix as data, which is read back here.

use maud::{Markup, PreEscaped, html};

use super::Page;

/// The id of the element with the matrix as JSON.
const DATA: &str = "page.json";

/// `outer` are the names and digests of further files.
pub(super) fn footer(page: &Page<'_>, outer: &[(String, String)]) -> Markup {
    html! {
        footer {
            (signatures(page.signers))
            @if !page.signers.is_empty() {
                p.screen { "Printed, this page has a block to sign for " (page.signers.join(" and for ")) "." } "\n"
            }
            (digest(page, outer))
        }
        "\n"
        // For `raci diff`, which reads the page as a source.
        script type="application/json" id=(DATA) { (PreEscaped(data(page))) }
        "\n"
    }
}

/// A block for each signer, on paper only.
fn signatures(signers: &[String]) -> Markup {
    html! {
        @if !signers.is_empty() {
            section.signatures aria-label="Signatures" {
                @for signer in signers {
                    div {
                        h2 dir="auto" { "Signed for " (signer) }
                        p { "Name and role" } p { "Place and date" } p { "Signature" }
                    }
                }
            }
            "\n"
        }
    }
}

fn digest(page: &Page<'_>, outer: &[(String, String)]) -> Markup {
    let source = &page.matrix.source;
    html! {
        @if let Some(url) = source.url.as_deref() {
            p.print { "Published at " (url) }
        }
        @if let Some(file) = page.file {
            p { "SHA-256 of " code { (file) } ": " code { (page.matrix.source.sha256) } } "\n"
        }
        @for (file, sha256) in outer {
            p { "SHA-256 of " code { (file) } ": " code { (sha256) } } "\n"
        }
        p.screen { "This page carries the matrix as data: " code { "raci diff PAGE.html FILE.yaml" } " shows what differs." }
        "\n"
    }
}

/// The matrix as JSON in which nothing can end the element that it stands in.
fn data(page: &Page<'_>) -> String {
    page.matrix.to_json().replace('<', "\\u003c")
}

/// The JSON in a page that [`footer`] wrote; none in any other text.
pub(super) fn data_of(page: &str) -> Option<&str> {
    let (_, after) = page.split_once(&format!(" id=\"{DATA}\">"))?;
    Some(after.split_once("</script>")?.0)
}
