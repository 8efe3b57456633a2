//! Export formats of a matrix.

pub(crate) mod html;
pub(crate) mod oscal;
pub(crate) mod table;
#[cfg(feature = "xlsx")]
mod xlsx;

use std::ffi::OsStr;
use std::path::Path;

use clap::ValueEnum;
use okms_raci_codegen::{Activity, Matrix, Refines, Rule, Section, Source};
use okms_raci_core::render::Origin;

use crate::output::Output;
use crate::paths::shell_word;
use crate::status::Error;

/// A form that a matrix is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    // Plain comments, so that help lists the formats in one line.
    // All of it as data, with a JSON Schema
    Json,
    // A line for each activity; safe in a spreadsheet
    Csv,
    // A coloured workbook with filters, to print and to edit
    #[value(aliases = ["excel", "xls"])]
    Xlsx,
    // A heading for each section, with a table
    #[value(alias = "md")]
    Markdown,
    // A page in one file, with filters, to send and to sign
    #[value(alias = "htm")]
    Html,
    // A catalog of OSCAL: sections as groups, activities as controls
    OscalCatalog,
    // A component definition of OSCAL: who holds which role in each control
    OscalComponentDefinition,
}

impl Format {
    /// The form that the ending of a name says.
    pub(crate) fn of_name(path: &Path) -> Option<Self> {
        let ending = ending(path)?;
        ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, format)| *format)
    }

    /// The form that is asked for, or that the ending of the output's name says.
    ///
    /// `needed` is the form that other options ask for.
    pub(crate) fn chosen(
        asked: Option<Self>,
        needed: Option<Self>,
        output: &Output,
    ) -> Result<Self, Error> {
        let named = output.file.as_deref().and_then(|path| Some((path, ending(path)?)));
        if let Some(format) = asked {
            return match named {
                Some((path, ending)) if !format.may_end(&ending) => {
                    Err(format.ends_otherwise(path, needed == asked))
                }
                _ => Ok(format),
            };
        }
        let Some((path, ending)) = named else {
            let help = "say it with --format html, or with the name of the output: -o matrix.html";
            return Err(Error::new(format_args!("the format is missing\n{help}")));
        };
        Self::of_name(path).ok_or_else(|| {
            let help = instead_of(&ending, path).unwrap_or_else(|| {
                "name a file that ends with .html, .xlsx, .csv, .md or .json, or say the format with --format".to_owned()
            });
            Error::new(format_args!("`.{ending}` is no format that is written\n{help}"))
        })
    }

    /// Whether a file of this form may end so; what no form ends with may hold any.
    fn may_end(self, ending: &str) -> bool {
        let is_json = matches!(self, Self::OscalCatalog | Self::OscalComponentDefinition);
        match ENDINGS.iter().find(|(known, _)| *known == ending) {
            Some((_, format)) => *format == self || is_json && *format == Self::Json,
            None => instead_of(ending, Path::new("")).is_none(),
        }
    }

    /// That the name of the output ends as another form does; `is_needed` says that the form has to stay.
    fn ends_otherwise(self, path: &Path, is_needed: bool) -> Error {
        let (said, meant) = (shell_word(path), self.named_as(path));
        let what = format!("--format and the ending of -o {said} differ");
        let other = if is_needed { "" } else { "leave out --format, or " };
        Error::new(format_args!("{what}\n{other}write -o {meant}"))
    }

    /// The name of the output with the ending of this form.
    fn named_as(self, path: &Path) -> String {
        let ending = ENDINGS.iter().find(|(_, format)| *format == self).map_or("json", |it| it.0);
        shell_word(&path.with_extension(ending))
    }

    /// The options that ask for this form, with this output.
    pub(crate) fn options(self, output: &Output) -> String {
        let name = self.to_possible_value().map(|it| it.get_name().to_owned()).unwrap_or_default();
        let other = output
            .file
            .as_deref()
            .filter(|path| ending(path).is_some_and(|ending| !self.may_end(&ending)));
        let named = other.map(|path| format!(" -o {}", self.named_as(path)));
        format!("--format {name}{}", named.unwrap_or_default())
    }
}

/// Whether the name of a file ends as that of an export, or of a form that is none of ours.
pub(crate) fn is_of_another_form(path: &Path) -> bool {
    let ending = ending(path).unwrap_or_default();
    let is_yaml = matches!(ending.as_str(), "yaml" | "yml");
    let is_ours = ENDINGS.iter().any(|(known, _)| *known == ending);
    is_ours || !is_yaml && instead_of(&ending, path).is_some()
}

/// What to write in place of a form that is none of ours.
pub(crate) fn instead_of(ending: &str, path: &Path) -> Option<String> {
    let as_ending = |ending| shell_word(&path.with_extension(ending));
    Some(match ending {
        "pdf" => format!("write -o {}, and print that to PDF", as_ending("html")),
        "doc" | "docx" | "odt" | "rtf" | "word" => {
            format!("write -o {}, and open that in a word processor", as_ending("html"))
        }
        "xlsm" | "ods" | "xls" => format!("write -o {}", as_ending("xlsx")),
        "tsv" => format!("write -o {}", as_ending("csv")),
        "yaml" | "yml" => format!("`raci import SOURCE -o {}` writes YAML", as_ending(ending)),
        _ => return None,
    })
}

/// What the names of files end with, and what these are.
const ENDINGS: [(&str, Format); 7] = [
    ("html", Format::Html),
    ("xlsx", Format::Xlsx),
    ("csv", Format::Csv),
    ("md", Format::Markdown),
    ("json", Format::Json),
    ("htm", Format::Html),
    ("markdown", Format::Markdown),
];

/// What the name ends with, in lower case.
fn ending(path: &Path) -> Option<String> {
    path.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase)
}

#[cfg(feature = "xlsx")]
pub(crate) use xlsx::{write as workbook, write_chain as chain_workbook};

/// This build writes no workbooks.
#[cfg(not(feature = "xlsx"))]
pub(crate) fn workbook(_: &[crate::source::Loaded]) -> Result<Vec<u8>, Error> {
    Err(Error::new("this raci was built without the feature `xlsx`\nexport with --format csv"))
}

/// This build writes no workbooks.
#[cfg(not(feature = "xlsx"))]
pub(crate) fn chain_workbook(_: &crate::chain::Chain) -> Result<Vec<u8>, Error> {
    workbook(&[])
}

/// The publisher, article and revision of a matrix.
pub(crate) fn origin(source: &Source) -> Origin<'_> {
    Origin {
        publisher: source.publisher.as_deref(),
        article: source.article.as_deref(),
        revision: &source.revision,
    }
}

/// The number and title of a section.
pub(crate) fn section_label(section: &Section) -> String {
    format!("{} {}", section.number_or_empty(), section.title).trim_start().to_owned()
}

/// The cells of a row: `Customer RA, OVHcloud I`.
pub(crate) fn cells(matrix: &Matrix, activity: &Activity) -> String {
    let cells = matrix.parties.iter().zip(&activity.roles);
    cells.map(|(party, roles)| format!("{} {roles}", party.name)).collect::<Vec<_>>().join(", ")
}

/// Who holds what in a row: `Customer RA`.
pub(crate) fn holders(matrix: &Matrix, activity: &Activity) -> String {
    let cells = matrix.parties.iter().zip(&activity.roles).filter(|(_, roles)| !roles.is_empty());
    let cells: Vec<String> =
        cells.map(|(party, roles)| format!("{} {roles}", party.name)).collect();
    if cells.is_empty() { "no roles".to_owned() } else { cells.join(", ") }
}

/// The notes of a row's cells: `OVHcloud: by phone`.
pub(crate) fn notes(matrix: &Matrix, activity: &Activity) -> Vec<String> {
    let notes = activity.notes.iter();
    notes.map(|(party, note)| format!("{}: {note}", matrix.parties[*party].name)).collect()
}

/// The exemptions of a row with their reasons: `no A: Nobody asked.`
pub(crate) fn allowed(activity: &Activity) -> Vec<String> {
    let allowed = activity.allow.iter();
    allowed.map(|(rule, reason)| format!("{}: {reason}", deviation(*rule))).collect()
}

/// The title of a row, after its reference.
pub(crate) fn row_label(activity: &Activity) -> String {
    let reference = activity.reference.as_ref().map(|reference| format!("{reference} "));
    format!("{}{}", reference.unwrap_or_default(), activity.title)
}

/// What is said of a row beside its reference, title and roles, a line each.
pub(crate) fn remarks(matrix: &Matrix, activity: &Activity) -> Vec<String> {
    let allowed = allowed(activity).into_iter().map(|text| format!("allowed, {text}"));
    let covered = covered(matrix, activity).into_iter().map(|text| format!("covers {text}"));
    let notes = activity.note.iter().cloned().chain(notes(matrix, activity));
    notes.chain(allowed).chain(covered).collect()
}

/// Why a row may break a rule.
pub(crate) fn reason(activity: &Activity, rule: Rule) -> Option<&str> {
    let mut allowed = activity.allow.iter();
    allowed.find(|(allowed, _)| *allowed == rule).map(|(_, reason)| reason.as_str())
}

/// What an exemption allows, in a few words.
pub(crate) fn deviation(rule: Rule) -> &'static str {
    match rule {
        Rule::SeveralAccountable => "several A",
        Rule::NobodyAccountable => "no A",
        Rule::NobodyResponsible => "no R",
        Rule::NoRoles => "no roles",
        Rule::DutyHandedBack => "a duty handed back",
        Rule::AccountabilitySplit => "split accountability",
        other => other.id(),
    }
}

/// The same, after a number of rows.
pub(crate) fn deviating(rule: Rule) -> String {
    match rule {
        Rule::NobodyAccountable => "without an A".to_owned(),
        Rule::NobodyResponsible => "without an R".to_owned(),
        Rule::NoRoles => "without a role".to_owned(),
        Rule::SeveralAccountable => "with several As".to_owned(),
        other => format!("with {}", deviation(other)),
    }
}

/// The exemption that [`deviation`] describes.
pub(crate) fn allowed_as(deviation_of: &str) -> Option<Rule> {
    Rule::ALLOWABLE.iter().copied().find(|rule| deviation(*rule) == deviation_of)
}

/// The duties that a row covers: `okms ManageBackups`, or only some of its letters: `okms ManageBackups (R)`.
pub(crate) fn covered(matrix: &Matrix, activity: &Activity) -> Vec<String> {
    let covers = activity.covers.iter().map(|cover| {
        let name = matrix.refines.get(cover.of).map_or("", Refines::name);
        let letters = cover.letters.map_or_else(String::new, |letters| format!(" ({letters})"));
        format!("{name} {}{letters}", cover.activity)
    });
    covers.collect()
}
