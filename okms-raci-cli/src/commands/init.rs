//! `raci init`: a small matrix to start from.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use okms_raci_codegen::Matrix;

use crate::output::{message, print, write_file};
use crate::paths::shell_word;
use crate::status::{Error, Status};

const TEMPLATE: &str = include_str!("init/matrix.raci.yaml");
/// What the first line of the template names.
const SCHEMA: &str = "raci.schema.json";
const ENDING: &str = ".raci.yaml";

/// The arguments of `raci init`.
#[derive(Debug, clap::Args)]
pub(crate) struct Init {
    /// The file to write; `.raci.yaml` is added if it has no ending
    #[arg(value_name = "FILE", default_value = "matrix.raci.yaml")]
    file: PathBuf,
    /// Overwrite the file if it exists
    #[arg(long)]
    force: bool,
}

pub(crate) fn run(init: &Init) -> Result<Status, Error> {
    let mut file = init.file.clone();
    if file.as_os_str() != "-" && file.extension().is_none() {
        file.as_mut_os_string().push(ENDING);
    }
    let is_yaml = |ending: &std::ffi::OsStr| ending == "yaml" || ending == "yml";
    if file.as_os_str() != "-" && !file.extension().is_some_and(is_yaml) {
        let help = if file.exists() {
            "`raci import` makes YAML of a table; for a new matrix, name a file that ends with .raci.yaml"
        } else {
            "name a file that ends with .raci.yaml; `raci export` makes other forms of it"
        };
        return Err(Error::new(format_args!("{} would hold YAML\n{help}", file.display())));
    }
    let text = TEMPLATE.replace("NAME", &name(&file)).replace("TODAY", &today());
    if file.as_os_str() == "-" {
        print(text.as_bytes())?;
        return Ok(Status::Fine);
    }
    write_file(&file, text.as_bytes(), init.force)?;
    let schema = file.with_file_name(SCHEMA);
    if schema.exists() {
        message(format_args!("wrote {}", file.display()));
    } else {
        write_file(&schema, Matrix::SCHEMA.as_bytes(), false)?;
        message(format_args!("wrote {} and, for editors, {}", file.display(), schema.display()));
    }
    message(format_args!("change its rows, then: `raci check {}`", shell_word(&file)));
    Ok(Status::Fine)
}

/// The name of the matrix: that of the file, as far as one may have it.
fn name(file: &Path) -> String {
    let stem =
        file.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let stem = stem.split('.').next().unwrap_or_default();
    let words = stem.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("_");
    if name.starts_with(|c: char| c.is_ascii_lowercase()) { name } else { "matrix".to_owned() }
}

/// The date of today, in UTC.
fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    date(seconds / 86_400)
}

/// The date of a day since 1970, in the calendar of years that start in March.
fn date(days: u64) -> String {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{date, name};

    #[test]
    fn days_are_dates() {
        let dates = [(0, "1970-01-01"), (11_016, "2000-02-29"), (20_454, "2026-01-01")];
        for (days, text) in dates {
            assert_eq!(date(days), text);
        }
    }

    #[test]
    fn a_matrix_is_called_like_its_file() {
        let names = [
            ("a/backup.raci.yaml", "backup"),
            ("Order Desk.yaml", "order_desk"),
            ("2.yaml", "matrix"),
        ];
        for (file, own) in names {
            assert_eq!(name(Path::new(file)), own);
        }
    }
}
