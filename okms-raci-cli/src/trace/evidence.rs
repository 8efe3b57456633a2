//! What code says about activities.

/// How code speaks of activities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    /// `assert_raci!`
    Claim,
    /// `#[raci]`
    Implementation,
    /// `subset!`
    Subset,
    /// `activity!`
    Lookup,
}

impl Kind {
    /// The word for it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Claim => "claim",
            Kind::Implementation => "implementation",
            Kind::Subset => "subset",
            Kind::Lookup => "lookup",
        }
    }
}

/// A place in the code that speaks of activities.
#[derive(Clone, Debug)]
pub(crate) struct Evidence {
    pub(crate) kind: Kind,
    /// The position of the matrix.
    pub(crate) matrix: usize,
    /// The positions of the activities; none if it is about the revision.
    pub(crate) activities: Vec<usize>,
    pub(crate) file: String,
    pub(crate) line: usize,
    /// The path of the item inside the crate: `keys::rotate`.
    pub(crate) item: Option<String>,
    /// As it is written, with single blanks.
    pub(crate) text: String,
}

impl Evidence {
    /// Whether it speaks of an activity.
    pub(crate) fn is_about(&self, matrix: usize, activity: usize) -> bool {
        self.matrix == matrix && self.activities.contains(&activity)
    }
}
