//! From what people publish to a matrix: every decision on the way is noted with its place, and what
//! would be a guess is refused.

mod build;
mod columns;
mod csv;
mod front_matter;
mod ids;
mod imported;
mod legend;
mod letters;
mod markdown;
mod matrix;
mod name;
mod notes;
mod number;
mod outline;
mod page;
mod raw;
mod rows;
mod sheet;
mod titles;
mod words;
#[cfg(feature = "xlsx")]
mod xlsx;

use crate::into::Target;
use crate::status::Error;

pub(crate) use imported::{Imported, StatedFacts};
pub(crate) use notes::Decision;
use notes::Notes;
use page::Page;

/// What the user says about a source that it does not say itself.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Reading Markdown, CSV and XLSX")]
pub(crate) struct Hints {
    /// The date of the text, such as 2025-10-21
    #[arg(long, value_name = "DATE")]
    pub(crate) revision: Option<String>,
    /// A short name in lower case
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// The title of the matrix
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// Take only the rows that are marked in this column
    #[arg(long, value_name = "NAME")]
    pub(crate) column: Option<String>,
    /// The column of the activities, if its header is none of the usual words
    #[arg(long, value_name = "COLUMN")]
    pub(crate) activity: Option<String>,
    /// The columns of the parties, if there are other columns beside them
    #[arg(long, value_name = "COLUMN")]
    pub(crate) party: Vec<String>,
    /// The columns of the sections, from the outermost
    #[arg(long, value_name = "COLUMN")]
    pub(crate) section: Vec<String>,
    /// Take only what stands under this heading
    #[arg(long, value_name = "HEADING")]
    pub(crate) under: Option<String>,
    /// Leave out rows in which no party holds a role
    #[arg(long)]
    pub(crate) skip_empty: bool,
    /// What stands for the date of a source that says none, if one is not needed
    #[arg(skip)]
    pub(crate) undated: Option<&'static str>,
    /// Take the rows of a sheet that have a title alone for headings
    #[arg(long)]
    pub(crate) heading_rows: bool,
    /// The sheet to read
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
}

/// What stands for the date of a source that says none, where that is no matter; it is never told.
pub(crate) const NO_DATE: &str = "0001-01-01";

/// Why a page rendered to HTML is refused.
pub(crate) fn refused_html(file: &str) -> String {
    format!("{file} is HTML\n{WHY_NO_HTML}")
}

const WHY_NO_HTML: &str = "rendered copies drop empty cells, which hands one party's duties to \
     another: take the Markdown that the page is made from, or a spreadsheet";

/// A page in Markdown.
pub(crate) fn markdown(
    text: &str,
    file: &str,
    hints: &Hints,
    target: Option<&Target<'_>>,
) -> Result<Imported, Error> {
    import(file, hints, target, |notes| Ok(markdown::read(text, notes)))
}

/// Fields with commas, semicolons or tabs between them.
pub(crate) fn csv(
    text: &str,
    file: &str,
    hints: &Hints,
    target: Option<&Target<'_>>,
) -> Result<Imported, Error> {
    import(file, hints, target, |notes| Ok(csv::read(text, hints, notes)))
        .map(Imported::without_outline)
}

/// A spreadsheet.
#[cfg(feature = "xlsx")]
pub(crate) fn xlsx(
    bytes: &[u8],
    file: &str,
    hints: &Hints,
    target: Option<&Target<'_>>,
) -> Result<Imported, Error> {
    import(file, hints, target, |notes| xlsx::read(bytes, file, hints, notes))
        .map(Imported::without_outline)
}

fn import(
    file: &str,
    hints: &Hints,
    target: Option<&Target<'_>>,
    read: impl FnOnce(&mut Notes) -> Result<Page, Error>,
) -> Result<Imported, Error> {
    let mut notes = Notes::new(file);
    let page = read(&mut notes)?;
    notes.check()?;
    build::matrix(page, file, hints, target, notes)
}

/// Spreadsheets are not read by this build.
#[cfg(not(feature = "xlsx"))]
pub(crate) fn xlsx(
    _bytes: &[u8],
    file: &str,
    _hints: &Hints,
    _target: Option<&Target<'_>>,
) -> Result<Imported, Error> {
    Err(Error::new(format_args!(
        "{file}: this raci was built without the feature `xlsx`\nsave the sheet as CSV"
    )))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{Hints, csv, markdown, xlsx};

    /// The samples of `raci import` with one of these endings.
    fn samples(endings: &[&str]) -> Vec<Vec<u8>> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let is_one = |path: &std::path::PathBuf| {
            path.extension().is_some_and(|ending| endings.iter().any(|one| ending == *one))
        };
        entries.filter(is_one).map(|path| fs::read(path).unwrap()).collect()
    }

    fn hints() -> Hints {
        Hints { revision: Some("2026-01-31".to_owned()), ..Hints::default() }
    }

    /// The text cut off at places, and without characters that mean something; those at a stride,
    /// since all of them take minutes.
    fn mangled(text: &str) -> Vec<String> {
        let cuts = text.char_indices().map(|(at, _)| text[..at].to_owned());
        let means = |c: char| "|-#*_<>[]()\"',;:\\\n`".contains(c);
        let marks = text.char_indices().filter(|(_, c)| means(*c));
        let gaps = marks.map(|(at, c)| [&text[..at], &text[at + c.len_utf8()..]].concat());
        cuts.step_by(31).chain(gaps.step_by(17)).collect()
    }

    #[test]
    fn nothing_that_is_mangled_panics() {
        for sample in samples(&["md", "mdx"]) {
            for text in mangled(&String::from_utf8(sample).unwrap()) {
                let _ = markdown(&text, "a.md", &hints(), None);
                let _ = csv(&text, "a.csv", &hints(), None);
            }
        }
        for sample in samples(&["csv", "tsv"]) {
            for text in mangled(&String::from_utf8(sample).unwrap()) {
                let _ = csv(&text, "a.csv", &hints(), None);
            }
        }
    }

    #[test]
    fn no_spreadsheet_that_is_mangled_panics() {
        for sample in samples(&["xlsx"]) {
            for at in (0..sample.len()).step_by(61) {
                let mut changed = sample.clone();
                changed[at] ^= 0x55;
                let _ = xlsx(&changed, "a.xlsx", &hints(), None);
                let _ = xlsx(&sample[..at], "a.xlsx", &hints(), None);
            }
        }
    }
}
