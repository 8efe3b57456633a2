//! What the steps of the way find wrong, before it is known where in the text that is.

use std::collections::HashMap;
use std::ops::Range;

use crate::places::{Item, Place};
use crate::rule::{Rule, Severity};

/// One thing that is wrong with a matrix.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) rule: Rule,
    pub(crate) severity: Severity,
    /// `None` if it is about the file as a whole.
    pub(crate) at: Option<Place>,
    /// The number of another node whose line the message gives.
    pub(crate) beside: Option<usize>,
    pub(crate) message: String,
    pub(crate) help: String,
    /// What the help says, where that is certain.
    pub(crate) edit: Option<Box<Edit>>,
}

/// What to write instead.
#[derive(Clone, Debug)]
pub(crate) enum Edit {
    /// For the text at the place, which keeps its quotes.
    Text(String),
    /// For what is written at the place, as it is.
    Yaml(String),
    /// For what is written from the start of one place to the end of another.
    Span(Place, Place, String),
    /// For these bytes of the file.
    Bytes(Range<usize>, String),
}

impl Finding {
    pub(crate) fn new(rule: Rule, at: Option<Place>, message: impl Into<String>) -> Self {
        let message = cut(message.into());
        let severity = rule.severity();
        Finding { rule, severity, at, beside: None, message, help: String::new(), edit: None }
    }

    #[must_use]
    pub(crate) fn help(self, help: impl Into<String>) -> Self {
        Finding { help: cut(help.into()), ..self }
    }

    /// That the help is certain, and what it comes to.
    #[must_use]
    pub(crate) fn edit(self, edit: impl Into<Option<Edit>>) -> Self {
        Finding { edit: edit.into().map(Box::new), ..self }
    }

    /// What else the message gives the line of.
    #[must_use]
    pub(crate) fn beside(self, other: Option<Place>) -> Self {
        Finding { beside: other.and_then(Place::node), ..self }
    }

    fn rank(&self) -> (Severity, Option<Place>) {
        (self.severity, self.at)
    }
}

/// A sentence without the end of a very long text that it has in it.
fn cut(mut sentence: String) -> String {
    const LONGEST: usize = 2_000;
    if let Some((end, _)) = sentence.char_indices().nth(LONGEST) {
        sentence.truncate(end);
        sentence.push('…');
        sentence.shrink_to_fit();
    }
    sentence
}

/// What was found: the first findings of the text, errors before warnings, and how many there are.
///
/// A file can have a mistake in every other byte; nobody reads all of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Findings {
    /// By rank.
    first: Vec<Finding>,
    /// How many there are of each severity.
    counts: [usize; 2],
    /// Whether anything but the content of rows is wrong.
    breaks_form: bool,
}

impl Findings {
    /// How many are kept.
    pub(crate) const MOST: usize = 100;

    pub(crate) fn push(&mut self, finding: Finding) {
        self.counts[finding.severity as usize] += 1;
        self.breaks_form |= finding.severity == Severity::Error && !finding.rule.is_about_content();
        if self.keeps_rank(finding.rank()) {
            self.first.truncate(Self::MOST - 1);
            let rank = finding.rank();
            let position = self.first.partition_point(|kept| kept.rank() <= rank);
            self.first.insert(position, finding);
        }
    }

    /// Whether there is an error that is not about the content of a row.
    pub(crate) fn breaks_form(&self) -> bool {
        self.breaks_form
    }

    /// Whether such a finding would be kept; of others nobody needs to know what was meant.
    pub(crate) fn keeps(&self, rule: Rule, at: Option<Place>) -> bool {
        self.keeps_rank((rule.severity(), at))
    }

    fn keeps_rank(&self, rank: (Severity, Option<Place>)) -> bool {
        self.first.get(Self::MOST - 1).is_none_or(|last| rank < last.rank())
    }

    pub(crate) fn extend(&mut self, finding: Option<Finding>) {
        if let Some(finding) = finding {
            self.push(finding);
        }
    }

    /// Puts what the item of each finding is called before its message.
    pub(crate) fn label(&mut self, label: impl Fn(Item) -> String) {
        for finding in &mut self.first {
            if let Some(item) = finding.at.and_then(Place::item) {
                finding.message.insert_str(0, &label(item));
            }
        }
    }

    /// Takes back those of the first findings that say what another one says.
    pub(crate) fn leave_out(&mut self, is_said: impl Fn(&Finding) -> bool) {
        self.first.retain(|finding| {
            let is_said = is_said(finding);
            self.counts[finding.severity as usize] -= usize::from(is_said);
            !is_said
        });
    }

    pub(crate) fn first(&self) -> &[Finding] {
        &self.first
    }

    /// How many there are of a severity, those that are not kept included.
    pub(crate) fn count(&self, severity: Severity) -> usize {
        self.counts[severity as usize]
    }

    pub(crate) fn len(&self) -> usize {
        self.counts.iter().sum()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl From<Finding> for Findings {
    fn from(finding: Finding) -> Self {
        let mut findings = Findings::default();
        findings.push(finding);
        findings
    }
}

/// For each key the position of the one before it that it repeats, the last of several.
pub(crate) fn repeats(keys: impl IntoIterator<Item = impl ToString>) -> Vec<Option<usize>> {
    // One kind of map for all kinds of keys: each further one takes the compiler as long as a file of code.
    let mut last = HashMap::<String, usize>::new();
    let keys: Vec<String> = keys.into_iter().map(|key| key.to_string()).collect();
    keys.into_iter().enumerate().map(|(position, key)| last.insert(key, position)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Finding, Findings};
    use crate::rule::{Rule, Severity};

    #[test]
    fn an_error_is_listed_however_many_warnings_were_found_before() {
        let mut findings = Findings::default();
        for _ in 0..=Findings::MOST {
            findings.push(Finding::new(Rule::NobodyResponsible, None, "nobody"));
        }
        findings.push(Finding::new(Rule::NoParties, None, "no parties"));
        assert_eq!(findings.first().len(), Findings::MOST);
        assert_eq!(findings.first()[0].rule, Rule::NoParties);
        let counts = [Severity::Error, Severity::Warning].map(|severity| findings.count(severity));
        assert_eq!(counts, [1, Findings::MOST + 1]);
    }
}
