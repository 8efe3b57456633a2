//! YAML text to a matrix, and what is wrong with it.

use crate::check::{check, check_comments};
use crate::draft::Draft;
use crate::file::{LONGEST, too_long};
use crate::finding::{Finding, Findings};
use crate::model::Matrix;
use crate::place::{Place, Position};
use crate::read::read;
use crate::report::Report;
use crate::rule::Rule;
use crate::yaml::{self, Located};

impl Matrix {
    /// Reads a matrix from YAML, with the problems that do not keep it from being used.
    ///
    /// `file` is the path to name in the report.
    ///
    /// # Errors
    ///
    /// A [`Report`] of everything that is wrong with the matrix.
    pub fn read(yaml: &str, file: &str) -> Result<(Matrix, Report), Report> {
        let (matrix, findings) = understand(yaml, &Located::new());
        let report = report(yaml, file, &findings);
        match matrix {
            Some(matrix) if !report.has_errors() => {
                let sha256 = hex(&hmac_sha256::Hash::hash(yaml.as_bytes()));
                Ok((Matrix { sha256, ..matrix }, report))
            }
            _ => Err(report),
        }
    }

    /// Where each of these activities stands in the YAML that the matrix was read from.
    ///
    /// `None` for an activity that is not there, and in a long text for those after the first ones.
    ///
    /// ```
    /// # use okms_raci_codegen::Matrix;
    /// let yaml = "
    /// format: 1
    /// name: tea
    /// title: Who makes the tea
    /// source: { revision: 2026-01-31 }
    /// parties: [{ id: Host, name: Host }]
    /// sections:
    ///   - title: Afternoon
    ///     activities:
    ///       - { title: Boil water, roles: { Host: RA } }
    /// ";
    /// let (matrix, _) = Matrix::read(yaml, "tea.yaml")?;
    /// let place = matrix.places_of_activities(yaml, &[0])[0].unwrap();
    /// assert_eq!((place.line, place.column), (10, 18));
    /// # Ok::<(), okms_raci_codegen::Report>(())
    /// ```
    #[must_use]
    pub fn places_of_activities(&self, yaml: &str, activities: &[usize]) -> Vec<Option<Position>> {
        let node = |activity: &usize| {
            let activity = self.activities.get(*activity)?;
            activity.id.at.or(activity.title.at).and_then(Place::node)
        };
        let located = yaml::locate_nodes(yaml, activities.iter().filter_map(node));
        let place = |activity| located.get(&node(activity)?).and_then(|(place, _)| place.start());
        activities.iter().map(place).collect()
    }

    /// The matrix as YAML, with every id written out; it reads back the same.
    ///
    /// Comments and the layout of the file that it was read from are not kept.
    #[must_use]
    pub fn to_yaml(&self) -> String {
        Draft::from(self).to_yaml()
    }
}

/// What was found, with the places; the YAML is read again for them.
fn report(yaml: &str, file: &str, findings: &Findings) -> Report {
    if findings.is_empty() {
        return Report::new(file, yaml, findings);
    }
    let located = yaml::locate(yaml, findings);
    Report::new(file, yaml, &understand(yaml, &located).1)
}

/// The matrix as far as it can be read, and what is wrong with it.
fn understand(yaml: &str, located: &Located) -> (Option<Matrix>, Findings) {
    if yaml.len() as u64 > LONGEST {
        return (None, too_long(yaml.len() as u64).into());
    }
    let mut findings = Findings::default();
    let root = match yaml::parse(yaml, located, &mut findings) {
        Ok(Some(root)) => root,
        Ok(None) => {
            let help = "a matrix starts with `format: 1`";
            let finding = Finding::new(Rule::EmptyFile, None, "the file is empty").help(help);
            return (None, finding.into());
        }
        Err(finding) => return (None, finding.into()),
    };
    let matrix = read(root, &mut findings);
    if let Some(matrix) = &matrix {
        check(matrix, &mut findings);
        check_comments(yaml, matrix, &mut findings);
    }
    (matrix, findings)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}
