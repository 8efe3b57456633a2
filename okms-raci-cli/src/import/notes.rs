//! What an importer decides, and what it refuses to decide.

use okms_raci_core::escape::Terminal;

use super::page::Place;
use crate::output::tell;
use crate::status::Error;

/// Something that the source leaves open, and what was made of it.
#[derive(Clone, Debug)]
pub(crate) struct Decision {
    /// The place, as `page.md:12`.
    pub(crate) at: String,
    /// One sentence.
    pub(crate) text: String,
    /// Whether the user has to decide more.
    pub(crate) is_open: bool,
    /// Whether something of the source is not in the matrix.
    pub(crate) leaves_out: bool,
}

impl Decision {
    /// Says it on standard error.
    pub(crate) fn tell(&self) {
        tell(format_args!("{}: {}", Terminal(&self.at), Terminal(&self.text)));
    }
}

/// Collects decisions and refusals in any order.
#[derive(Debug)]
pub(super) struct Notes {
    file: String,
    decisions: Vec<(Place, Decided)>,
    open: Vec<String>,
    refusals: Vec<(Place, String)>,
}

#[derive(Debug)]
struct Decided {
    text: String,
    leaves_out: bool,
}

impl Notes {
    pub(super) fn new(file: &str) -> Self {
        Notes {
            file: file.to_owned(),
            decisions: Vec::new(),
            open: Vec::new(),
            refusals: Vec::new(),
        }
    }

    /// Notes what was decided.
    pub(super) fn decide(&mut self, at: &Place, text: impl Into<String>) {
        self.decisions.push((at.clone(), Decided { text: text.into(), leaves_out: false }));
    }

    /// Notes what of the source is not in the matrix.
    pub(super) fn leave_out(&mut self, at: &Place, text: impl Into<String>) {
        self.decisions.push((at.clone(), Decided { text: text.into(), leaves_out: true }));
    }

    /// Notes what was decided for all of the source, at the first place.
    pub(super) fn decide_once(&mut self, at: &Place, text: impl Into<String>) {
        let text = text.into();
        if !self.has(&text) {
            self.decide(at, text);
        }
    }

    /// Notes what of all of the source is not in the matrix, at the first place.
    pub(super) fn leave_out_once(&mut self, at: &Place, text: impl Into<String>) {
        let text = text.into();
        if !self.has(&text) {
            self.leave_out(at, text);
        }
    }

    fn has(&self, text: &str) -> bool {
        self.decisions.iter().any(|(_, known)| known.text == text)
    }

    /// Notes what stays as it is until the user decides.
    pub(super) fn lack(&mut self, text: String) {
        self.open.push(text);
    }

    /// Notes why the source cannot be imported, and what to do about it.
    pub(super) fn refuse(&mut self, at: &Place, what: impl AsRef<str>, help: impl AsRef<str>) {
        self.refusals.push((at.clone(), format!("{}\n  {}", what.as_ref(), help.as_ref())));
    }

    pub(super) fn has_refusals(&self) -> bool {
        !self.refusals.is_empty()
    }

    /// All refusals as one error, if there are any.
    pub(super) fn check(&mut self) -> Result<(), Error> {
        if self.refusals.is_empty() {
            return Ok(());
        }
        let refusals = sorted(&mut self.refusals);
        let lines = refusals.map(|(at, text)| format!("\n{}{at}: {text}", self.file));
        let lines: String = lines.collect();
        Err(Error::new(format_args!("{} cannot be imported as it is{lines}", self.file)))
    }

    /// The decisions in the order of the source.
    pub(super) fn decisions(mut self) -> Vec<Decision> {
        let decisions = sorted(&mut self.decisions);
        let decided = decisions.map(|(at, Decided { text, leaves_out })| Decision {
            at: format!("{}{at}", self.file),
            text,
            is_open: false,
            leaves_out,
        });
        let open = self.open.into_iter();
        let open = open.map(|text| Decision {
            at: self.file.clone(),
            text,
            is_open: true,
            leaves_out: false,
        });
        decided.chain(open).collect()
    }
}

fn sorted<T>(notes: &mut Vec<(Place, T)>) -> impl Iterator<Item = (Place, T)> {
    let mut notes = std::mem::take(notes);
    notes.sort_by(|(a, _), (b, _)| a.cmp(b));
    notes.into_iter()
}
