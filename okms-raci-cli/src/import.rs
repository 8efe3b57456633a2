//! From what people have to a matrix.
//!
//! ```text
//! Markdown ─┐
//! CSV ──────┤                ┌▶ letters, header, columns ─▶ rows ─┐
//! workbook ─┼▶ sheets of ────┘         (layout)                   ├▶ sections, ids ─▶ matrix
//! HTML ─────┤    cells                                            │
//! Word ─────┘     └──────────▶ headings, texts, footnotes ────────┘
//! ```
//!
//! What the sources differ in ends at the cells. Each decision is reported with its place, and what
//! would be a guess is refused.

#[cfg(feature = "xlsx")]
mod archive;
mod build;
mod cells;
mod delimited;
mod facts;
mod footnotes;
mod html;
mod ids;
mod imported;
mod kind;
#[allow(clippy::cast_precision_loss, reason = "shares of a few lines")]
mod layout;
mod markdown;
mod matrix;
mod number;
mod outline;
mod page;
mod report;
#[cfg(feature = "xlsx")]
mod word;
mod words;
#[cfg(feature = "xlsx")]
mod workbook;

use okms_raci_codegen::{Matrix, RoleSet};

use crate::into::Target;
use crate::source::Form;
use crate::status::Error;
use cells::Page;
pub(crate) use ids::id_of_row;
pub(crate) use imported::{Imported, StatedFacts};
use kind::Alphabet;
pub(crate) use layout::{COVERS, FACTS};
#[cfg(feature = "xlsx")]
pub(crate) use layout::{LEGEND, OWN_SHEET, OwnColumn, SOURCE};
pub(crate) use matrix::{PUBLISHED, broken_rule};
use report::Report;
pub(crate) use report::{Decision, Weight};

/// What the user says about a source that it does not say itself.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Reading tables")]
#[allow(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(crate) struct Hints {
    /// The date of the text, such as 2025-10-21
    #[arg(long, value_name = "DATE", value_parser = revision)]
    pub(crate) revision: Option<String>,
    /// A short name in lower case
    #[arg(long, value_parser = short_name)]
    pub(crate) name: Option<String>,
    /// The title of the matrix
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// The sheet to read
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
    /// Take only what is under this heading
    #[arg(long, value_name = "HEADING")]
    pub(crate) under: Option<String>,
    /// Take only these lines or rows of a sheet, such as 6-42
    #[arg(long, value_name = "FROM-TO")]
    pub(crate) rows: Option<Lines>,
    /// The rows that name the columns, such as 5-6
    #[arg(long, value_name = "FROM-TO")]
    pub(crate) header_rows: Option<Lines>,
    /// The column of the activities: its header, its letter in a sheet, or its position from 1
    #[arg(long, value_name = "COLUMN")]
    pub(crate) activity: Option<String>,
    /// The columns of the parties, and no others
    #[arg(long, value_name = "COLUMN")]
    pub(crate) party: Vec<String>,
    /// The columns of the sections, from the outermost, and no others
    #[arg(long, value_name = "COLUMN")]
    pub(crate) section: Vec<String>,
    /// The column of the publisher's own numbers or codes of rows
    #[arg(long = "ref", value_name = "COLUMN")]
    pub(crate) reference: Option<String>,
    /// A column whose texts are notes of the rows
    #[arg(long, value_name = "COLUMN")]
    pub(crate) note: Vec<String>,
    /// Take only the rows that are marked in this column
    #[arg(long, value_name = "COLUMN")]
    pub(crate) column: Option<String>,
    /// What a further letter or word means: S=C, or N=- for no role
    #[arg(long, value_name = "LETTER=ROLES", value_parser = letter)]
    pub(crate) letter: Vec<(String, RoleSet)>,
    /// A further word for no role
    #[arg(long, value_name = "WORD")]
    pub(crate) none: Vec<String>,
    /// The columns are roles, with parties in the cells
    #[arg(long)]
    pub(crate) transposed: bool,
    /// The rows are parties, the columns activities
    #[arg(long, conflicts_with = "transposed")]
    pub(crate) parties_in_rows: bool,
    /// Rows with nothing but a title are headings
    #[arg(long, conflicts_with_all = ["keep_empty"])]
    pub(crate) heading_rows: bool,
    /// Rows with nothing but a title are activities in which nobody holds a role
    #[arg(long, conflicts_with = "skip_empty")]
    pub(crate) keep_empty: bool,
    /// Leave out activities in which nobody holds a role
    #[arg(long)]
    pub(crate) skip_empty: bool,
    /// Take what is hidden
    #[arg(long)]
    pub(crate) hidden: bool,
    /// Take what is struck through
    #[arg(long)]
    pub(crate) struck: bool,
    /// Allow rows without an A or with several, since they are published that way
    #[arg(long)]
    pub(crate) as_published: bool,
    /// Report every decision
    #[arg(long)]
    pub(crate) verbose: bool,
    /// Placeholder date when the source has none; never shown
    #[arg(skip)]
    pub(crate) undated: Option<&'static str>,
}

impl Hints {
    /// An error for an option that does nothing, since none of the sources is a table.
    pub(crate) fn check_used(&self, has_table: bool) -> Result<(), Error> {
        let given = [
            ("--revision", self.revision.is_some()),
            ("--name", self.name.is_some()),
            ("--title", self.title.is_some()),
            ("--sheet", self.sheet.is_some()),
            ("--under", self.under.is_some()),
            ("--rows", self.rows.is_some()),
            ("--header-rows", self.header_rows.is_some()),
            ("--activity", self.activity.is_some()),
            ("--party", !self.party.is_empty()),
            ("--section", !self.section.is_empty()),
            ("--ref", self.reference.is_some()),
            ("--note", !self.note.is_empty()),
            ("--column", self.column.is_some()),
            ("--letter", !self.letter.is_empty()),
            ("--none", !self.none.is_empty()),
            ("--transposed", self.transposed),
            ("--parties-in-rows", self.parties_in_rows),
            ("--heading-rows", self.heading_rows),
            ("--keep-empty", self.keep_empty),
            ("--skip-empty", self.skip_empty),
            ("--hidden", self.hidden),
            ("--struck", self.struck),
            ("--as-published", self.as_published),
        ];
        match given.iter().find(|(_, is_given)| *is_given) {
            Some((option @ ("--activity" | "--section" | "--ref"), _)) if !has_table => {
                let help = "leave it out: an activity or a section to show stands after the file";
                Err(Error::new(format_args!(
                    "{option} is for tables, and no source is one\n{help}"
                )))
            }
            Some((option, _)) if !has_table => Err(Error::new(format_args!(
                "{option} is for tables, and no source is one\nleave it out"
            ))),
            _ => Ok(()),
        }
    }
}

/// Lines from one to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lines {
    first: usize,
    last: usize,
}

impl std::str::FromStr for Lines {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (first, last) = text.split_once(['-', '–', ':']).unwrap_or((text, text));
        let number = |text: &str| text.trim().parse::<usize>().ok().filter(|line| *line > 0);
        match (number(first), number(last)) {
            (Some(first), Some(last)) if first <= last => Ok(Lines { first, last }),
            (Some(first), Some(last)) => Err(format!("write {last}-{first}")),
            _ if text.contains([',', ';']) => {
                let mut numbers = text.split(|c: char| !c.is_ascii_digit());
                let first = numbers.find(|it| !it.is_empty()).unwrap_or("6");
                let last = numbers.rfind(|it| !it.is_empty()).unwrap_or("42");
                Err(format!("expected one range, such as {first}-{last}"))
            }
            _ => Err("expected two numbers of lines, counted from 1, such as 6-42".to_owned()),
        }
    }
}

impl Lines {
    fn has(self, line: usize) -> bool {
        (self.first..=self.last).contains(&line)
    }
}

/// A date; what else may be one is up to the rules of a matrix.
fn revision(text: &str) -> Result<String, String> {
    valid("a", text).map(|()| text.to_owned())
}

/// A name that the rules of a matrix allow.
fn short_name(text: &str) -> Result<String, String> {
    let valid = valid(text, "2025-10-21").map(|()| text.to_owned());
    valid.map_err(|help| help.replace("`name: ", "").replace('`', ""))
}

/// What the rules of a matrix say to write for a name and a date.
fn valid(name: &str, revision: &str) -> Result<(), String> {
    let yaml = format!(
        "{{ format: 1, name: {name:?}, title: A, source: {{ revision: {revision:?} }}, parties: [{{ id: A, \
         name: A }}], sections: [{{ title: A, activities: [{{ title: A, roles: {{ A: RA }} }}] }}] }}"
    );
    match Matrix::read(&yaml, "").err().as_ref().and_then(|report| report.problems().next()) {
        Some(problem) => Err(problem.help.clone().unwrap_or_default()),
        None => Ok(()),
    }
}

/// `S=C`, `N=-`
fn letter(text: &str) -> Result<(String, RoleSet), String> {
    let parts: Vec<&str> = text.split([',', ';']).map(str::trim).collect();
    if parts.len() > 1 && parts.iter().all(|part| part.contains('=') && letter(part).is_ok()) {
        let each: Vec<String> = parts.iter().map(|part| format!("--letter {part}")).collect();
        return Err(format!("write each for itself: {}", each.join(" ")));
    }
    let help = "expected a letter and its roles, such as S=C, or N=- for no role";
    let (letter, roles) = text.rsplit_once('=').ok_or(help)?;
    let roles = match roles.trim() {
        "-" | "" => RoleSet::NONE,
        roles => RoleSet::from_letters(&roles.to_uppercase()).ok_or_else(|| {
            let letters: String = roles.chars().filter(|c| c.is_alphabetic()).collect();
            match RoleSet::from_letters(&letters.to_uppercase()) {
                Some(roles) => format!("letters stand together: write {letter}={roles}"),
                None => help.to_owned(),
            }
        })?,
    };
    Ok((letter.trim().to_owned(), roles))
}

impl Hints {
    fn alphabet(&self) -> Alphabet {
        Alphabet {
            letters: self.letter.iter().cloned().collect(),
            none: self.none.iter().map(|word| word.to_lowercase()).collect(),
        }
    }

    /// The options that name a column, each with what it says.
    fn columns(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let one = [
            ("--activity", &self.activity),
            ("--ref", &self.reference),
            ("--column", &self.column),
        ];
        let one = one.into_iter().filter_map(|(name, hint)| Some((name, hint.as_deref()?)));
        let many = [("--party", &self.party), ("--section", &self.section), ("--note", &self.note)];
        let many = many
            .into_iter()
            .flat_map(|(name, hints)| hints.iter().map(move |hint| (name, hint.as_str())));
        one.chain(many)
    }
}

/// Placeholder date when the source has none; never shown.
pub(crate) const NO_DATE: &str = "0001-01-01";

/// Reads a matrix from a source that is neither YAML nor our own JSON.
pub(crate) fn read(
    form: Form,
    bytes: &[u8],
    file: &str,
    hints: &Hints,
    target: Option<&Target<'_>>,
) -> Result<Imported, Error> {
    let mut report = Report::default();
    let page = page(form, bytes, file, hints, &mut report)?;
    report.check(file)?;
    build::matrix(page, file, hints, target, report)
}

fn page(
    form: Form,
    bytes: &[u8],
    file: &str,
    hints: &Hints,
    report: &mut Report,
) -> Result<Page, Error> {
    let text = || crate::source::text(bytes, file);
    match form {
        #[cfg(feature = "xlsx")]
        Form::Xlsx => workbook::read(bytes, file, hints, report),
        #[cfg(feature = "xlsx")]
        Form::Docx => word::read(bytes, file),
        #[cfg(not(feature = "xlsx"))]
        Form::Xlsx | Form::Docx => Err(Error::new(format_args!(
            "{file}: this raci was built without the feature `xlsx`\nsave the table as CSV"
        ))),
        Form::Html => html::page(&text()?, file),
        Form::Csv => delimited::read(&text()?, file, &hints.alphabet(), report),
        _ => markdown::read(&text()?, file, report),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{Form, Hints, read};

    /// The samples of `raci import` with one of these endings.
    fn samples(endings: &[&str]) -> Vec<Vec<u8>> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let is_one = |path: &std::path::PathBuf| {
            path.extension().is_some_and(|ending| endings.iter().any(|one| ending == *one))
        };
        entries.filter(is_one).map(|path| fs::read(path).unwrap()).collect()
    }

    /// The text cut off at places, and without characters that mean something; those at a stride,
    /// since all of them take minutes.
    fn mangled(text: &str) -> Vec<String> {
        let cuts = text.char_indices().map(|(at, _)| text[..at].to_owned());
        let means = |c: char| "|-#*_<>[]()\"',;:\\\n`".contains(c);
        let marks = text.char_indices().filter(|(_, c)| means(*c));
        let gaps = marks.map(|(at, c)| [&text[..at], &text[at + c.len_utf8()..]].concat());
        cuts.step_by(61).chain(gaps.step_by(37)).collect()
    }

    #[test]
    fn nothing_that_is_mangled_panics() {
        for sample in samples(&["md", "mdx", "csv", "tsv", "html"]) {
            for text in mangled(&String::from_utf8_lossy(&sample)) {
                for form in [Form::Markdown, Form::Csv, Form::Html] {
                    let _ = read(form, text.as_bytes(), "a", &Hints::default(), None);
                }
            }
        }
    }

    #[test]
    fn no_archive_that_is_mangled_panics() {
        let forms =
            [("xlsx", Form::Xlsx), ("ods", Form::Xlsx), ("xls", Form::Xlsx), ("docx", Form::Docx)];
        for (endings, form) in forms {
            for sample in samples(&[endings]) {
                for at in (0..sample.len()).step_by(97) {
                    let mut changed = sample.clone();
                    changed[at] ^= 0x55;
                    let _ = read(form, &changed, "a", &Hints::default(), None);
                    let _ = read(form, &sample[..at], "a", &Hints::default(), None);
                }
            }
        }
    }
}
