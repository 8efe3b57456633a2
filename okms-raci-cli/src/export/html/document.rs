//! All of the page but the matrix itself.

use std::fmt::{self, Write};

use okms_raci_codegen::{Matrix, Role, Source};
use okms_raci_core::escape::Html;
use okms_raci_core::render::is_web_address;

use super::{Column, SCRIPT, STYLE, hash, matrix};
use crate::text::origin;

pub(super) fn write(page: &mut String, data: &Matrix, column: Option<&Column>) -> fmt::Result {
    head(page, data.title())?;
    writeln!(page, "<body>\n<header>\n<h1 dir=\"auto\">{}</h1>", Html(data.title()))?;
    source(page, data.source(), data.sha256())?;
    page.push_str("</header>\n<main>\n");
    legend(page)?;
    filters(page, data)?;
    matrix::write(page, data, column)?;
    page.push_str("<p class=\"nothing\" hidden>No activity is like that.</p>\n</main>\n");
    writeln!(page, "<script>{SCRIPT}</script>\n</body>\n</html>")
}

fn head(page: &mut String, title: &str) -> fmt::Result {
    let (style, script) = (hash(STYLE), hash(SCRIPT));
    let policy = format!(
        "default-src 'none'; img-src data:; style-src {style}; script-src {script}; \
         base-uri 'none'; form-action 'none'"
    );
    // The icon is empty, since without one a browser asks the server for it.
    writeln!(
        page,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <link rel=\"icon\" href=\"data:,\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>",
        Html(title)
    )
}

fn source(page: &mut String, source: &Source, sha256: &str) -> fmt::Result {
    let origin = Html(origin(source));
    write!(page, "<p class=\"source\">")?;
    match source.url() {
        Some(url) if is_web_address(url) => write!(page, "<a href=\"{}\">{origin}</a>", Html(url))?,
        Some(url) => write!(page, "{origin}, {}", Html(url))?,
        None => write!(page, "{origin}")?,
    }
    writeln!(page, "<br>\n<small>SHA-256 <code>{sha256}</code></small></p>")
}

fn legend(page: &mut String) -> fmt::Result {
    page.push_str("<dl class=\"legend\" aria-label=\"What the letters mean\">\n");
    for role in Role::ALL {
        let (letter, name) = (role.letter(), role.name());
        write!(
            page,
            "<div><dt><b class=\"role {letter}\" aria-hidden=\"true\">{letter}</b> {name}</dt>"
        )?;
        writeln!(page, "<dd>{}</dd></div>", role.definition())?;
    }
    page.push_str("</dl>\n");
    Ok(())
}

/// Hidden until the script shows them, since without it they do nothing.
fn filters(page: &mut String, data: &Matrix) -> fmt::Result {
    page.push_str(
        "<form role=\"search\" aria-label=\"Filter the activities\" hidden>\n\
         <label>Party <select class=\"party\">\n<option value=\"\">Any party</option>\n",
    );
    for (position, party) in data.parties().iter().enumerate() {
        writeln!(page, "<option value=\"{position}\">{}</option>", Html(party.name()))?;
    }
    page.push_str(
        "</select></label>\n<label>Role <select class=\"of\">\n\
         <option value=\"\">Any role</option>\n",
    );
    for role in Role::ALL {
        writeln!(page, "<option value=\"{}\">{}</option>", role.letter(), role.name())?;
    }
    page.push_str(
        "</select></label>\n\
         <label class=\"wide\">Text <input type=\"search\" autocomplete=\"off\" spellcheck=\"false\"></label>\n\
         <button type=\"reset\">Show all</button>\n</form>\n",
    );
    let count = data.activities().len();
    writeln!(page, "<p class=\"count\" role=\"status\" aria-live=\"polite\">{count} activities</p>")
}
