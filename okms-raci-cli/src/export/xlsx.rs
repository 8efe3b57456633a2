//! Matrices as a workbook: a sheet for each, the legend, and where they come from.
//!
//! All texts are strings, never formulas; the rows read back as they are.

mod about;
mod chain;
mod sheet;
mod style;

use okms_raci_codegen::Matrix;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::chain::Chain;
use crate::import::{LEGEND, SOURCE};
use crate::source::Loaded;
use crate::status::Error;
use style::Styles;

/// The most characters of the name of a sheet, and the names that a program or we take.
const LONGEST_NAME: usize = 31;
const TAKEN: [&str; 3] = [LEGEND, SOURCE, "History"];

/// The whole file; the same matrices give the same bytes.
pub(crate) fn write(sources: &[Loaded]) -> Result<Vec<u8>, Error> {
    workbook(sources).map_err(|error| too_large(&error))
}

/// The table of a chain as a file.
pub(crate) fn write_chain(chain: &Chain) -> Result<Vec<u8>, Error> {
    chain_book(chain).map_err(|error| too_large(&error))
}

fn too_large(error: &XlsxError) -> Error {
    let help = "a cell holds 32767 characters, a sheet 1048576 rows and 16384 columns";
    Error::new(format_args!("this matrix does not fit into a workbook: {error}\n{help}"))
}

fn chain_book(chain: &Chain) -> Result<Vec<u8>, XlsxError> {
    let styles = Styles::new();
    let mut book = Workbook::new();
    book.set_properties(&properties(chain.nodes.iter().map(|node| &node.matrix)));
    self::chain::write(book.add_worksheet().set_name("Chain")?, chain, &styles)?;
    about::legend(book.add_worksheet().set_name(LEGEND)?, &styles)?;
    book.save_to_buffer()
}

fn workbook(sources: &[Loaded]) -> Result<Vec<u8>, XlsxError> {
    let styles = Styles::new();
    let mut book = Workbook::new();
    book.set_properties(&properties(sources.iter().map(|source| &source.matrix)));
    let names = sheet_names(sources.iter().map(|source| source.matrix.name.as_str()));
    for (source, name) in sources.iter().zip(&names) {
        sheet::write(book.add_worksheet().set_name(name)?, &source.matrix, &styles)?;
    }
    about::legend(book.add_worksheet().set_name(LEGEND)?, &styles)?;
    about::source(book.add_worksheet().set_name(SOURCE)?, sources, &names, &styles)?;
    book.save_to_buffer()
}

/// The date is that of the newest revision, so that the file does not depend on the day.
fn properties<'a>(matrices: impl Iterator<Item = &'a Matrix> + Clone) -> DocProperties {
    let date = matrices.clone().filter_map(date).max_by_key(|(numbers, _)| *numbers);
    let date = date.map(|(_, date)| date).or(ExcelDateTime::from_ymd(1980, 1, 1).ok());
    let titles: Vec<&str> = matrices.map(|matrix| matrix.title.as_str()).collect();
    let properties = DocProperties::new().set_title(titles.join("; "));
    match date {
        Some(date) => properties.set_creation_datetime(&date),
        None => properties,
    }
}

/// The revision as a date, if a workbook has such years.
fn date(matrix: &Matrix) -> Option<([u16; 3], ExcelDateTime)> {
    let numbers = matrix.source.revision.split('-').map(|part| part.parse::<u16>().ok());
    let [year, month, day] = numbers.collect::<Option<Vec<_>>>()?.try_into().ok()?;
    let date = ExcelDateTime::from_ymd(year, month as u8, day as u8).ok()?;
    Some(([year, month, day], date))
}

/// The names of the matrices as those of sheets, which are short and differ in more than letter case.
fn sheet_names<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut sheets: Vec<String> = Vec::new();
    for name in names {
        let is_taken = |sheet: &String| {
            let same = |other: &str| other.eq_ignore_ascii_case(sheet);
            TAKEN.into_iter().any(same) || sheets.iter().any(|other| same(other))
        };
        let numbered = |number: usize| {
            let end = if number > 1 { format!(" ({number})") } else { String::new() };
            let start: String = name.chars().take(LONGEST_NAME - end.len()).collect();
            start + &end
        };
        let sheet =
            (1..=sheets.len() + TAKEN.len() + 1).map(numbered).find(|sheet| !is_taken(sheet));
        sheets.extend(sheet);
    }
    sheets
}

#[cfg(test)]
mod tests {
    use super::sheet_names;

    #[test]
    fn sheets_have_names_of_their_own() {
        let long = "a-name-that-is-longer-than-the-name-of-a-sheet";
        let names = sheet_names(["okms", "okms", "legend", long, long].into_iter());
        let (first, second) =
            ("a-name-that-is-longer-than-the-", "a-name-that-is-longer-than- (2)");
        assert_eq!(names, ["okms", "okms (2)", "legend (2)", first, second]);
        assert!(names.iter().all(|name| name.len() <= 31));
    }
}
