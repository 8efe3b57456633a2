//! Which activities a section has.

use crate::model::Matrix;

impl Matrix {
    /// By section where in [`Matrix::activities`] its activities start, where its own end, and where
    /// those of its subsections do.
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
    ///     activities: [{ title: Boil water, roles: { Host: RA } }]
    ///     sections:
    ///       - title: Later
    ///         activities: [{ title: Pour, roles: { Host: RA } }]
    /// ";
    /// let (matrix, _) = Matrix::read(yaml, "tea.yaml")?;
    /// assert_eq!(matrix.section_activities(), [[0, 1, 2], [1, 2, 2]]);
    /// # Ok::<(), okms_raci_codegen::Report>(())
    /// ```
    #[must_use]
    pub fn section_activities(&self) -> Vec<[usize; 3]> {
        let mut start = 0;
        let mut activities = Vec::with_capacity(self.sections.len());
        for section in &self.sections {
            let end = start + section.size;
            activities.push([start, end, end]);
            start = end;
        }
        // A section comes after the one that it is a part of.
        for at in (0..self.sections.len()).rev() {
            if let Some(parent) = self.sections[at].parent {
                activities[parent][2] = activities[parent][2].max(activities[at][2]);
            }
        }
        activities
    }
}
